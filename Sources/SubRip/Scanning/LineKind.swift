// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// What a line is by itself, without its neighbours.
enum LineKind {
  /// Nothing but spaces, tabs, and padding (NUL, Ctrl-Z) of old editors.
  case blank
  /// A non-negative integer, with spaces or invisible marks tolerated around it.
  case integer(Int)
  /// A number that is no non-negative integer, such as `1.5` or `-1`.
  case number
  /// Something short that can stand for an index below a blank line: `#12`, `1 foo`, `A`.
  case indexLike
  case timing(TimingLine)
  case unreadableTiming
  case text

  /// Classifies a line that does not begin with an ordinary letter.
  ///
  /// - Complexity: O(1) but for blank lines and integers, which are O(length).
  static func read(_ span: Span<UInt8>, in range: Range<Int>, expectedIndex: Int?) -> LineKind {
    var p = range.lowerBound
    let end = range.upperBound
    while p < end, isBlank(span[p]) { p += 1 }
    guard p < end else { return .blank }
    let first = TolerantTimecode.skipSpaces(span, from: p, end: end)
    guard first < end else { return .text }
    switch Glyph.read(span, at: first, end: end).glyph {
    case .digit, .colon, .dash, .arrowHead, .arrow: break
    case .other where isShortIndex(span, first..<end): return .indexLike
    default: return .text
    }
    if let kind = readNumber(span, from: first, end: end) { return kind }
    switch TimingLine.read(span, in: p..<end, expectedIndex: expectedIndex) {
    case .timing(var line):
      // Spaces before the first timecode are no canonical form.
      if p > range.lowerBound { line.anomalies.insert(.timingNotCanonical) }
      return .timing(line)
    case .unreadable: return .unreadableTiming
    case .none: break
    }
    return isShortIndex(span, first..<end) ? .indexLike : .text
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0C && byte != 0x0A) || byte == 0 || byte == 0x1A
  }

  private static func readNumber(_ span: Span<UInt8>, from first: Int, end: Int) -> LineKind? {
    var p = first
    var value = 0
    var digits = 0
    let negative = span[p] == 0x2D
    if negative { p += 1 }
    while p < end, case (.digit(let digit), let width) = Glyph.read(span, at: p, end: end) {
      digits += 1
      guard digits <= 18 else { return .text }
      value = value * 10 + Int(digit)
      p += width
    }
    guard digits > 0 else { return nil }
    var after = TolerantTimecode.skipSpaces(span, from: p, end: end)
    while after < end, isBlank(span[after]) { after += 1 }
    if after == end { return negative ? .number : .integer(value) }
    guard span[p] == 0x2E else { return nil }
    // `1.5` and `1.`, but not `1.567.202.`, which is text.
    p += 1
    var fraction = 0
    while p < end, fraction <= 18, span[p] >= 0x30, span[p] <= 0x39 {
      p += 1
      fraction += 1
    }
    return TolerantTimecode.skipSpaces(span, from: p, end: end) == end ? .number : nil
  }

  /// `#12`, `12)`, `1 foo`: a digit within the first two characters, at most 16 bytes; or one letter.
  private static func isShortIndex(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, isBlank(span[end - 1]), range.upperBound - end < 32 { end -= 1 }
    let count = end - range.lowerBound
    // Only padding behind an invisible mark.
    guard count > 0 else { return false }
    let first = span[range.lowerBound]
    if count == 1 { return (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7A }
    guard count <= 16 else { return false }
    if first >= 0x30, first <= 0x39 { return true }
    let second = span[range.lowerBound + 1]
    return (first == 0x23 || first == 0x28 || first == 0x5B) && second >= 0x30 && second <= 0x39
  }
}
