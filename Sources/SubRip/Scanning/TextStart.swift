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
    if certain(first >> 6) >> UInt64(first & 63) & 1 == 1 { return true }
    switch first {
    // # ( [ in front of a digit may be an index.
    case 0x23, 0x28, 0x5B: return span[lower &+ 1] &- 0x30 > 9
    case 0x2D: return isDialogue(span, from: lower, to: upper)
    case 0xC2, 0xD9, 0xDB, 0xE2, 0xE3, 0xEF: return isLetter(first, span[lower &+ 1])
    default: return false
    }
  }

  /// The first bytes that are enough, as four sets of 64.
  ///
  /// Letters, most punctuation (`!"$%')*+,./;<?@\^_{|}` and the backtick), and the first bytes of
  /// most scripts.
  @inline(__always)
  private static func certain(_ quarter: UInt8) -> UInt64 {
    switch quarter {
    case 0: 0x9800_DEB6_0000_0000
    case 1: 0x3FFF_FFFF_D7FF_FFFF
    case 2: 0
    default: 0x001F_7FF3_F5FF_FFF8
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

  /// Whether a line that begins with a dash goes on with a word, as dialogue does.
  @inline(__always)
  private static func isDialogue(_ span: Span<UInt8>, from lower: Int, to upper: Int) -> Bool {
    var position = lower &+ 1
    if span[position] == 0x20 { position &+= 1 }
    guard position < upper else { return false }
    let byte = span[position]
    return certain(byte >> 6) >> UInt64(byte & 63) & 1 == 1
  }
}
