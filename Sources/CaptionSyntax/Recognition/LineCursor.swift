// SPDX-License-Identifier: Apache-2.0

/// Reads a line from its start on, piece by piece: what is there is taken, and what is not is left.
struct LineCursor {
  /// A time as other formats write it.
  struct Time {
    /// How many fields there are before the fraction: two or three.
    var fields: Int
    /// How many digits the hours, or the minutes, have.
    var leadingDigits: Int
    /// How many digits the fraction has; 0 where there is none.
    var fractionDigits: Int
  }

  private let bytes: [UInt8]
  /// Where the rest begins.
  private(set) var position: Int
  private let end: Int

  /// Creates a cursor at the start of a line.
  init(_ head: TextHead, _ line: Range<Int>) {
    bytes = head.bytes
    position = line.lowerBound
    end = line.upperBound
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { position == end }

  /// The next byte, or 0 at the end.
  var next: UInt8 { position < end ? bytes[position] : 0 }

  /// Takes a byte.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Takes a word.
  mutating func take(word: String) -> Bool {
    guard bytes[position..<end].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// Takes spaces and tabs.
  mutating func takeSpaces() {
    while position < end, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
  }

  /// Takes digits.
  ///
  /// - Returns: How many; 0 where none stands there.
  mutating func takeDigits() -> Int {
    let start = position
    while position < end, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
    return position - start
  }

  /// Takes a time: `0:01`, `00:00:01`, `00:01.50`, `00:00:01,500`.
  mutating func takeTime() -> Time? {
    let start = position
    guard let time = readTime() else {
      position = start
      return nil
    }
    return time
  }

  private mutating func readTime() -> Time? {
    let leading = takeDigits()
    guard leading > 0, leading <= 3, take(":"), takeDigits() == 2 else { return nil }
    var time = Time(fields: 2, leadingDigits: leading, fractionDigits: 0)
    let afterMinutes = position
    if take(":") {
      if takeDigits() == 2 { time.fields = 3 } else { position = afterMinutes }
    }
    let beforeFraction = position
    if take(".") || take(",") {
      time.fractionDigits = takeDigits()
      if time.fractionDigits == 0 { position = beforeFraction }
    }
    return time
  }
}
