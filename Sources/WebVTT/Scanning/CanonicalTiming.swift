// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// The fast reader of `HH:MM:SS.mmm --> HH:MM:SS.mmm` and of `MM:SS.mmm --> MM:SS.mmm`.
struct CanonicalTiming {
  /// The length of the longer form.
  static let longest = 29

  /// The times, in milliseconds.
  var start: Int64
  var end: Int64
  /// Where the start ends, the end begins and ends, counted from the first byte of the start.
  var startUpper: Int
  var endLower: Int
  var endUpper: Int

  private static var separator: UInt8 { UInt8(ascii: ".") }

  /// Reads both times, which some byte must follow that is no part of them: that is for the caller to see.
  ///
  /// - Returns: `nil` where the bytes have neither form, or a minute or second is 60 or more.
  @inline(__always)
  static func read(_ span: Span<UInt8>, at position: Int) -> CanonicalTiming? {
    if span[position &+ 5] == 0x2E { return short(span, at: position) }
    // `.mmm -->`, and the last eight bytes: words of eight bytes only, which are one load each.
    let middle = word(span, at: position &+ 8)
    guard let startClock = ClockDigits.seconds(word(span, at: position)),
      let endClock = ClockDigits.seconds(word(span, at: position &+ 17)),
      middle >> 32 == 0x3E2D_2D20, span[position &+ 16] == 0x20,
      let startFraction = ClockDigits.milliseconds(
        UInt32(truncatingIfNeeded: middle), after: separator),
      let endFraction = ClockDigits.milliseconds(
        UInt32(truncatingIfNeeded: word(span, at: position &+ 21) >> 32), after: separator)
    else { return nil }
    return CanonicalTiming(
      start: startClock &* 1000 &+ startFraction, end: endClock &* 1000 &+ endFraction,
      startUpper: 12, endLower: 17, endUpper: 29)
  }

  /// Reads times without hours.
  @inline(__always)
  private static func short(_ span: Span<UInt8>, at position: Int) -> CanonicalTiming? {
    guard word(span, at: position &+ 8) & 0xFFFF_FFFF_FF00 == 0x203E_2D2D_2000,
      let start = StandardTimestamp.read(span, at: position, to: position &+ 9),
      let end = StandardTimestamp.read(span, at: position &+ 14, to: position &+ 23),
      start.end == position &+ 9, end.end == position &+ 23
    else { return nil }
    return CanonicalTiming(
      start: start.value, end: end.value, startUpper: 9, endLower: 14, endUpper: 23)
  }

  /// Eight bytes as one little-endian word.
  @inline(__always)
  private static func word(_ span: Span<UInt8>, at position: Int) -> UInt64 {
    UInt64(littleEndian: ByteVector.word(span, at: position))
  }
}
