// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// Characters that look alike, such as the Latin and the Cyrillic `a` (Unicode Technical Standard 39).
package enum Confusables {
  /// The skeleton of text: two texts look alike when their skeletons are equal.
  ///
  /// - Parameter text: The text.
  /// - Returns: The skeleton: a key to compare, not text for people.
  /// - Complexity: O(*n*), about 25 MB a second; ASCII reaches ICU too, since `rn` looks like `m`.
  package static func skeleton(_ text: String) -> String {
    guard let checker = Checker.shared else { return text }
    let utf8 = text.utf8.span
    guard utf8.count <= Int(Int32.max / 4) else { return text }
    // Sound: ICU reads the bytes while they live and writes within the buffer's capacity.
    return unsafe utf8.withUnsafeBytes { bytes in
      guard let source = unsafe bytes.bindMemory(to: CChar.self).baseAddress else { return "" }
      return unsafe ICUText.utf8String(capacity: bytes.count * 2 + 16) { buffer, capacity, status in
        unsafe cicu_spoof_skeleton_utf8(
          checker.pointer, source, Int32(bytes.count), buffer, capacity, &status)
      }
    } ?? text
  }

  /// ICU's checker with its default settings.
  @safe private struct Checker: @unchecked Sendable {
    // Sound to share: the checker is never changed after it is opened, and ICU documents a constant
    // checker as safe to use from several threads at once. It is never closed.
    let pointer: OpaquePointer

    static let shared: Checker? = {
      var status = CICU_NO_ERROR
      guard let pointer = unsafe cicu_spoof_open(&status), !ICUText.failed(status) else {
        return nil
      }
      return unsafe Checker(pointer: pointer)
    }()
  }
}
