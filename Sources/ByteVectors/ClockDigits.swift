// SPDX-License-Identifier: Apache-2.0

/// The digits of a time as captions write them, read several at once.
public enum ClockDigits {
  /// Seconds of `HH:MM:SS`.
  ///
  /// - Parameter word: The eight bytes, the first one lowest.
  /// - Returns: The seconds; `nil` where they have another form, or a minute or second is 60 or more.
  @inlinable @inline(__always)
  public static func seconds(_ word: UInt64) -> Int64? {
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

  /// Milliseconds of a separator and three digits, such as `,mmm`.
  ///
  /// - Parameters:
  ///   - word: The four bytes, the first one lowest.
  ///   - separator: The first of them.
  /// - Returns: The milliseconds; `nil` where they have another form.
  @inlinable @inline(__always)
  public static func milliseconds(_ word: UInt32, after separator: UInt8) -> Int64? {
    let value = word ^ (0x3030_3000 | UInt32(truncatingIfNeeded: separator))
    guard (value | (value &+ 0x0606_067F)) & 0xF0F0_F080 == 0 else { return nil }
    let hundreds = (value >> 8) & 0xF
    let tens = (value >> 16) & 0xF
    let ones = value >> 24
    return Int64(truncatingIfNeeded: hundreds &* 100 &+ tens &* 10 &+ ones)
  }
}
