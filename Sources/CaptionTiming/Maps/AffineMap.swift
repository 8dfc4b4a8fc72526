// SPDX-License-Identifier: Apache-2.0

/// An exact linear map of milliseconds, `(multiplier · t + addend) / divisor`, that keeps order.
///
/// Held over one common divisor, so that applying it to a whole number of milliseconds is one
/// multiplication, one addition and one rounded division.
struct AffineMap: Sendable, Hashable {
  /// Above zero.
  let multiplier: Int128
  let addend: Int128
  /// Above zero.
  let divisor: Int128

  /// The same three numbers where they all fit a machine word: the fast path of ``rounded(_:)``.
  private let word: (multiplier: Int64, addend: Int64, divisor: Int64)?

  static let identity = AffineMap(addend: 0)

  /// A shift by whole milliseconds.
  init(addend: Int64) {
    multiplier = 1
    self.addend = Int128(addend)
    divisor = 1
    word = (1, addend, 1)
  }

  /// The map `scale · t + offset`; the scale must be above zero.
  init(scale: Rational, offset: Rational) throws(TimingError) {
    guard scale > .zero else { throw .malformedRatio(scale.description) }
    let common = try product(scale.denominator, offset.denominator)
    let factor = try product(scale.numerator, offset.denominator)
    let constant = try product(offset.numerator, scale.denominator)
    let magnitude = greatestCommonDivisor(
      greatestCommonDivisor(factor.magnitude, constant.magnitude), common.magnitude)
    // The divisor of positive numbers below 2^127 is itself below 2^127.
    let shared = Int128(magnitude)
    multiplier = factor / shared
    addend = constant / shared
    divisor = common / shared
    if let multiplier = Int64(exactly: multiplier), let addend = Int64(exactly: addend),
      let divisor = Int64(exactly: divisor)
    {
      word = (multiplier, addend, divisor)
    } else {
      word = nil
    }
  }

  static func == (lhs: AffineMap, rhs: AffineMap) -> Bool {
    lhs.multiplier == rhs.multiplier && lhs.addend == rhs.addend && lhs.divisor == rhs.divisor
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(multiplier)
    hasher.combine(addend)
    hasher.combine(divisor)
  }

  /// The exact result.
  func exact(_ time: Rational) throws(TimingError) -> Rational {
    let scaled = try Rational(multiplier, over: divisor) * time
    return try scaled + Rational(addend, over: divisor)
  }

  /// The result rounded to the millisecond, a half going away from zero.
  func rounded(_ milliseconds: Int64) throws(TimingError) -> Int64 {
    if let word {
      let (scaled, overflow) = milliseconds.multipliedReportingOverflow(by: word.multiplier)
      let (sum, carry) = scaled.addingReportingOverflow(word.addend)
      if !overflow, !carry { return Self.rounded(sum, by: word.divisor) }
    }
    let scaled = try product(Int128(milliseconds), multiplier)
    let (sum, overflow) = scaled.addingReportingOverflow(addend)
    guard !overflow else { throw .overflow }
    return try roundedQuotient(sum, by: divisor)
  }

  private static func rounded(_ dividend: Int64, by divisor: Int64) -> Int64 {
    guard divisor != 1 else { return dividend }
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    let rest = Int64(bitPattern: remainder.magnitude)
    // The divisor is at least 2, so the quotient has room for one more.
    guard rest >= divisor - rest else { return quotient }
    return dividend < 0 ? quotient - 1 : quotient + 1
  }

  /// This map first, then another.
  func followed(by next: AffineMap) throws(TimingError) -> AffineMap {
    let scale = try Rational(multiplier, over: divisor)
    let offset = try Rational(addend, over: divisor)
    return try AffineMap(
      scale: scale * Rational(next.multiplier, over: next.divisor), offset: next.exact(offset))
  }

  /// The map that undoes this one.
  func inverted() throws(TimingError) -> AffineMap {
    try AffineMap(
      scale: Rational(divisor, over: multiplier),
      offset: Rational(-addend, over: multiplier))
  }
}
