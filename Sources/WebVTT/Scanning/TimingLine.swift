// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// The two times of a timing line, and what follows them.
struct TimingLine {
  var start: Int64 = 0
  var end: Int64 = 0
  var startRange = 0..<0
  var endRange = 0..<0
  /// The settings, trimmed; empty at the end of the end time where there are none.
  var trailing = 0..<0
  var anomalies: CueAnomalies = []

  /// Reads a line as the standard does.
  ///
  /// - Returns: `nil` where the standard skips the cue.
  @inline(__always)
  static func standard(_ span: Span<UInt8>, in line: Range<Int>) -> TimingLine? {
    let upper = line.upperBound
    var timing = TimingLine()
    var position = WhiteSpace.end(span, from: line.lowerBound, to: upper)
    guard let start = StandardTimestamp.read(span, at: position, to: upper) else { return nil }
    timing.startRange = position..<start.end
    position = WhiteSpace.end(span, from: start.end, to: upper)
    guard position &+ 3 <= upper, span[position] == 0x2D, span[position &+ 1] == 0x2D,
      span[position &+ 2] == 0x3E
    else { return nil }
    let behindArrow = position &+ 3
    let hasSpaces = position > start.end
    position = WhiteSpace.end(span, from: behindArrow, to: upper)
    guard let end = StandardTimestamp.read(span, at: position, to: upper) else { return nil }
    timing.endRange = position..<end.end
    timing.start = start.value
    timing.end = end.value
    timing.setTrailing(span, from: end.end, to: upper)
    let isGlued = end.end < upper && !WhiteSpace.contains(span[end.end])
    // What the standard reads and does not let people write.
    if !hasSpaces || position == behindArrow || isGlued || start.isLoose || end.isLoose
      || timing.startRange.lowerBound > line.lowerBound
    {
      timing.anomalies.insert(.timingNotCanonical)
    }
    if max(start.value, end.value) >= 360_000_000 { timing.anomalies.insert(.hoursOver99) }
    return timing
  }

  /// Notes what follows the end time, without the white space around it.
  @inline(__always)
  mutating func setTrailing(_ span: Span<UInt8>, from position: Int, to upper: Int) {
    var end = upper
    let begin = WhiteSpace.end(span, from: position, to: upper)
    guard begin < upper else {
      trailing = position..<position
      return
    }
    while WhiteSpace.contains(span[end &- 1]) { end &-= 1 }
    trailing = begin..<end
  }
}

/// A timestamp as the standard collects it: `MM:SS.mmm`, or hours of any length in front of that.
enum StandardTimestamp {
  /// Hours past this are this: it is 114,155 years, and further times would not be numbers.
  private static let mostHours: Int64 = 1_000_000_000

  /// Reads the timestamp at a position.
  ///
  /// - Returns: Milliseconds, where it ends, and whether its hours or minutes have one digit; `nil` where
  ///   the standard finds none.
  @inline(__always)
  static func read(
    _ span: Span<UInt8>, at position: Int, to upper: Int
  ) -> (value: Int64, end: Int, isLoose: Bool)? {
    var p = position
    guard let first = digits(span, &p, upper) else { return nil }
    var hasHours = first.count != 2 || first.value > 59
    guard p < upper, span[p] == 0x3A else { return nil }
    p &+= 1
    guard let second = digits(span, &p, upper), second.count == 2 else { return nil }
    var fields = (hours: Int64(0), minutes: first.value, seconds: second.value)
    if hasHours || (p < upper && span[p] == 0x3A) {
      hasHours = true
      guard p < upper, span[p] == 0x3A else { return nil }
      p &+= 1
      guard let third = digits(span, &p, upper), third.count == 2 else { return nil }
      fields = (min(first.value, mostHours), second.value, third.value)
    }
    guard p < upper, span[p] == 0x2E else { return nil }
    p &+= 1
    guard let fraction = digits(span, &p, upper), fraction.count == 3, fields.minutes <= 59,
      fields.seconds <= 59
    else { return nil }
    let seconds = (fields.hours &* 60 &+ fields.minutes) &* 60 &+ fields.seconds
    return (seconds &* 1000 &+ fraction.value, p, first.count < 2)
  }

  @inline(__always)
  private static func digits(
    _ span: Span<UInt8>, _ position: inout Int, _ upper: Int
  ) -> (value: Int64, count: Int)? {
    let first = position
    var value: Int64 = 0
    while position < upper, span[position] &- 0x30 < 10 {
      if value <= mostHours { value = value &* 10 &+ Int64(span[position] &- 0x30) }
      position &+= 1
    }
    return position > first ? (value, position &- first) : nil
  }
}
