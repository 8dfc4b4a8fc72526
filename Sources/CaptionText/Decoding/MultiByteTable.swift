// SPDX-License-Identifier: Apache-2.0

/// What the characters of an East Asian encoding mean, learnt from ICU as they occur.
///
/// Memory: 256 KiB for the pairs, of which the system gives only the pages that are used.
struct MultiByteTable: ~Copyable {
  private let converter: CharsetConverter
  /// For each pair: 0 not asked yet, 1 none, else the character plus 2; from `composed` on, the
  /// position of two characters in `compositions`.
  private var pairs: [UInt32]
  private var compositions: [UInt64] = []
  private static let composed: UInt32 = 0x8000_0000

  /// Opens the table; `nil` when this build of ICU does not have it.
  init?(converterNamed name: String) {
    guard let converter = CharsetConverter(named: name) else { return nil }
    self.converter = converter
    pairs = Array(repeating: 0, count: 0x10000)
  }

  /// The character, or in the high half also a second one, of two bytes.
  mutating func pair(_ lead: UInt8, _ trail: UInt8) -> UInt64? {
    let position = Int(lead) << 8 | Int(trail)
    let entry = pairs[position]
    if entry > 1 {
      return entry < Self.composed
        ? UInt64(entry - 2) : compositions[Int(entry - Self.composed)]
    }
    guard entry == 0 else { return nil }
    let found = converter.scalars([lead, trail, 0, 0], count: 2)
    guard let found else {
      pairs[position] = 1
      return nil
    }
    if found >> 32 == 0 {
      pairs[position] = UInt32(found) + 2
    } else {
      pairs[position] = Self.composed + UInt32(compositions.count)
      compositions.append(found)
    }
    return found
  }

  /// The character of a single byte from 0x80.
  mutating func single(_ byte: UInt8) -> UInt64? {
    // Singles share the table: no encoding has a lead byte 0.
    let entry = pairs[Int(byte)]
    if entry > 1 { return UInt64(entry - 2) }
    guard entry == 0 else { return nil }
    let found = converter.scalars([byte, 0, 0, 0], count: 1).flatMap { found in
      Self.isFiller(UInt32(truncatingIfNeeded: found)) ? nil : found
    }
    pairs[Int(byte)] = found.map { UInt32($0 & 0x1F_FFFF) + 2 } ?? 1
    return found
  }

  /// Whether a character only stands in for a byte that the encoding leaves unused.
  ///
  /// Microsoft's tables map such bytes to C1 controls and to the private use area.
  static func isFiller(_ scalar: UInt32) -> Bool {
    scalar < 0xA0 || (0xE000...0xF8FF).contains(scalar)
  }

  /// The character of three or four bytes.
  func long(_ bytes: [4 of UInt8], count: Int) -> UInt64? {
    converter.scalars(bytes, count: count)
  }
}
