// SPDX-License-Identifier: Apache-2.0

/// Reads text as `sscanf` does, step by step: players written in C tell a timing line by it.
struct FormatScanner {
  let bytes: [UInt8]
  /// Where the next step begins.
  var position: Int
  /// Where the text ends.
  let end: Int

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// The directive of a space: any spaces, or none.
  mutating func spaces() -> Bool {
    while position < end, isSpaceOfC(bytes[position]) { position += 1 }
    return true
  }

  /// `%d`: spaces, a sign, digits.
  ///
  /// Too many digits wrap as a conversion to `int` does.
  mutating func int() -> Int64? {
    _ = spaces()
    var place = position
    var isNegative = false
    if place < end, bytes[place] == 0x2D || bytes[place] == 0x2B {
      isNegative = bytes[place] == 0x2D
      place += 1
    }
    guard place < end, isDigit(bytes[place]) else { return nil }
    var value: Int64 = 0
    while place < end, isDigit(bytes[place]) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, more) = product.addingReportingOverflow(Int64(bytes[place] &- 0x30))
      value = overflow || more ? .max : sum
      place += 1
    }
    position = place
    return Int64(Int32(truncatingIfNeeded: isNegative ? -value : value))
  }

  /// A byte that must stand here.
  mutating func byte(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  /// ` --> `: an arrow, and any spaces around it.
  mutating func arrow() -> Bool {
    spaces() && byte(0x2D) && byte(0x2D) && byte(0x3E) && spaces()
  }

  /// `%d:%d:%d`, in seconds.
  mutating func clock() -> Int64? {
    guard let hours = int(), byte(0x3A), let minutes = int(), byte(0x3A), let seconds = int()
    else { return nil }
    return hours * 3600 + minutes * 60 + seconds
  }
}

/// What `strtol` makes of the start of a text: the number, whether there is one, and where it ends.
func leadingNumber(_ bytes: [UInt8], _ range: Range<Int>) -> (isNatural: Bool, end: Int) {
  var position = range.lowerBound
  let end = range.upperBound
  while position < end, isSpaceOfC(bytes[position]) { position += 1 }
  var isNegative = false
  if position < end, bytes[position] == 0x2D || bytes[position] == 0x2B {
    isNegative = bytes[position] == 0x2D
    position += 1
  }
  let digits = position
  var isZero = true
  while position < end, isDigit(bytes[position]) {
    isZero = isZero && bytes[position] == 0x30
    position += 1
  }
  guard position > digits else { return (false, range.lowerBound) }
  return (!isNegative || isZero, position)
}
