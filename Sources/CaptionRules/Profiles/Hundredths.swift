// SPDX-License-Identifier: Apache-2.0

/// A number with two decimals, kept exactly: reading speeds, widths of lines, and their limits.
///
/// A measured value is rounded to two decimals once, and what is compared with a limit is what is
/// shown: 17.00 passes a limit of 17, 17.01 does not.
public struct Hundredths: Sendable, Hashable, Comparable {
  /// The number times one hundred.
  public var hundredths: Int

  /// Creates a number from its hundredths.
  ///
  /// - Parameter hundredths: The number times one hundred.
  public init(hundredths: Int) {
    self.hundredths = hundredths
  }

  /// Creates a whole number.
  ///
  /// - Parameter value: The number.
  public init(_ value: Int) {
    hundredths = value * 100
  }

  /// How many things there are in a unit of time, rounded half up to two decimals.
  ///
  /// - Parameters:
  ///   - count: How many there are in `milliseconds`.
  ///   - unit: The unit in milliseconds: 1000 for a second, 60000 for a minute.
  ///   - milliseconds: The time that they take; a time of zero or less gives the greatest number.
  /// - Returns: The rate.
  public static func rate(
    of count: Hundredths, per unit: Int64, in milliseconds: Int64
  ) -> Hundredths {
    guard milliseconds > 0 else { return Hundredths(hundredths: .max) }
    let (product, overflow) = Int64(count.hundredths).multipliedReportingOverflow(by: unit)
    guard !overflow else { return Hundredths(hundredths: .max) }
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: milliseconds)
    // Written so that no sum can overflow.
    let up = remainder >= milliseconds - remainder
    return Hundredths(hundredths: Int(quotient) + (up ? 1 : 0))
  }

  /// Orders by value.
  public static func < (lhs: Hundredths, rhs: Hundredths) -> Bool {
    lhs.hundredths < rhs.hundredths
  }
}

extension Hundredths: CustomStringConvertible {
  /// The number with as many decimals as it needs: `17`, `17.5`, `17.01`.
  public var description: String {
    let magnitude = hundredths.magnitude
    let sign = hundredths < 0 ? "-" : ""
    let fraction = magnitude % 100
    if fraction == 0 { return "\(sign)\(magnitude / 100)" }
    if fraction % 10 == 0 { return "\(sign)\(magnitude / 100).\(fraction / 10)" }
    return "\(sign)\(magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}

extension Hundredths: Codable {
  /// Reads a number of at most two decimals.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: What the decoder throws, or an error for a number that is negative or too large.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let value = try container.decode(Double.self)
    guard value >= 0, value < 1e12 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a limit is a number from 0 up")
    }
    hundredths = Int((value * 100).rounded())
  }

  /// Writes the number.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if hundredths % 100 == 0 {
      try container.encode(hundredths / 100)
    } else {
      try container.encode(Double(hundredths) / 100)
    }
  }
}
