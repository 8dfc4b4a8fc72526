// SPDX-License-Identifier: Apache-2.0

/// The part of windows-1252 in which it differs from Latin-1.
///
/// Source: https://encoding.spec.whatwg.org/index-windows-1252.txt; the five bytes without a
/// character there are `nil` here.
enum Windows1252 {
  private static let high: [Unicode.Scalar?] = [
    "\u{20AC}", nil, "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", nil, "\u{017D}", nil,
    nil, "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", nil, "\u{017E}", "\u{0178}",
  ]

  /// The character of a byte from 0x80 to 0x9F.
  static func character(_ byte: UInt8) -> Unicode.Scalar? {
    (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  /// The byte that a character is in windows-1252; the C1 controls stand for themselves.
  static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    // All of them lie in these ranges, and few other characters do.
    switch scalar.value {
    case 0x152...0x192, 0x2C6...0x2DC, 0x2013...0x203A, 0x20AC, 0x2122:
      return high.firstIndex { $0 == scalar }.map { UInt8(0x80 + $0) }
    default: return nil
    }
  }
}
