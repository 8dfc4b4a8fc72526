// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// What the shape of a file tells about its encoding, without any statistics of language.
enum EncodingStructure {
  /// How much of the start of a file is looked at.
  static let headLength = 1024

  /// The encoding that a byte-order mark names.
  static func byteOrderMark(_ bytes: Span<UInt8>) -> TextEncoding? {
    func starts(_ mark: [UInt8]) -> Bool {
      bytes.count >= mark.count && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
    }
    if bytes.hasByteOrderMark { return .utf8 }
    if starts([0xFF, 0xFE, 0, 0]) { return .utf32LE }
    if starts([0, 0, 0xFE, 0xFF]) { return .utf32BE }
    if starts([0xFF, 0xFE]) { return .utf16LE }
    if starts([0xFE, 0xFF]) { return .utf16BE }
    if starts([0x84, 0x31, 0x95, 0x33]) { return .gb18030 }
    return nil
  }

  /// The 16- or 32-bit encoding whose pattern of NUL bytes the head of a file shows.
  ///
  /// Caption files hold digits, spaces, arrows and newlines in every language, and those put a NUL
  /// at every second byte, or three at every fourth. Counted are the units that are such ASCII.
  static func unitOrder(_ bytes: Span<UInt8>) -> TextEncoding? {
    let count = min(bytes.count, headLength)
    guard count >= 2 else { return nil }
    var wide = (little: 0, big: 0)
    var position = 0
    while position + 3 < count {
      let unit = (bytes[position], bytes[position + 1], bytes[position + 2], bytes[position + 3])
      if isPlain(unit.0), unit.1 == 0, unit.2 == 0, unit.3 == 0 { wide.little += 1 }
      if isPlain(unit.3), unit.1 == 0, unit.2 == 0, unit.0 == 0 { wide.big += 1 }
      position += 4
    }
    // At least a quarter of the units; two at least, so that four NULs of padding do not decide.
    let units = count / 4
    if wide.little * 4 >= units, wide.little > wide.big, wide.little >= 2 { return .utf32LE }
    if wide.big * 4 >= units, wide.big > wide.little, wide.big >= 2 { return .utf32BE }
    var little = 0
    var big = 0
    position = 0
    while position + 1 < count {
      if isPlain(bytes[position]), bytes[position + 1] == 0 { little += 1 }
      if isPlain(bytes[position + 1]), bytes[position] == 0 { big += 1 }
      position += 2
    }
    let pairs = count / 2
    if little * 4 >= pairs, little > big * 4 { return .utf16LE }
    if big * 4 >= pairs, big > little * 4 { return .utf16BE }
    return nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (byte >= 0x20 && byte < 0x7F) || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Whether ESC introduces a Japanese character set, and not a terminal's colour.
  static func hasJapaneseEscapes(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 3 else { return false }
    for position in 0...(bytes.count - 3) where bytes[position] == 0x1B {
      if let shift = JapaneseShift(escape: bytes[position + 1], bytes[position + 2]),
        shift == .kanji || shift == .katakana
      {
        return true
      }
    }
    return false
  }
}
