// SPDX-License-Identifier: Apache-2.0

/// Text of captions, gathered to tell its language from: without markup, and bounded.
///
/// Of a long file the beginning is kept and then parts of the rest, so that credits in another
/// language at one end do not decide.
package struct LanguageSample: Sendable {
  /// The text so far.
  package private(set) var text = ""
  private var cueCount = 0
  private var stride = 1

  /// What is kept at most, in bytes: far more than any detector needs.
  private static let capacity = 64 * 1024

  /// Creates an empty sample.
  package init() {}

  /// Adds the text of a cue.
  ///
  /// - Parameter cue: The text, its lines separated by line feeds; tags such as `<i>` and `{\an8}`,
  ///   labels in brackets and notes are left out.
  package mutating func add(_ cue: String) {
    defer { cueCount += 1 }
    guard cueCount.isMultiple(of: stride) else { return }
    if text.utf8.count >= Self.capacity {
      // Half of what is there makes room for the rest of the file, ever more thinly.
      let lines = text.split(separator: "\n")
      text = lines.enumerated().filter { $0.offset.isMultiple(of: 2) }.map { $0.element + "\n" }
        .joined()
      stride *= 2
    }
    append(cue)
    text.append("\n")
  }

  private mutating func append(_ cue: String) {
    var closing: Unicode.Scalar?
    var kept = String.UnicodeScalarView()
    let scalars = Array(cue.unicodeScalars.prefix(8 * 1024))
    for (index, scalar) in scalars.enumerated() {
      if let closer = closing {
        if scalar == closer { closing = nil }
        continue
      }
      switch scalar {
      case "<" where index + 1 < scalars.count && Self.beginsTag(scalars[index + 1]): closing = ">"
      case "{": closing = "}"
      case "[": closing = "]"
      case "♪", "♫", "#": continue
      case "\n", "\r": kept.append(" ")
      default: kept.append(scalar)
      }
    }
    // A bracket that nothing closes is text.
    text += closing == nil ? String(kept) : cue
  }

  /// Whether a `<` before a character opens a tag and is no sign such as `<3`.
  private static func beginsTag(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "/" || scalar.properties.isAlphabetic
  }
}
