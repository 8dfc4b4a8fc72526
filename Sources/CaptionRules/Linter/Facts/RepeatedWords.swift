// SPDX-License-Identifier: Apache-2.0

/// Tells lines that may begin or end with the same word over and over, by where their spaces stand.
enum RepeatedWords {
  /// The bytes of the shortest line of which this is asked.
  static let shortestLine = 17
  /// The most bytes of a line of which the spaces tell.
  private static let longestLine = 64

  /// Whether a line may begin or end with the same word at least five times.
  ///
  /// - Parameters:
  ///   - line: The line without its newline, of at least ``shortestLine`` bytes.
  ///   - bytes: The cue's bytes.
  /// - Returns: `false` only where it does not.
  static func mayStand(in line: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    guard line.count <= longestLine else { return true }
    var spaces: UInt64 = 0
    for position in line where bytes[position] == 0x20 {
      spaces |= 1 << UInt64(truncatingIfNeeded: position &- line.lowerBound)
    }
    return mayStand(inLineOf: line.count, spaces: spaces)
  }

  /// Whether a line may begin or end with the same word at least five times.
  ///
  /// - Parameters:
  ///   - count: The bytes of the line.
  ///   - spaces: A bit for each byte that is a space, the first byte's lowest; of bytes behind the
  ///     line, too.
  /// - Returns: `false` only where it does not.
  @inline(__always)
  static func mayStand(inLineOf count: Int, spaces: UInt64) -> Bool {
    guard count <= longestLine else { return true }
    let spaces = spaces & (UInt64.max >> UInt64(64 &- count))
    return spaces != 0 && (mayBegin(spaces) || mayEnd(spaces))
  }

  /// The first words are of the same length, each with a space behind it.
  @inline(__always)
  private static func mayBegin(_ spaces: UInt64) -> Bool {
    let step = spaces.trailingZeroBitCount &+ 1
    guard step <= longestLine / 4 else { return false }
    let expected = UInt64(1) << (2 &* step &- 1) | 1 << (3 &* step &- 1) | 1 << (4 &* step &- 1)
    return spaces & expected == expected
  }

  /// The words before the last one are of the same length, each with a space before it.
  @inline(__always)
  private static func mayEnd(_ spaces: UInt64) -> Bool {
    let last = 63 &- spaces.leadingZeroBitCount
    let before = spaces & ~(1 << UInt64(truncatingIfNeeded: last))
    let step = before == 0 ? last &+ 1 : last &- (63 &- before.leadingZeroBitCount)
    guard last &- 4 &* step > 0 else { return false }
    let expected =
      UInt64(1) << (last &- 2 &* step) | 1 << (last &- 3 &* step) | 1 << (last &- 4 &* step)
    return spaces & expected == expected
  }
}
