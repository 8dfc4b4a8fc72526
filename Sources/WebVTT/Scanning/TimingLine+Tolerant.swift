// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

extension TimingLine {
  /// Reads a line with an arrow that the standard cannot read, where it is plain what was meant: the comma
  /// of SubRip, fractions of other lengths or none, fields of one digit, 60 and more, other arrows.
  ///
  /// - Returns: `nil` where two times do not stand there.
  static func tolerant(_ span: Span<UInt8>, in line: Range<Int>) -> TimingLine? {
    let upper = line.upperBound
    var position = WhiteSpace.end(span, from: line.lowerBound, to: upper)
    guard let start = TolerantTimestamp.read(span, at: position, to: upper) else { return nil }
    let first = position..<start.end
    position = WhiteSpace.end(span, from: start.end, to: upper)
    guard let arrowEnd = OtherArrow.end(span, at: position, to: upper) else { return nil }
    position = WhiteSpace.end(span, from: arrowEnd, to: upper)
    guard let end = TolerantTimestamp.read(span, at: position, to: upper) else { return nil }
    // `00:00:02,000x` may be anything.
    guard end.end == upper || !isWordByte(span[end.end]) else { return nil }
    var timing = TimingLine(
      start: start.value, end: end.value, startRange: first, endRange: position..<end.end)
    timing.setTrailing(span, from: end.end, to: upper)
    timing.anomalies = start.anomalies.union(end.anomalies)
      .union([.skippedByStandard, .timingNotCanonical])
    return timing
  }

  /// Reads a line without an arrow that has something like one.
  @inline(__always)
  static func withOtherArrow(_ span: Span<UInt8>, in line: Range<Int>) -> TimingLine? {
    let first = span[line.lowerBound]
    guard first &- 0x30 < 10 || WhiteSpace.contains(first) else { return nil }
    return tolerant(span, in: line)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x3A || byte == 0x2E || byte == 0x2C
  }
}

/// What people and programs write in the place of `-->`.
enum OtherArrow {
  /// Where the arrow at a position ends: dashes of any kind and length and `>`, with spaces between them,
  /// or one of the arrows of Unicode.
  static func end(_ span: Span<UInt8>, at position: Int, to upper: Int) -> Int? {
    var p = position
    var hasShaft = false
    while p < upper {
      switch span[p] {
      case 0x2D, 0x3D:
        hasShaft = true
        p += 1
      case 0x20 where hasShaft: p += 1
      case 0x3E: return hasShaft ? p + 1 : nil
      case 0xE2 where p + 2 < upper && span[p + 1] == 0x80 && span[p + 2] &- 0x90 < 6:
        // Hyphens and dashes, U+2010 to U+2015.
        hasShaft = true
        p += 3
      case 0xE2 where p + 2 < upper && span[p + 1] == 0x86 && span[p + 2] == 0x92,
        0xE2 where p + 2 < upper && span[p + 1] == 0x87 && span[p + 2] == 0x92:
        // U+2192 and U+21D2.
        return p + 3
      default: return nil
      }
    }
    return nil
  }
}

/// A time as people and other formats write it.
enum TolerantTimestamp {
  /// Reads the time at a position: two or three fields and, behind a full stop or a comma, a fraction.
  static func read(
    _ span: Span<UInt8>, at position: Int, to upper: Int
  ) -> (value: Int64, end: Int, anomalies: CueAnomalies)? {
    var p = position
    var fields: [3 of Int64] = [0, 0, 0]
    var count = 0
    while count < 3 {
      let first = p
      var value: Int64 = 0
      while p < upper, span[p] &- 0x30 < 10, p - first < 9 {
        value = value * 10 + Int64(span[p] - 0x30)
        p += 1
      }
      guard p > first else { return nil }
      fields[count] = value
      count += 1
      guard count < 3, p + 1 < upper, span[p] == 0x3A, span[p + 1] &- 0x30 < 10 else { break }
      p += 1
    }
    guard count >= 2 else { return nil }
    var anomalies: CueAnomalies = []
    let seconds = fields[count - 1]
    let minutes = fields[count - 2]
    let hours = count == 3 ? fields[0] : 0
    if seconds > 59 || (count == 3 && minutes > 59) { anomalies.insert(.fieldOutOfRange) }
    if hours > 99 { anomalies.insert(.hoursOver99) }
    let fraction = Self.fraction(span, &p, upper, &anomalies)
    // A fourth field: frames, or nothing that can be told.
    guard p == upper || (span[p] != 0x3A && span[p] != 0x3B) else { return nil }
    return (((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction, p, anomalies)
  }

  /// The milliseconds of a decimal fraction of any length, rounded.
  private static func fraction(
    _ span: Span<UInt8>, _ position: inout Int, _ upper: Int, _ anomalies: inout CueAnomalies
  ) -> Int64 {
    guard position + 1 < upper, span[position] == 0x2E || span[position] == 0x2C,
      span[position + 1] &- 0x30 < 10
    else {
      anomalies.insert(.millisecondsMissing)
      return 0
    }
    position += 1
    let first = position
    var value: Int64 = 0
    var roundsUp = false
    while position < upper, span[position] &- 0x30 < 10 {
      let digit = Int64(span[position] - 0x30)
      if position - first < 3 {
        value = value * 10 + digit
      } else if position - first == 3 {
        roundsUp = digit >= 5
      }
      position += 1
    }
    let count = position - first
    if count != 3 { anomalies.insert(.fractionDigits) }
    for _ in 0..<max(0, 3 - count) { value *= 10 }
    return value + (roundsUp ? 1 : 0)
  }
}
