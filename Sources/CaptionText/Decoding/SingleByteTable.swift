// SPDX-License-Identifier: Apache-2.0

/// What the upper half of a single-byte encoding means.
struct SingleByteTable: Sendable {
  /// The character of each byte from 0x80, as its UTF-8: the length in the top byte, then the bytes
  /// from the lowest up; 0 where the encoding has no character.
  let packed: [UInt32]

  /// Asks ICU for the table; `nil` when this build of ICU does not have it.
  init?(_ encoding: TextEncoding) {
    if encoding == .iso8859Part16 {
      packed = Self.part16.unicodeScalars.map(Self.pack)
      return
    }
    guard let converter = CharsetConverter(named: encoding.converter) else { return nil }
    var table: [UInt32] = []
    table.reserveCapacity(128)
    for byte in UInt8(0x80)...0xFF {
      let found = converter.scalars([byte, 0, 0, 0], count: 1).flatMap { found in
        found >> 32 == 0 ? Unicode.Scalar(UInt32(found)) : nil
      }
      table.append(found.map(Self.pack) ?? 0)
    }
    packed = table
  }

  /// The character of a byte from 0x80.
  func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    let entry = packed[Int(byte & 0x7F)]
    let first = entry & 0xFF
    let second = entry >> 8 & 0x3F
    switch entry >> 24 {
    case 2: return Unicode.Scalar((first & 0x1F) << 6 | second)
    case 3: return Unicode.Scalar((first & 0x0F) << 12 | second << 6 | entry >> 16 & 0x3F)
    default: return nil
    }
  }

  /// Bytes for characters, for encoding.
  func reversed() -> [Unicode.Scalar: UInt8] {
    var table: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      if let scalar = scalar(byte) { table[scalar] = byte }
    }
    return table
  }

  private static func pack(_ scalar: Unicode.Scalar) -> UInt32 {
    var entry: UInt32 = 0
    var shift: UInt32 = 0
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      entry |= UInt32(byte) << shift
      shift += 8
    }
    return entry | (shift / 8) << 24
  }

  /// ISO/IEC 8859-16:2001, from 0x80: the C1 controls, then the printable part.
  private static let part16: String = {
    var text = String.UnicodeScalarView()
    for control in UInt8(0x80)...0x9F { text.append(Unicode.Scalar(control)) }
    text.append(
      contentsOf: """
        \u{A0}ĄąŁ€„Š§š©Ș«Ź\u{AD}źŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚß\
        àáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ
        """.unicodeScalars)
    return String(text)
  }()
}
