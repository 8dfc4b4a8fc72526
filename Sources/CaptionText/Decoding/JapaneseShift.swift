// SPDX-License-Identifier: Apache-2.0

/// What the bytes of ISO-2022-JP mean at a place: the effect of the last escape sequence.
enum JapaneseShift: Sendable, Hashable {
  case ascii
  /// ASCII with a yen sign and an overline.
  case roman
  /// Half-width katakana, which Microsoft's mail programs add.
  case katakana
  /// JIS X 0208, two bytes a character.
  case kanji

  /// The bytes that switch to the state.
  var escape: [UInt8] {
    switch self {
    case .ascii: [0x1B, 0x28, 0x42]
    case .roman: [0x1B, 0x28, 0x4A]
    case .katakana: [0x1B, 0x28, 0x49]
    case .kanji: [0x1B, 0x24, 0x42]
    }
  }

  /// The state that the two bytes behind an ESC switch to.
  init?(escape first: UInt8, _ second: UInt8) {
    switch (first, second) {
    case (0x28, 0x42): self = .ascii
    case (0x28, 0x4A): self = .roman
    case (0x28, 0x49): self = .katakana
    case (0x24, 0x40), (0x24, 0x42): self = .kanji
    default: return nil
    }
  }
}

extension DecodedText {
  /// Decodes ISO-2022-JP (RFC 1468, and JIS X 0201 katakana); returns where an unfinished character
  /// or escape sequence begins.
  mutating func decodeISO2022JP(
    _ bytes: Span<UInt8>, _ shift: inout JapaneseShift, _ table: inout MultiByteTable?,
    isLast: Bool
  ) -> Int {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x1B {
        guard position + 2 < bytes.count else {
          if !isLast { return position }
          append(0x1B, source: 1)
          position += 1
          continue
        }
        if let next = JapaneseShift(escape: bytes[position + 1], bytes[position + 2]) {
          shift = next
          skip(source: 3)
          position += 3
        } else {
          append(0x1B, source: 1)
          position += 1
        }
        continue
      }
      // Lines end in ASCII, whether or not the writer switched back.
      if byte == 0x0A || byte == 0x0D { shift = .ascii }
      if byte >= 0x80 {
        appendMalformed(.invalidByte, source: 1)
        position += 1
      } else if byte <= 0x20 || byte == 0x7F || shift == .ascii {
        append(UInt32(byte), source: 1)
        position += 1
      } else if shift == .roman {
        append(byte == 0x5C ? 0xA5 : byte == 0x7E ? 0x203E : UInt32(byte), source: 1)
        position += 1
      } else if shift == .katakana {
        if byte <= 0x5F {
          append(0xFF40 + UInt32(byte), source: 1)
        } else {
          appendMalformed(.unassigned, source: 1)
        }
        position += 1
      } else {
        guard position + 1 < bytes.count || isLast else { return position }
        position += appendKanji(bytes, position, &table)
      }
    }
    return position
  }

  private mutating func appendKanji(
    _ bytes: Span<UInt8>, _ position: Int, _ table: inout MultiByteTable?
  ) -> Int {
    guard position + 1 < bytes.count, bytes[position + 1] > 0x20, bytes[position + 1] < 0x7F else {
      appendMalformed(.truncated, source: 1)
      return 1
    }
    // EUC-JP is JIS X 0208 with the top bits set.
    if let found = table?.pair(bytes[position] | 0x80, bytes[position + 1] | 0x80) {
      append(UInt32(truncatingIfNeeded: found), source: 2)
    } else {
      appendMalformed(.unassigned, source: 2)
    }
    return 2
  }
}
