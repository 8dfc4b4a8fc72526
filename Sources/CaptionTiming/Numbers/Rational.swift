// SPDX-License-Identifier: Apache-2.0

/// An exact fraction of 128-bit integers, always in lowest terms with a positive denominator.
///
/// Retiming computes with fractions and rounds once, at the end, so that no step of a chain of
/// conversions loses anything. A result that does not fit is an error, never a wrong number.
public struct Rational: Sendable, Hashable {
  /// The numerator; carries the sign.
  public let numerator: Int128

  /// The denominator; always above zero.
  public let denominator: Int128

  /// The number 0.
  public static let zero = Rational(0)

  /// The number 1.
  public static let one = Rational(1)

  /// Creates a whole number.
  ///
  /// - Parameter value: The number.
  public init(_ value: Int64) {
    numerator = Int128(value)
    denominator = 1
  }

  /// Creates a fraction, brought to lowest terms.
  ///
  /// - Parameters:
  ///   - numerator: The numerator.
  ///   - denominator: The denominator; not zero.
  /// - Throws: `TimingError.overflow` when the denominator is zero or a negation does not fit.
  public init(_ numerator: Int128, over denominator: Int128) throws(TimingError) {
    guard denominator != 0, numerator != .min, denominator != .min else {
      throw .overflow
    }
    let divisor = greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    // Both magnitudes are at most Int128.max, so their divisor is too.
    let signed = denominator < 0 ? -Int128(divisor) : Int128(divisor)
    self.numerator = numerator / signed
    self.denominator = denominator / signed
  }

  /// The greatest whole number that is no greater.
  ///
  /// - Returns: The whole number.
  /// - Throws: `TimingError.overflow` when it does not fit 64 bits.
  func floored() throws(TimingError) -> Int64 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard let whole = Int64(exactly: remainder < 0 ? quotient - 1 : quotient) else {
      throw .overflow
    }
    return whole
  }

  /// The whole number nearest to the fraction, a half going away from zero.
  ///
  /// - Returns: The whole number.
  /// - Throws: `TimingError.overflow` when it does not fit 64 bits.
  public func rounded() throws(TimingError) -> Int64 {
    try roundedQuotient(numerator, by: denominator)
  }

  /// The reciprocal, 1 divided by the fraction.
  ///
  /// - Throws: `TimingError.overflow` when the fraction is zero.
  public func inverse() throws(TimingError) -> Rational {
    try Rational(denominator, over: numerator)
  }
}

extension Rational {
  /// Adds two fractions exactly.
  ///
  /// - Throws: `TimingError.overflow` when the sum does not fit.
  public static func + (lhs: Rational, rhs: Rational) throws(TimingError) -> Rational {
    let left = try product(lhs.numerator, rhs.denominator)
    let right = try product(rhs.numerator, lhs.denominator)
    let (sum, overflow) = left.addingReportingOverflow(right)
    guard !overflow else { throw .overflow }
    return try Rational(sum, over: product(lhs.denominator, rhs.denominator))
  }

  /// Subtracts one fraction from another exactly.
  ///
  /// - Throws: `TimingError.overflow` when the difference does not fit.
  public static func - (lhs: Rational, rhs: Rational) throws(TimingError) -> Rational {
    try lhs + Rational(-rhs.numerator, over: rhs.denominator)
  }

  /// Multiplies two fractions exactly.
  ///
  /// - Throws: `TimingError.overflow` when the product does not fit.
  public static func * (lhs: Rational, rhs: Rational) throws(TimingError) -> Rational {
    // Reducing crosswise first keeps the products as small as the result.
    let left = try Rational(lhs.numerator, over: rhs.denominator)
    let right = try Rational(rhs.numerator, over: lhs.denominator)
    return try Rational(
      product(left.numerator, right.numerator), over: product(left.denominator, right.denominator))
  }

  /// Divides one fraction by another exactly.
  ///
  /// - Throws: `TimingError.overflow` when the divisor is zero or the quotient does not fit.
  public static func / (lhs: Rational, rhs: Rational) throws(TimingError) -> Rational {
    try lhs * rhs.inverse()
  }
}

extension Rational: Comparable {
  /// Orders fractions by value, exactly.
  public static func < (lhs: Rational, rhs: Rational) -> Bool {
    let left = lhs.numerator.multipliedFullWidth(by: rhs.denominator)
    let right = rhs.numerator.multipliedFullWidth(by: lhs.denominator)
    return left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

/// The largest number that divides both; the other one when one of them is zero.
func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
  var (larger, smaller) = (first, second)
  while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
  return larger
}

/// A product that is an error where it does not fit.
func product(_ lhs: Int128, _ rhs: Int128) throws(TimingError) -> Int128 {
  let (result, overflow) = lhs.multipliedReportingOverflow(by: rhs)
  guard !overflow else { throw .overflow }
  return result
}

/// A quotient rounded to the nearest whole number, a half going away from zero: the one rounding
/// rule of the toolkit.
func roundedQuotient(_ dividend: Int128, by divisor: Int128) throws(TimingError) -> Int64 {
  var (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let rest = remainder.magnitude
  if rest >= divisor.magnitude - rest {
    quotient += (dividend < 0) == (divisor < 0) ? 1 : -1
  }
  guard let result = Int64(exactly: quotient) else { throw .overflow }
  return result
}
