// SPDX-License-Identifier: Apache-2.0

internal import CICU
internal import Synchronization

/// How Chinese text is written: in traditional or in simplified characters.
package struct HanVariants: Sendable, Hashable {
  /// How many Han characters the text has.
  package let total: Int
  /// How many of them simplified writing would replace: characters of traditional writing alone.
  package let traditionalOnly: Int
  /// How many of them traditional writing would replace: characters of simplified writing alone.
  package let simplifiedOnly: Int

  /// Counts the characters of a text.
  ///
  /// - Parameter text: Any text; only Han characters count.
  /// - Complexity: O(*n*); text without Han characters never reaches ICU's transforms.
  package init(of text: String) {
    let han = Array(
      text.unicodeScalars.filter { $0.value >= 0x2E80 && $0.properties.isIdeographic })
    total = han.count
    traditionalOnly = Self.changes(han, by: "Traditional-Simplified")
    simplifiedOnly = Self.changes(han, by: "Simplified-Traditional")
  }

  private static func changes(_ han: [Unicode.Scalar], by identifier: String) -> Int {
    guard !han.isEmpty else { return 0 }
    // A character a line keeps counts true where one character becomes several.
    var source = ""
    for scalar in han {
      source.unicodeScalars.append(scalar)
      source += "\n"
    }
    guard let result = Transform.shared.withLock({ $0.apply(identifier, to: source) }) else {
      return 0
    }
    return zip(source.split(separator: "\n"), result.split(separator: "\n")).count { $0 != $1 }
  }

  /// ICU's transforms, opened once (11 ms) and used by one thread at a time.
  @safe private struct Transform: @unchecked Sendable {
    static let shared = Mutex(Transform())

    // Sound to send: a transform has no ties to a thread, and the mutex admits one at a time.
    private var opened: [String: UnsafeMutableRawPointer] = unsafe [:]

    mutating func apply(_ identifier: String, to text: String) -> String? {
      var status = CICU_NO_ERROR
      if unsafe opened[identifier] == nil {
        let name = Array(identifier.utf16)
        unsafe opened[identifier] = name.withUnsafeBufferPointer {
          unsafe cicu_trans_open($0.baseAddress, Int32($0.count), &status)
        }
      }
      guard let transform = unsafe opened[identifier], !ICUText.failed(status) else { return nil }
      var units = Array(text.utf16)
      var length = Int32(units.count)
      units += Array(repeating: 0, count: units.count)
      // Sound: ICU writes within the capacity that the array has.
      unsafe units.withUnsafeMutableBufferPointer {
        unsafe cicu_trans_apply(transform, $0.baseAddress, &length, Int32($0.count), &status)
      }
      guard !ICUText.failed(status) else { return nil }
      return String(decoding: units[..<Int(length)], as: UTF16.self)
    }
  }
}
