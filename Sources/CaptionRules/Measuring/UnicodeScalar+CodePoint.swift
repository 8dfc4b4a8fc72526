// SPDX-License-Identifier: Apache-2.0

extension Unicode.Scalar {
  /// The code point as people write it, such as `U+200B`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
