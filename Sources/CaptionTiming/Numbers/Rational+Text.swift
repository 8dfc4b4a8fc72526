// SPDX-License-Identifier: Apache-2.0

extension Rational: CustomStringConvertible {
  /// The fraction as `25/24`, or a whole number as `3`.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }

  /// The number as a decimal, to seven digits behind the point: `1.0200013`.
  public var decimal: String {
    guard denominator != 1, let scaled = try? (self * Rational(10_000_000)).rounded() else {
      return description
    }
    let magnitude = scaled.magnitude
    var digits = String(magnitude % 10_000_000)
    digits = String(repeating: "0", count: 7 - digits.count) + digits
    while digits.last == "0" { digits.removeLast() }
    let whole = "\(scaled < 0 ? "-" : "")\(magnitude / 10_000_000)"
    return digits.isEmpty ? whole : "\(whole).\(digits)"
  }

  /// Reads a number above or below zero: `3`, `-1.001`, `25/24`, `24000/1001`.
  ///
  /// - Parameter text: A whole number, a decimal with `.` or `,`, or a fraction of whole numbers.
  /// - Throws: `TimingError.malformedRatio` when it is none of these, and when it has more digits
  ///   than 128 bits hold.
  public init(_ text: String) throws(TimingError) {
    var cursor = TextCursor(text)
    let isNegative = cursor.skipSign()
    guard let value = cursor.number(), cursor.isAtEnd else { throw .malformedRatio(text) }
    self = isNegative ? try Rational(-value.numerator, over: value.denominator) : value
  }
}

extension Rational: Codable {
  /// Decodes a fraction from text such as `"25/24"`.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: What the decoder throws, and `DecodingError.dataCorrupted` for other text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Encodes the fraction as text such as `"25/24"`, which every format holds exactly.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
