// SPDX-License-Identifier: Apache-2.0

/// The fast reader of an index of one to seven digits, which nearly all are.
enum CanonicalIndex {
  /// Reads the digits at a position.
  ///
  /// - Parameters:
  ///   - span: The window; at least eight bytes follow the position.
  ///   - position: Where the line begins.
  /// - Returns: The value and how many digits it has; no digits where there is none, eight where
  ///   there may be more.
  @inline(__always)
  static func read(_ span: Span<UInt8>, at position: Int) -> (value: Int, digits: Int) {
    let value = span.word(at: position) ^ 0x3030_3030_3030_3030
    // A digit is 0...9 now; anything else has a high bit, itself or after the addition. A carry
    // changes only what comes behind the first byte that is no digit.
    let others = (value | (value &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0
    let digits = others.trailingZeroBitCount >> 3
    guard digits > 0 else { return (0, 0) }
    // The digits to the top, so that zeros stand in front; then pairs, fours and eights of them.
    var number = value << UInt64(truncatingIfNeeded: 64 &- digits &* 8)
    number = (number &* 10 &+ number >> 8) & 0x00FF_00FF_00FF_00FF
    number = (number &* 100 &+ number >> 16) & 0x0000_FFFF_0000_FFFF
    number = (number &* 10_000 &+ number >> 32) & 0xFFFF_FFFF
    return (Int(truncatingIfNeeded: number), digits)
  }
}
