// SPDX-License-Identifier: Apache-2.0

/// Codes of two or three letters as numbers in base 26: `aa` and `aaa` are 0.
///
/// Numbers of two-letter and of three-letter codes are kept apart by the code's length.
enum CodeNumber {
  /// The number of a code, whatever its case.
  ///
  /// - Parameter utf8: Two or three ASCII letters.
  /// - Returns: The number, or `nil` for anything else.
  static func parse(_ utf8: Span<UInt8>) -> UInt16? {
    guard utf8.count == 2 || utf8.count == 3 else { return nil }
    var number: UInt16 = 0
    for index in utf8.indices {
      let letter = (utf8[index] | 0x20) &- UInt8(ascii: "a")
      guard letter < 26 else { return nil }
      number = number &* 26 &+ UInt16(letter)
    }
    return number
  }

  /// The code that has a number, in lower case.
  ///
  /// - Parameters:
  ///   - number: A number below 26 to the power of `length`.
  ///   - length: How many letters the code has, two or three.
  /// - Returns: The code.
  static func code(_ number: UInt16, length: Int) -> String {
    var code = ""
    var divisor: UInt16 = length == 3 ? 676 : 26
    for _ in 0..<length {
      let letter = UInt8(truncatingIfNeeded: number / divisor % 26) &+ UInt8(ascii: "a")
      code.unicodeScalars.append(Unicode.Scalar(letter))
      divisor /= 26
      if divisor == 0 { divisor = 1 }
    }
    return code
  }
}
