// SPDX-License-Identifier: Apache-2.0

/// Reads the characters of UTF-8 one by one, where a rule must look at each.
enum ScalarReader {
  /// The character at a position.
  ///
  /// - Returns: The scalar and how many bytes it takes; `nil` and 1 for a byte that begins none.
  @inline(__always)
  static func read(
    _ bytes: Span<UInt8>, at position: Int
  ) -> (scalar: Unicode.Scalar?, width: Int) {
    let first = bytes[position]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, position &+ width <= bytes.count else { return (nil, 1) }
    var value = UInt32(first) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
    for index in 1..<width {
      let byte = bytes[position &+ index]
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let smallest: UInt32 = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, width)
  }

  /// A character as messages write it, such as `U+00A0`.
  static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Bytes as messages write them, such as `E9 20`.
  static func hex(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var words: [String] = []
    for position in range.prefix(8) {
      let digits = String(bytes[position], radix: 16, uppercase: true)
      words.append(digits.count == 1 ? "0\(digits)" : digits)
    }
    return words.joined(separator: " ") + (range.count > 8 ? " …" : "")
  }
}
