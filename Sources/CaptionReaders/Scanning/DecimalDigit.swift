// SPDX-License-Identifier: Apache-2.0

/// The decimal digits of Unicode, which Java and Python take in numbers.
enum DecimalDigit {
  /// Reads a digit and moves past it.
  static func value(_ bytes: [UInt8], _ place: inout Int, before end: Int) -> Int64? {
    guard place < end else { return nil }
    let byte = bytes[place]
    if byte < 0x80 {
      guard isDigit(byte) else { return nil }
      place += 1
      return Int64(byte &- 0x30)
    }
    var length = 1
    while place + length < end, length < 4, bytes[place + length] & 0xC0 == 0x80 { length += 1 }
    guard
      let scalar = String(decoding: bytes[place..<(place + length)], as: UTF8.self).unicodeScalars
        .first, scalar.properties.numericType == .decimal,
      let value = scalar.properties.numericValue
    else { return nil }
    place += length
    return Int64(value)
  }

  /// A run of digits, at most so many: its value, and how many there are.
  static func run(
    _ bytes: [UInt8], _ place: inout Int, before end: Int, atMost: Int = .max
  ) -> (value: Int64, count: Int) {
    var (value, count): (Int64, Int) = (0, 0)
    while count < atMost, let digit = Self.value(bytes, &place, before: end) {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      value = overflow ? value : product &+ digit
      count += 1
    }
    return (value, count)
  }
}
