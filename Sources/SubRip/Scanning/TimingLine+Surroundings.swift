// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

extension TimingLine {
  /// Notes which fractions are written `1000`: a rounded-up second of exporters, or 100 ms of four digits.
  mutating func noteThousands(_ left: TolerantTimecode, _ right: TolerantTimecode) {
    startIsThousand = left.isThousand
    endIsThousand = right.isThousand
    hasFourDigits = left.hasFourDigits || right.hasFourDigits
  }

  /// Reads `,1000` as the next second, where the times fit then.
  mutating func carryThousands() {
    guard !hasFourDigits else { return }
    let start = start + (startIsThousand ? 900 : 0)
    let end = end + (endIsThousand ? 900 : 0)
    guard start <= end || self.start > self.end else { return }
    self.start = start
    self.end = end
  }

  /// Finds what follows the end, but for what only closes what was opened in front of the times.
  mutating func readTrailing(_ span: Span<UInt8>, end: Int) {
    let closed = Self.closersEnd(span, from: endRange.upperBound, end: end)
    if closed > endRange.upperBound { anomalies.insert(.timingNotCanonical) }
    let lower = TolerantTimecode.skipSpaces(span, from: closed, end: end)
    trailing = endRange.upperBound..<endRange.upperBound
    guard lower < end else { return }
    trailing = lower..<end
    anomalies.insert(.trailingData)
  }

  /// The end of brackets, quotation marks, asterisks, commas, and closing tags behind a time, which say
  /// nothing: all up to the end of the line, or what touches the time.
  private static func closersEnd(_ span: Span<UInt8>, from position: Int, end: Int) -> Int {
    guard position < end else { return position }
    let all = closersEnd(span, from: position, end: end, throughSpaces: true)
    guard all < end else { return all }
    let touching = closersEnd(span, from: position, end: end, throughSpaces: false)
    guard touching < end, Glyph.read(span, at: touching, end: end).glyph == .space else {
      return position
    }
    return touching
  }

  private static func closersEnd(
    _ span: Span<UInt8>, from position: Int, end: Int, throughSpaces: Bool
  ) -> Int {
    var p = position
    let limit = min(end, position + 64)
    while p < limit {
      if span[p] == 0x3C, let after = Markup.end(of: span, at: p, end: end),
        span[p + 1] == 0x2F || isBreak(span, p..<after)
      {
        p = after
        continue
      }
      if throughSpaces, span[p] == 0x26, let after = Markup.end(of: span, at: p, end: end) {
        p = after
        continue
      }
      let (glyph, width) = Glyph.read(span, at: p, end: end)
      switch glyph {
      case .space, .mark:
        guard throughSpaces else { return p }
        p += width
      case .other where isCloser(span, at: p, end: end): p = Letters.end(span, at: p, end: end)
      // One comma or full stop; more are words left out.
      case .point where !isPoint(span, at: p + width, end: end): p += width
      default: return p
      }
    }
    return p
  }

  private static func isPoint(_ span: Span<UInt8>, at position: Int, end: Int) -> Bool {
    guard position < end else { return false }
    switch Glyph.read(span, at: position, end: end).glyph {
    case .point, .digit: return true
    default: return false
    }
  }

  private static func isBreak(_ span: Span<UInt8>, _ tag: Range<Int>) -> Bool {
    tag.count >= 4 && span[tag.lowerBound + 1] | 0x20 == 0x62
      && span[tag.lowerBound + 2] | 0x20 == 0x72
  }

  private static func isCloser(_ span: Span<UInt8>, at position: Int, end: Int) -> Bool {
    switch Letters.scalar(span, at: position, end: end)?.value ?? 0 {
    // " ' ) * \ ] _ ` | } and the quotation marks and brackets of other scripts.
    case 0x22, 0x27, 0x29, 0x2A, 0x5C, 0x5D, 0x5F, 0x60, 0x7C, 0x7D, 0xBB, 0x2019, 0x201D, 0x203A,
      0x300D, 0x300F, 0x3011, 0xFF09, 0xFF3D:
      true
    default: false
    }
  }
}
