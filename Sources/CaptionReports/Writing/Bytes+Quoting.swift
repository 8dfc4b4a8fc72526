// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension [UInt8] {
  /// Appends a text as a JSON string, with its quotes.
  ///
  /// - Parameter text: The text.
  package mutating func append(quoted text: String) {
    let utf8 = text.utf8.span
    append(0x22)
    var start = 0
    while true {
      let special = Self.firstSpecial(utf8, from: start)
      append(utf8.extracting(start..<special))
      guard special < utf8.count else { break }
      appendEscaped(utf8[special])
      start = special + 1
    }
    append(0x22)
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    append(0x5C)
    switch byte {
    case 0x0A: append(0x6E)
    case 0x0D: append(0x72)
    case 0x09: append(0x74)
    case 0x22, 0x5C: append(byte)
    default:
      let digits = Array("0123456789abcdef".utf8)
      append(contentsOf: "u00".utf8)
      append(digits[Int(byte >> 4)])
      append(digits[Int(byte & 15)])
    }
  }

  /// The next quote, backslash or control character, or the end; eight bytes are asked at once.
  private static func firstSpecial(_ utf8: Span<UInt8>, from start: Int) -> Int {
    /// Marks the bytes that are zero, and perhaps some behind the first of them.
    func zeros(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word }
    func repeated(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
    var position = start
    while position &+ 8 <= utf8.count {
      let s = utf8.extracting(position..<position &+ 8)
      let low = UInt64(s[0]) | UInt64(s[1]) << 8 | UInt64(s[2]) << 16 | UInt64(s[3]) << 24
      let high = UInt64(s[4]) | UInt64(s[5]) << 8 | UInt64(s[6]) << 16 | UInt64(s[7]) << 24
      let word = low | high << 32
      let controls = (word &- repeated(0x20)) & ~word
      let marks =
        zeros(word ^ repeated(0x22)) | zeros(word ^ repeated(0x5C)) | zeros(word ^ repeated(0x7F))
      let found = (controls | marks) & repeated(0x80)
      guard found == 0 else { return position &+ found.trailingZeroBitCount / 8 }
      position &+= 8
    }
    while position < utf8.count {
      let byte = utf8[position]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return position }
      position &+= 1
    }
    return position
  }
}
