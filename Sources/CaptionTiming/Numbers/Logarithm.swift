// SPDX-License-Identifier: Apache-2.0

/// The natural logarithm of a positive number, to about 15 digits.
///
/// The standard library has none without the C library; with this one the module needs nothing but
/// Swift, and evidence is weighed alike on every machine.
func logarithm(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return value == 0 ? -.infinity : .nan }
  var mantissa = value.significand
  var exponent = Double(value.exponent)
  if mantissa > 1.414_213_562_373_095 {
    mantissa /= 2
    exponent += 1
  }
  // ln m = 2 artanh((m − 1) / (m + 1)); the argument is at most 0.172, so the series is short.
  let argument = (mantissa - 1) / (mantissa + 1)
  let square = argument * argument
  var term = argument
  var sum = 0.0
  for divisor in stride(from: 1.0, through: 21, by: 2) {
    sum += term / divisor
    term *= square
  }
  return 2 * sum + exponent * 0.693_147_180_559_945_3
}

/// e raised to a power, to about 15 digits; 0 or infinity where it does not fit.
func exponential(_ power: Double) -> Double {
  guard power > -700 else { return 0 }
  guard power < 700 else { return .infinity }
  // Rounded by hand: `rounded()` calls the C library, which a program that imports nothing else
  // would not link.
  let binary = power * 1.442_695_040_888_963_4
  let exponent = Double(Int(binary + (binary < 0 ? -0.5 : 0.5)))
  let rest = power - exponent * 0.693_147_180_559_945_3
  var term = 1.0
  var sum = 1.0
  for index in 1...16 {
    term *= rest / Double(index)
    sum += term
  }
  return Double(sign: .plus, exponent: Int(exponent), significand: sum)
}
