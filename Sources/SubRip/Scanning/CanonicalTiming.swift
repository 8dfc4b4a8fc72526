// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// The fast reader of `HH:MM:SS,mmm --> HH:MM:SS,mmm`, 29 bytes and nothing else.
enum CanonicalTiming {
  /// The length of a canonical timing line without its newline.
  static let length = 29

  private static var separator: UInt8 { UInt8(ascii: ",") }

  /// Reads both times.
  ///
  /// - Returns: Milliseconds, or `nil` where the 29 bytes are not canonical or a minute or second
  ///   is 60 or more.
  @inline(__always)
  static func read(_ span: Span<UInt8>, at position: Int) -> (start: Int64, end: Int64)? {
    let line = span.extracting(position..<position &+ length)
    // `,mmm -->`, and the last eight bytes: words of eight bytes only, which are one load each.
    let middle = line.word(at: 8)
    guard let startClock = ClockDigits.seconds(line.word(at: 0)),
      let endClock = ClockDigits.seconds(line.word(at: 17)),
      middle >> 32 == 0x3E2D_2D20, line[16] == 0x20,
      let startFraction = ClockDigits.milliseconds(
        UInt32(truncatingIfNeeded: middle), after: separator),
      let endFraction = ClockDigits.milliseconds(
        UInt32(truncatingIfNeeded: line.word(at: 21) >> 32), after: separator)
    else { return nil }
    return (startClock &* 1000 &+ startFraction, endClock &* 1000 &+ endFraction)
  }
}
