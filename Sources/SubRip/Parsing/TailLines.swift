// SPDX-License-Identifier: Apache-2.0

/// The lines of a range, the last one first.
struct TailLines {
  private let start: Int
  private var end: Int

  init(from start: Int, to end: Int) {
    self.start = start
    self.end = end
  }

  /// The line above the one that was given last.
  mutating func previous(in span: Span<UInt8>) -> Line? {
    guard end > start else { return nil }
    let next = end
    var upper = end
    if span[upper - 1] == 0x0A {
      upper -= 1
      // CRLF, and CR CR LF as one newline.
      if upper > start, span[upper - 1] == 0x0D { upper -= 1 }
      if upper > start, upper < next - 1, span[upper - 1] == 0x0D { upper -= 1 }
    } else if span[upper - 1] == 0x0D {
      upper -= 1
    }
    var lower = upper
    while lower > start, span[lower - 1] != 0x0A, span[lower - 1] != 0x0D { lower -= 1 }
    end = lower
    return Line(lower: lower, upper: upper, next: next)
  }
}

/// What a line at the end of a file can be that is no text.
enum TailKind {
  case blank
  case fence
  case integer
  case partialTiming
  case text

  static func read(_ span: Span<UInt8>, in range: Range<Int>) -> TailKind {
    if span.isBlank(range) { return .blank }
    let first = TolerantTimecode.skipSpaces(span, from: range.lowerBound, end: range.upperBound)
    guard first < range.upperBound else { return .text }
    if span[first] == 0x60 { return isFence(span, first..<range.upperBound) ? .fence : .text }
    guard range.upperBound - first <= 40 else { return .text }
    var p = first
    var colons = 0
    var digits = 0
    while p < range.upperBound {
      let (glyph, width) = Glyph.read(span, at: p, end: range.upperBound)
      switch glyph {
      case .digit: digits += 1
      case .colon: colons += 1
      case .point, .dash, .arrowHead, .space, .mark: break
      default:
        guard LineKind.isBlank(span[p]) else { return .text }
      }
      p += width
    }
    guard digits > 0, case .digit = Glyph.read(span, at: first, end: range.upperBound).glyph else {
      return .text
    }
    if case .integer = LineKind.read(span, in: range, expectedIndex: nil) { return .integer }
    return colons > 0 ? .partialTiming : .text
  }

  /// Three backticks or more, perhaps with a name behind them, such as "```srt".
  static func opensFence(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var position = TolerantTimecode.skipSpaces(
      span, from: range.lowerBound, end: range.upperBound)
    let first = position
    while position < range.upperBound, span[position] == 0x60 { position += 1 }
    return position - first >= 3
  }

  /// Three backticks and nothing more: chat programs put such a line around a file.
  private static func isFence(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var ticks = 0
    for position in range {
      if span[position] == 0x60 {
        ticks += 1
      } else if !LineKind.isBlank(span[position]) {
        return false
      }
    }
    return ticks >= 3
  }
}
