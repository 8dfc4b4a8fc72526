// SPDX-License-Identifier: Apache-2.0

/// Text from files and servers, made safe to show.
public enum TerminalText {
  /// Makes every control character visible.
  ///
  /// C0 and C1 controls, DEL, line separators and bidirectional controls become escapes such as
  /// `\u{1B}`: a terminal would act on them, or show the rest of the line in another order.
  ///
  /// - Parameter text: Text from anywhere.
  /// - Returns: The same text without anything that a terminal would act on.
  /// - Complexity: O(n).
  public static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return result
  }

  /// Appends one scalar, escaped if it needs to be.
  ///
  /// - Parameters:
  ///   - scalar: The scalar.
  ///   - result: The text that it is appended to.
  package static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    guard isUnsafe(scalar) else {
      result.unicodeScalars.append(scalar)
      return
    }
    switch scalar {
    case "\t": result += "\\t"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    default: result += codePoint(scalar)
    }
  }

  /// A scalar by its number, such as `\u{1B}`.
  ///
  /// - Parameter scalar: The scalar.
  /// - Returns: The escape.
  package static func codePoint(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  /// Whether a terminal acts on a scalar, or shows nothing or another order because of it.
  ///
  /// All that are lie in the Basic Multilingual Plane, so that JSON escapes each with four digits.
  ///
  /// - Parameter scalar: The scalar.
  /// - Returns: `true` where it must be escaped.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x2069,
      0xFEFF, 0xFFF9...0xFFFB:
      true
    default: false
    }
  }
}
