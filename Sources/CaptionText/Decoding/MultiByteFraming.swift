// SPDX-License-Identifier: Apache-2.0

/// Which bytes of an East Asian encoding belong together.
///
/// The toolkit cuts the bytes itself and asks ICU only what a pair means. That keeps three promises
/// that a converter does not: any chunking gives the same result, the source map is exact, and a
/// broken lead byte never swallows the digit, arrow or newline behind it.
enum MultiByteFraming: Sendable, Hashable {
  case shiftJIS
  case eucJP
  case gb18030
  case big5
  case windows949

  /// Whether a byte begins a character of two or more bytes.
  func isLead(_ byte: UInt8) -> Bool {
    switch self {
    case .shiftJIS: (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC)
    case .eucJP: (byte >= 0xA1 && byte <= 0xFE) || byte == 0x8E || byte == 0x8F
    case .gb18030, .big5, .windows949: byte >= 0x81 && byte <= 0xFE
    }
  }

  /// Whether a byte may be second behind a lead byte.
  func isTrail(_ byte: UInt8, after lead: UInt8) -> Bool {
    switch self {
    case .shiftJIS: (byte >= 0x40 && byte <= 0xFC) && byte != 0x7F
    case .eucJP:
      lead == 0x8E ? byte >= 0xA1 && byte <= 0xDF : byte >= 0xA1 && byte <= 0xFE
    case .gb18030:
      (byte >= 0x40 && byte <= 0xFE && byte != 0x7F) || (byte >= 0x30 && byte <= 0x39)
    case .big5: (byte >= 0x40 && byte <= 0x7E) || (byte >= 0x80 && byte <= 0xFE)
    case .windows949:
      (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
        || (byte >= 0x81 && byte <= 0xFE)
    }
  }

  /// The number of bytes of a character that begins with these two.
  func length(lead: UInt8, trail: UInt8) -> Int {
    switch self {
    case .eucJP: lead == 0x8F ? 3 : 2
    case .gb18030: trail < 0x40 ? 4 : 2
    case .shiftJIS, .big5, .windows949: 2
    }
  }

  /// Whether a third or fourth byte fits.
  func isTail(_ byte: UInt8, at position: Int) -> Bool {
    switch self {
    case .eucJP: byte >= 0xA1 && byte <= 0xFE
    case .gb18030:
      position == 2 ? byte >= 0x81 && byte <= 0xFE : byte >= 0x30 && byte <= 0x39
    case .shiftJIS, .big5, .windows949: false
    }
  }
}
