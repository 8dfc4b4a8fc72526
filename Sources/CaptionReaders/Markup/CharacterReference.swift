// SPDX-License-Identifier: Apache-2.0

/// A character reference of HTML: by number, or by one of the names that captions have.
///
/// Browsers know 2,231 names; those of the Latin-1 signs, the dashes, quotes and notes are the ones that
/// converters leave behind.
struct CharacterReference {
  var text: [UInt8]
  /// Where the text goes on.
  var end: Int

  init?(_ bytes: [UInt8], at position: Int) {
    var place = position + 1
    if place < bytes.count, bytes[place] == 0x23 {
      place += 1
      let isHex = place < bytes.count && bytes[place] | 0x20 == 0x78
      if isHex { place += 1 }
      let start = place
      var value: UInt32 = 0
      while place < bytes.count, let digit = Self.digit(bytes[place], isHex: isHex) {
        value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
        place += 1
      }
      guard place > start else { return nil }
      if place < bytes.count, bytes[place] == 0x3B { place += 1 }
      text = Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
      end = place
      return
    }
    let start = place
    while place < bytes.count, isLetter(bytes[place]) || isDigit(bytes[place]), place - start < 8 {
      place += 1
    }
    let name = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let scalar = Self.names[name] else { return nil }
    let hasSemicolon = place < bytes.count && bytes[place] == 0x3B
    guard hasSemicolon || Self.needNoSemicolon.contains(name) else { return nil }
    text = Array(scalar.utf8)
    end = hasSemicolon ? place + 1 : place
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    if isDigit(byte) { return UInt32(byte &- 0x30) }
    let letter = byte | 0x20
    return isHex && (0x61...0x66).contains(letter) ? UInt32(letter - 0x61 + 10) : nil
  }

  private static let needNoSemicolon: Set<String> = ["amp", "lt", "gt", "quot", "nbsp", "copy"]
  private static let names: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "lrm": "\u{200E}", "rlm": "\u{200F}", "shy": "\u{AD}", "copy": "©", "reg": "®", "deg": "°",
    "laquo": "«", "raquo": "»", "iexcl": "¡", "iquest": "¿", "middot": "·", "sect": "§",
    "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å",
    "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë", "iacute": "í",
    "icirc": "î", "iuml": "ï", "ntilde": "ñ", "oacute": "ó", "ocirc": "ô", "otilde": "õ",
    "ouml": "ö", "oslash": "ø", "uacute": "ú", "ucirc": "û", "uuml": "ü", "szlig": "ß",
    "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "Eacute": "É", "hellip": "…", "ndash": "–",
    "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•",
    "trade": "™", "euro": "€", "times": "×", "thinsp": "\u{2009}", "zwnj": "\u{200C}",
    "zwj": "\u{200D}", "sung": "♪", "hearts": "♥",
  ]
}
