// SPDX-License-Identifier: Apache-2.0

/// What the reader of timing lines tells apart, whatever script it is written in.
enum Glyph: Equatable {
  case digit(Int64)
  case colon
  case point
  case dash
  case arrowHead
  case arrow
  case space
  /// Invisible: byte-order marks, zero-width and bidirectional marks.
  case mark
  case other

  /// The glyph at a position and how many bytes it takes.
  ///
  /// - Returns: `.other` and 1 for anything that has no meaning in a timing line.
  @inline(__always)
  static func read(_ span: Span<UInt8>, at position: Int, end: Int) -> (glyph: Glyph, width: Int) {
    let byte = span[position]
    switch byte {
    case 0x30...0x39: return (.digit(Int64(byte &- 0x30)), 1)
    case 0x3A: return (.colon, 1)
    case 0x2C, 0x2E, 0x3B: return (.point, 1)
    case 0x2D, 0x3D, 0x7E: return (.dash, 1)
    case 0x3E: return (.arrowHead, 1)
    case 0x20, 0x09: return (.space, 1)
    case 0x26:
      // `--&gt;`: pages and chat programs that escape HTML write such files.
      let escaped = position + 4 <= end && span.halfWord(at: position) == 0x3B74_6726
      return escaped ? (.arrowHead, 4) : (.other, 1)
    case ..<0x80: return (.other, 1)
    default: return readMultibyte(span, at: position, end: end)
    }
  }

  private static func readMultibyte(
    _ span: Span<UInt8>, at position: Int, end: Int
  ) -> (glyph: Glyph, width: Int) {
    guard position + 1 < end else { return (.other, 1) }
    let first = span[position]
    let second = span[position + 1]
    switch (first, second) {
    case (0xC2, 0xA0): return (.space, 2)
    case (0xD9, 0xA0...0xA9): return (.digit(Int64(second &- 0xA0)), 2)
    case (0xDB, 0xB0...0xB9): return (.digit(Int64(second &- 0xB0)), 2)
    case (0xDF, 0x80...0x89): return (.digit(Int64(second &- 0x80)), 2)
    case (0xD8, 0x8C), (0xD9, 0xAB): return (.point, 2)
    default: break
    }
    guard position + 2 < end else { return (.other, 1) }
    switch (first, second, span[position + 2]) {
    case (0xEF, 0xBC, 0x90...0x99): return (.digit(Int64(span[position + 2] &- 0x90)), 3)
    case (0xEF, 0xBC, 0x9A), (0xE2, 0x88, 0xB6): return (.colon, 3)
    case (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x8E), (0xEF, 0xBC, 0x9B), (0xE3, 0x80, 0x82):
      return (.point, 3)
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xEF, 0xBC, 0x8D): return (.dash, 3)
    case (0xEF, 0xBC, 0x9E): return (.arrowHead, 3)
    case (0xE2, 0x86, 0x92), (0xE2, 0x87, 0x92), (0xE2, 0x9E, 0x94), (0xE2, 0x9F, 0xB6):
      return (.arrow, 3)
    case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x80...0x8A): return (.space, 3)
    case (0xEF, 0xBB, 0xBF), (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE),
      (0xE2, 0x81, 0xA0...0xA9):
      return (.mark, 3)
    case (0xE0, _, _), (0xE1, _, _), (0xEA, _, _), (0xF0, _, _):
      guard let found = DecimalDigits.read(span, at: position, end: end) else { return (.other, 1) }
      return (.digit(found.value), found.width)
    default: return (.other, 1)
    }
  }
}
