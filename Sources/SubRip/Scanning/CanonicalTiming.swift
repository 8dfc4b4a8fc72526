// SPDX-License-Identifier: Apache-2.0

/// The fast reader of `HH:MM:SS,mmm --> HH:MM:SS,mmm`, 29 bytes and nothing else.
enum CanonicalTiming {
  /// The length of a canonical timing line without its newline.
  static let length = 29

  /// Reads both times.
  ///
  /// - Returns: Milliseconds, or `nil` where the 29 bytes are not canonical or a minute or second
  ///   is 60 or more.
  @inline(__always)
  static func read(_ span: Span<UInt8>, at position: Int) -> (start: Int64, end: Int64)? {
    let line = span.extracting(position..<position &+ length)
    // `,mmm -->`, and the last eight bytes: words of eight bytes only, which are one load each.
    let middle = line.word(at: 8)
    guard let startClock = clock(line.word(at: 0)), let endClock = clock(line.word(at: 17)),
      middle >> 32 == 0x3E2D_2D20, line[16] == 0x20,
      let startFraction = fraction(UInt32(truncatingIfNeeded: middle)),
      let endFraction = fraction(UInt32(truncatingIfNeeded: line.word(at: 21) >> 32))
    else { return nil }
    return (startClock &* 1000 &+ startFraction, endClock &* 1000 &+ endFraction)
  }

  /// Seconds of `HH:MM:SS`.
  @inline(__always)
  private static func clock(_ word: UInt64) -> Int64? {
    // Digits become 0...9 and colons 0; anything else leaves a high bit after the addition.
    let value = word ^ 0x3030_3A30_303A_3030
    guard (value | (value &+ 0x0606_7F06_067F_0606)) & 0xF0F0_80F0_F080_F0F0 == 0 else {
      return nil
    }
    // Colon bytes hold zero now only if they were colons: 0x7F + x has its high bit set for x > 0.
    let pairs = value &* 10 &+ (value >> 8)
    let hours = pairs & 0xFF
    let minutes = (pairs >> 24) & 0xFF
    let seconds = (pairs >> 48) & 0xFF
    guard minutes < 60, seconds < 60 else { return nil }
    return Int64(truncatingIfNeeded: hours &* 3600 &+ minutes &* 60 &+ seconds)
  }

  /// Milliseconds of `,mmm`.
  @inline(__always)
  private static func fraction(_ word: UInt32) -> Int64? {
    let value = word ^ 0x3030_302C
    guard (value | (value &+ 0x0606_067F)) & 0xF0F0_F080 == 0 else { return nil }
    let hundreds = (value >> 8) & 0xF
    let tens = (value >> 16) & 0xF
    let ones = value >> 24
    return Int64(truncatingIfNeeded: hundreds &* 100 &+ tens &* 10 &+ ones)
  }
}
