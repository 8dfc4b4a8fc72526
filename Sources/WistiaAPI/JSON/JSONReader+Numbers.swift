// SPDX-License-Identifier: Apache-2.0

/// Numbers (RFC 8259 §6).
extension JSONReader {
  /// Reads the number that begins at the present position.
  ///
  /// - Returns: An integer where the number is one that fits, otherwise the nearest `Double`; `null`
  ///   for one beyond any, where the reading is forgiving.
  /// - Throws: ``AnswerFailure``.
  mutating func number() throws(AnswerFailure) -> JSONValue {
    let start = position
    let isNegative = take(UInt8(ascii: "-"))
    var isWhole = true
    var magnitude: UInt64?
    if take(UInt8(ascii: "0")) {
      magnitude = 0
      if position < bytes.count, (0x30...0x39).contains(bytes[position]) {
        throw malformed("a digit follows a leading zero")
      }
    } else {
      magnitude = try digits()
    }
    if take(UInt8(ascii: ".")) {
      isWhole = false
      _ = try digits()
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      _ = try digits()
    }
    if isWhole, let magnitude, let integer = Self.integer(magnitude, isNegative: isNegative) {
      return .integer(integer)
    }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      number.isFinite
    else {
      guard isForgiving else { throw malformed("a number is too large", at: start) }
      repairs.numbers += 1
      return .null
    }
    // Beyond 2^53 a `Double` may stand for several integers.
    if number.magnitude < 0x1p53, let integer = Int64(exactly: number) { return .integer(integer) }
    return .number(number)
  }

  /// Reads at least one digit.
  ///
  /// - Returns: What they make, or `nil` where that is too large.
  private mutating func digits() throws(AnswerFailure) -> UInt64? {
    let start = position
    var result: UInt64? = 0
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
      let digit = UInt64(bytes[position] - 0x30)
      result = result.flatMap { value in
        let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(digit)
        return overflow || carry ? nil : sum
      }
      position += 1
    }
    guard position > start else { throw malformed("a digit is missing") }
    return result
  }

  private static func integer(_ magnitude: UInt64, isNegative: Bool) -> Int64? {
    guard isNegative else { return Int64(exactly: magnitude) }
    return magnitude <= Int64.min.magnitude ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
  }
}
