// SPDX-License-Identifier: Apache-2.0

/// Tells lines that may begin or end with the same word over and over, by where their spaces stand.
enum RepeatedWords {
  /// The bytes of the shortest line of which this is asked.
  static let shortestLine = 17

  /// Whether a line may begin or end with the same word at least five times.
  ///
  /// - Parameters:
  ///   - line: The line without its newline, of at least ``shortestLine`` bytes.
  ///   - bytes: The cue's bytes.
  /// - Returns: `false` only where it does not.
  @inline(__always)
  static func mayStand(in line: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    mayBegin(bytes, line) || mayEnd(bytes, line)
  }

  /// The first words are of the same length, each with a space behind it.
  @inline(__always)
  private static func mayBegin(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    let start = line.lowerBound
    var step = 1
    while step <= 8, bytes[start &+ step &- 1] != 0x20 { step &+= 1 }
    // Five words of eight bytes and more.
    guard step <= 8 else { return line.count >= 45 }
    guard start &+ 4 &* step <= line.upperBound else { return false }
    return bytes[start &+ 2 &* step &- 1] == 0x20 && bytes[start &+ 3 &* step &- 1] == 0x20
      && bytes[start &+ 4 &* step &- 1] == 0x20
  }

  /// The words before the last one are of the same length, each with a space before it.
  @inline(__always)
  private static func mayEnd(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var last = line.upperBound &- 1
    while last > line.lowerBound, bytes[last] != 0x20 { last &-= 1 }
    var step = 1
    while step <= 8, last &- step > line.lowerBound, bytes[last &- step] != 0x20 { step &+= 1 }
    guard step <= 8 else { return last &- line.lowerBound >= 44 }
    guard last &- 4 &* step > line.lowerBound else { return false }
    return bytes[last &- 2 &* step] == 0x20 && bytes[last &- 3 &* step] == 0x20
      && bytes[last &- 4 &* step] == 0x20
  }
}
