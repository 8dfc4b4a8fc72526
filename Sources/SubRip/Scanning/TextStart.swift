// SPDX-License-Identifier: Apache-2.0

/// Which lines are text and nothing else, told by how they begin.
///
/// Nearly all lines of text are, most of them by their first byte: no index, timing line or blank
/// line begins with a letter, a quote or a full stop. What is not certain here is left to
/// ``LineKind``, which says `text` of every line that is. (A single letter may be an index; with a
/// space behind it, it is text. Digits of the scripts of South and East Asia count as letters here:
/// where an index or a timing line may stand, the machine looks again.)
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
    if beginsWord(span, at: lower, to: upper) { return true }
    switch span[lower] {
    // # ( [ in front of a digit may be an index.
    case 0x23, 0x28, 0x5B: return span[lower &+ 1] &- 0x30 > 9
    // A dash in front of a word is dialogue.
    case 0x2D: return beginsWord(span, at: lower &+ (span[lower &+ 1] == 0x20 ? 2 : 1), to: upper)
    default: return false
    }
  }

  /// Whether a word or its punctuation begins at a position.
  @inline(__always)
  private static func beginsWord(_ span: Span<UInt8>, at position: Int, to upper: Int) -> Bool {
    guard position < upper else { return false }
    let first = span[position]
    if certain(first >> 6) >> UInt64(first & 63) & 1 == 1 { return true }
    guard first >= 0xC2, position &+ 1 < upper else { return false }
    return isLetter(first, span[position &+ 1])
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
    default: 0x001F_7FF3_75FF_FFF8
    }
  }

  /// Whether a character begins like this that is no space, digit, dash, colon or arrow.
  @inline(__always)
  private static func isLetter(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xC2: second != 0xA0
    case 0xD9: second < 0xA0 || second > 0xA9
    case 0xDB: second < 0xB0 || second > 0xB9
    case 0xDF: second > 0x89
    case 0xE3: second != 0x80
    case 0xE2: second > 0x88 && second != 0x9E && second != 0x9F
    case 0xEF: second != 0xBB && second != 0xBC
    default: false
    }
  }
}
