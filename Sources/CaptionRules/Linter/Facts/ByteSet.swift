// SPDX-License-Identifier: Apache-2.0

/// A set of bytes.
struct ByteSet: Sendable, Hashable {
  private var low: UInt128 = 0
  private var high: UInt128 = 0

  /// Creates the set of the bytes of a text.
  ///
  /// - Parameter text: The bytes, as ASCII.
  init(_ text: String) {
    for byte in text.utf8 { insert(byte) }
  }

  /// Creates the set of some ranges.
  ///
  /// - Parameter ranges: The ranges.
  init(_ ranges: ClosedRange<UInt8>...) {
    for range in ranges {
      for byte in range { insert(byte) }
    }
  }

  /// Every byte but those of a text.
  ///
  /// - Parameter text: The bytes, as ASCII.
  /// - Returns: The others.
  static func anything(but text: String) -> ByteSet {
    var set = ByteSet(text)
    (set.low, set.high) = (~set.low, ~set.high)
    return set
  }

  /// Whether a byte is in the set.
  func contains(_ byte: UInt8) -> Bool {
    (byte < 128 ? low >> UInt128(byte) : high >> UInt128(byte - 128)) & 1 != 0
  }

  /// The bytes of both sets.
  func union(_ other: ByteSet) -> ByteSet {
    var set = self
    set.low |= other.low
    set.high |= other.high
    return set
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 128 { low |= 1 << UInt128(byte) } else { high |= 1 << UInt128(byte - 128) }
  }
}
