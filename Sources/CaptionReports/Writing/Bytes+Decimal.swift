// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// Appends the decimal digits of a number, with `-` in front of one below zero.
  ///
  /// - Parameter number: The number.
  package mutating func append(decimal number: Int) {
    if number < 0 { append(0x2D) }
    var rest = number.magnitude
    var digits = [20 of UInt8](repeating: 0)
    var first = 20
    repeat {
      first -= 1
      digits[first] = UInt8(truncatingIfNeeded: rest % 10) &+ 0x30
      rest /= 10
    } while rest > 0
    append(addingCapacity: 20 - first) { output in
      for position in first..<20 { output.append(digits[position]) }
    }
  }
}
