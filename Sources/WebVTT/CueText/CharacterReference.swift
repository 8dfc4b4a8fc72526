// SPDX-License-Identifier: Apache-2.0

/// A character reference of HTML, which cue text has as HTML has it.
enum CharacterReference {
  /// Reads the reference behind a `&`.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - position: Where the byte behind the `&` stands.
  ///   - additional: A byte that ends the place of the reference, as `>` ends a tag.
  /// - Returns: What it stands for, as UTF-8, and where it ends; `nil` where there is no reference.
  static func read(
    _ bytes: Span<UInt8>, at position: Int, endingAt additional: UInt8? = nil
  ) -> (text: [UInt8], end: Int)? {
    guard position < bytes.count, bytes[position] != additional else { return nil }
    if bytes[position] == UInt8(ascii: "#") { return number(bytes, at: position + 1) }
    return named(bytes, at: position)
  }

  // MARK: Names

  /// The longest name that stands at a position; some need no semicolon.
  private static func named(
    _ bytes: Span<UInt8>, at position: Int
  ) -> (text: [UInt8], end: Int)? {
    var end = position
    let last = min(bytes.count, position + NamedReferences.longest)
    while end < last, isNameByte(bytes[end]) { end += 1 }
    if end < last, bytes[end] == UInt8(ascii: ";") { end += 1 }
    var name: [UInt8] = []
    name.append(bytes, position..<end)
    while !name.isEmpty {
      if let text = NamedReferences.text[name] { return (text, position + name.count) }
      name.removeLast()
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  // MARK: Numbers

  private static func number(
    _ bytes: Span<UInt8>, at position: Int
  ) -> (text: [UInt8], end: Int)? {
    var p = position
    let isHex = p < bytes.count && bytes[p] | 0x20 == UInt8(ascii: "x")
    if isHex { p += 1 }
    let first = p
    var value: UInt32 = 0
    while p < bytes.count, let digit = digit(bytes[p], isHex: isHex) {
      value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
      p += 1
    }
    guard p > first else { return nil }
    if p < bytes.count, bytes[p] == UInt8(ascii: ";") { p += 1 }
    return (Array(String(scalar(value)).utf8), p)
  }

  private static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHex: UInt32(byte - 0x41 + 10)
    case 0x61...0x66 where isHex: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  /// The character of a number: those of 0x80 to 0x9F are read as windows-1252, as browsers always did.
  private static func scalar(_ value: UInt32) -> Unicode.Scalar {
    if value >= 0x80, value <= 0x9F, let scalar = windows1252[Int(value - 0x80)] { return scalar }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static let windows1252: [Unicode.Scalar?] = [
    "\u{20AC}", nil, "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", nil, "\u{017D}", nil,
    nil, "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", nil, "\u{017E}", "\u{0178}",
  ]
}

extension [UInt8] {
  /// Appends a range of bytes.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    for position in range { append(bytes[position]) }
  }
}
