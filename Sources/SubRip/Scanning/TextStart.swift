// SPDX-License-Identifier: Apache-2.0

/// Which lines are text and nothing else, told by how they begin.
///
/// Nearly all lines of text are, most of them by their first byte: no index, timing line or blank
/// line begins with a letter, a quote or a full stop. What is not certain here is left to
/// ``LineKind``, which says `text` of every line that is. (A single letter may be an index; with a
/// space behind it, it is text.)
enum TextStart {
  /// Whether a line can be nothing but text.
  ///
  /// - Parameters:
  ///   - span: The window.
  ///   - lower: Where the line begins.
  ///   - upper: Where its content ends.
  /// - Returns: `false` where it is not certain.
  @inline(__always)
  static func isCertain(_ span: Span<UInt8>, from lower: Int, to upper: Int) -> Bool {
    guard upper &- lower > 1 else { return false }
    let first = span[lower]
    switch first {
    case 0x41...0x5A, 0x61...0x7A: return true
    // ! " $ % ' ) * + , . / ; < ? @ \ ^ _ ` { | }
    case 0x21, 0x22, 0x24, 0x25, 0x27, 0x29...0x2C, 0x2E, 0x2F, 0x3B, 0x3C, 0x3F, 0x40, 0x5C,
      0x5E...0x60, 0x7B...0x7D:
      return true
    // # ( [ in front of a digit may be an index.
    case 0x23, 0x28, 0x5B: return span[lower &+ 1] &- 0x30 > 9
    case 0x2D: return isDialogue(span, from: lower, to: upper)
    case 0xC3...0xD8, 0xDA, 0xDC...0xDF, 0xE0, 0xE1, 0xE4...0xEE, 0xF0...0xF4: return true
    case 0xC2, 0xD9, 0xDB, 0xE2, 0xE3, 0xEF: return isLetter(first, span[lower &+ 1])
    default: return false
    }
  }

  /// Whether a character begins like this that is no space, digit, dash, colon or arrow.
  @inline(__always)
  private static func isLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xC2: second != 0xA0
    case 0xD9: second < 0xA0 || second > 0xA9
    case 0xDB: second < 0xB0 || second > 0xB9
    case 0xE3: second != 0x80
    case 0xE2: second > 0x88 && second != 0x9E && second != 0x9F
    default: second != 0xBB && second != 0xBC
    }
  }

  /// Whether a line that begins with a dash is what somebody says: no negative number, and no arrow
  /// in it that could make a timing line of it.
  private static func isDialogue(_ span: Span<UInt8>, from lower: Int, to upper: Int) -> Bool {
    let second = span[lower &+ 1]
    return second < 0x80 && second &- 0x30 > 9
      && !ArrowHeads.mayOccur(in: span, lower..<min(upper, lower &+ TimingLine.reach))
  }
}
