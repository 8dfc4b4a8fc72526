// SPDX-License-Identifier: Apache-2.0

/// The spaces of Unicode, as Python and .NET trim them.
enum UnicodeSpaces {
  /// How many bytes of a space begin at a position; 0 where another character does.
  ///
  /// Python takes the separators U+001C to U+001F for spaces, .NET does not.
  static func count(_ bytes: [UInt8], at position: Int, before end: Int, isPython: Bool) -> Int {
    let byte = bytes[position]
    if byte < 0x80 {
      return isSpaceOfC(byte) || (isPython && (0x1C...0x1F).contains(byte)) ? 1 : 0
    }
    if byte == 0xC2 {
      guard position + 1 < end else { return 0 }
      return bytes[position + 1] == 0x85 || bytes[position + 1] == 0xA0 ? 2 : 0
    }
    guard byte == 0xE1 || byte == 0xE2 || byte == 0xE3, position + 2 < end else { return 0 }
    let (second, third) = (bytes[position + 1], bytes[position + 2])
    let isSpace =
      switch (byte, second) {
      case (0xE1, 0x9A), (0xE3, 0x80): third == 0x80
      case (0xE2, 0x80):
        (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF
      case (0xE2, 0x81): third == 0x9F
      default: false
      }
    return isSpace ? 3 : 0
  }

  /// A range without the spaces at its ends.
  static func trimmed(
    _ bytes: [UInt8], _ range: Range<Int>, isPython: Bool, atStart: Bool = true, atEnd: Bool = true
  ) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    if atStart {
      while lower < upper {
        let count = count(bytes, at: lower, before: upper, isPython: isPython)
        if count == 0 { break }
        lower += count
      }
    }
    if atEnd {
      while upper > lower {
        var start = upper - 1
        while start > lower, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let count = count(bytes, at: start, before: upper, isPython: isPython)
        guard count > 0, start + count == upper else { break }
        upper = start
      }
    }
    return lower..<upper
  }
}
