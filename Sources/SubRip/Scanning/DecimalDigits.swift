// SPDX-License-Identifier: Apache-2.0

/// Decimal digits of any script that take three or four bytes, as translators and keyboards of South
/// and East Asia write them into timing lines.
enum DecimalDigits {
  /// The zeros of all runs of ten digits (Unicode's general category Nd, version 15.1) from U+0800 on,
  /// but for the full-width ones.
  private static let zeros: [63 of UInt32] = [
    0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0,
    0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
    0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0, 0x10D30, 0x11066,
    0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0,
    0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0,
  ]

  /// Reads a digit of three or four bytes.
  ///
  /// - Returns: Its value and how many bytes it takes, or `nil` where there is none.
  static func read(
    _ span: Span<UInt8>, at position: Int, end: Int
  ) -> (value: Int64, width: Int)? {
    let first = span[position]
    let width = first >= 0xF0 ? 4 : 3
    guard position + width <= end else { return nil }
    var scalar = UInt32(first) & (width == 4 ? 0x07 : 0x0F)
    for offset in 1..<width {
      let byte = span[position + offset]
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    var lower = 0
    var upper = zeros.count
    // The last zero that is not above the character.
    while lower < upper {
      let middle = (lower + upper) / 2
      if zeros[middle] <= scalar { lower = middle + 1 } else { upper = middle }
    }
    guard lower > 0, scalar - zeros[lower - 1] < 10 else { return nil }
    return (Int64(scalar - zeros[lower - 1]), width)
  }
}
