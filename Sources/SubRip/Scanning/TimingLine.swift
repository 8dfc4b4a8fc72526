// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// A timing line, read tolerantly.
struct TimingLine {
  var start: Int64 = 0
  var end: Int64 = 0
  var startRange = 0..<0
  var endRange = 0..<0
  var trailing = 0..<0
  var anomalies: CueAnomalies = []
  /// The index that was glued to the start timecode.
  var gluedIndex: Int?
  /// Which fractions are written `1000`, and whether one has four other digits.
  var startIsThousand = false
  var endIsThousand = false
  var hasFourDigits = false

  /// What a line turned out to be.
  enum Reading {
    case timing(TimingLine)
    /// An arrow and three groups of digits or more, but no reading that makes sense.
    case unreadable
    case none
  }

  /// Reads a line that is not written canonically.
  ///
  /// - Parameters:
  ///   - span: The window.
  ///   - range: The line's content, without its newline.
  ///   - expectedIndex: The index that the next cue should have, for `2400:00:09,289` written
  ///     without a newline after the `24`; `nil` when an index line stands above.
  /// - Returns: The reading.
  /// - Complexity: O(length of the two timecodes): what follows them is not looked at.
  static func read(_ span: Span<UInt8>, in range: Range<Int>, expectedIndex: Int?) -> Reading {
    let end = trimmedEnd(span, range)
    var line = TimingLine()
    let first = TolerantTimecode.skipSpaces(span, from: range.lowerBound, end: end)
    guard first < end else { return .none }
    if let line = behindIndex(span, from: first, to: range.upperBound, end: end, expectedIndex) {
      return .timing(line)
    }
    let left = timecode(span, from: first, end: end)
    guard let arrow = Arrow.read(span, from: left?.upper ?? first, end: end) else {
      return unreadableOrNone(span, from: first, end: end)
    }
    let right = timecode(span, from: arrow.upper, end: end)
    switch (left, right) {
    case (let left?, let right?):
      guard accepts(left, right, arrow) else { return .none }
      line.start = left.milliseconds
      line.end = right.milliseconds
      line.startRange = left.lower..<left.upper
      line.endRange = right.lower..<right.upper
      line.anomalies = left.anomalies.union(right.anomalies)
      line.noteThousands(left, right)
      // Where the end has as many hours, they are hours.
      if right.firstGroup / 100 != left.firstGroup / 100 {
        line.takeGluedIndex(of: left, expected: expectedIndex)
      }
    case (let left?, nil):
      guard left.groups >= 3, arrow.isExplicit,
        TolerantTimecode.skipSpaces(span, from: arrow.upper, end: end) == end
      else { return unreadableOrNone(span, from: first, end: end) }
      line.start = left.milliseconds
      line.end = left.milliseconds
      line.startRange = left.lower..<left.upper
      line.endRange = arrow.upper..<arrow.upper
      line.anomalies = left.anomalies.union(.endMissing)
      line.takeGluedIndex(of: left, expected: expectedIndex)
    case (nil, let right?):
      guard right.groups >= 3, arrow.isCanonical else { return .none }
      line.start = right.milliseconds
      line.end = right.milliseconds
      line.startRange = first..<first
      line.endRange = right.lower..<right.upper
      line.anomalies = right.anomalies.union(.startMissing)
    case (nil, nil):
      return unreadableOrNone(span, from: first, end: end)
    }
    line.readTrailing(span, end: end)
    if !line.isPlain(span, in: range, arrow: arrow) { line.anomalies.insert(.timingNotCanonical) }
    return .timing(line)
  }

  /// Reads a timecode; one that ends too soon, with digits behind a space, once more with them.
  private static func timecode(
    _ span: Span<UInt8>, from position: Int, end: Int
  ) -> TolerantTimecode? {
    let read = TolerantTimecode.read(span, from: position, end: end)
    if let read, read.groups == 4, read.anomalies.isEmpty { return read }
    if let read {
      let next = TolerantTimecode.skipSpaces(span, from: read.upper, end: end)
      guard next > read.upper, next < end, case .digit = Glyph.read(span, at: next, end: end).glyph
      else { return read }
    }
    let joined = TolerantTimecode.read(span, from: position, end: end, joinsDigits: true)
    guard let joined, joined.groups == 4, joined.anomalies.isEmpty else { return read }
    return joined
  }

  /// Reads `2 00:00:03,000 --> …`, `2) 00:…` or `2: 00:…`: the index in front of the times, which
  /// transcripts that were pasted from tables and chat programs have, and editors that join lines.
  ///
  /// - Returns: The line, where the index is the next one and both times have all of their fields.
  private static func behindIndex(
    _ span: Span<UInt8>, from first: Int, to upper: Int, end: Int, _ expectedIndex: Int?
  ) -> TimingLine? {
    guard let expectedIndex else { return nil }
    var p = first
    var value = 0
    while p < end, p < first + 9, span[p] >= 0x30, span[p] <= 0x39 {
      value = value * 10 + Int(span[p] - 0x30)
      p += 1
    }
    guard p > first, p < end, value == expectedIndex else { return nil }
    let digits = p
    if span[p] == 0x29 || span[p] == 0x2E || span[p] == 0x3A { p += 1 }
    p = TolerantTimecode.skipSpaces(span, from: p, end: end)
    guard p > digits, p < end, span[p] >= 0x30, span[p] <= 0x39,
      case .timing(var line) = read(span, in: p..<upper, expectedIndex: nil),
      line.anomalies.isDisjoint(with: [
        .hoursMissing, .millisecondsMissing, .startMissing, .endMissing, .fieldOutOfRange,
        .hoursOver99,
      ])
    else { return nil }
    line.anomalies.formUnion([.indexGlued, .timingNotCanonical])
    line.gluedIndex = expectedIndex
    return line
  }

  /// The end of the content without trailing spaces; looks back over at most 64 of them.
  private static func trimmedEnd(_ span: Span<UInt8>, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    let floor = max(range.lowerBound, end - 64)
    while end > floor, span[end - 1] == 0x20 || span[end - 1] == 0x09 { end -= 1 }
    return end
  }

  /// Short forms (`1,5 -> 2,5` in a lesson about numbers) need the real arrow; dashes alone need two
  /// whole timecodes.
  private static func accepts(
    _ left: TolerantTimecode, _ right: TolerantTimecode, _ arrow: Arrow
  ) -> Bool {
    let fewest = min(left.groups, right.groups)
    if arrow.isCanonical { return true }
    return arrow.isExplicit ? fewest >= 3 : fewest == 4
  }

  private mutating func takeGluedIndex(of left: TolerantTimecode, expected: Int?) {
    // The index and the hours on one line without a newline between them: editors that join lines.
    guard let expected, left.groups == 4, left.firstGroupDigits >= 3, startRange.count >= 3,
      left.firstGroup / 100 == Int64(expected), !left.anomalies.contains(.negativeTime)
    else { return }
    let hours = left.firstGroup % 100
    start -= (left.firstGroup - hours) * 3_600_000
    startRange = (startRange.lowerBound + left.firstGroupDigits - 2)..<startRange.upperBound
    anomalies.remove(.hoursOver99)
    if end / 3_600_000 > 99 { anomalies.insert(.hoursOver99) }
    anomalies.formUnion([.indexGlued, .timingNotCanonical])
    gluedIndex = expected
  }

  /// Whether the line is written as canonical lines are, apart from what has an anomaly of its own.
  private func isPlain(_ span: Span<UInt8>, in range: Range<Int>, arrow: Arrow) -> Bool {
    guard startRange.lowerBound == range.lowerBound, arrow.isCanonical,
      startRange.upperBound + 1 == arrow.lower, arrow.upper + 1 == endRange.lowerBound,
      span[arrow.lower - 1] == 0x20, span[arrow.upper] == 0x20,
      trailing.isEmpty ? endRange.upperBound == range.upperBound : true
    else { return false }
    return Self.isPlain(span, startRange) && Self.isPlain(span, endRange)
  }

  /// `HH:MM:SS,` and digits, the hours of two digits or more.
  private static func isPlain(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var p = range.lowerBound
    if p < range.upperBound, span[p] == 0x2D { p += 1 }
    func digits() -> Int {
      let from = p
      while p < range.upperBound, span[p] >= 0x30, span[p] <= 0x39 { p += 1 }
      return p - from
    }
    func skip(_ byte: UInt8) -> Bool {
      guard p < range.upperBound, span[p] == byte else { return false }
      p += 1
      return true
    }
    let hours = digits()
    guard hours == 2 || (hours > 2 && span[range.lowerBound] != 0x30), skip(0x3A), digits() == 2,
      skip(0x3A), digits() == 2, skip(0x2C), digits() > 0
    else { return false }
    return p == range.upperBound
  }

  private static func unreadableOrNone(_ span: Span<UInt8>, from first: Int, end: Int) -> Reading {
    let limit = min(end, first + 96)
    // An arrow that begins in front of the limit may take four bytes.
    guard ArrowHeads.mayOccur(in: span, first..<min(end, limit + 3)) else { return .none }
    var p = first
    var groups = 0
    var inDigits = false
    var arrow = false
    var dashBefore = false
    let (start, width) = Glyph.read(span, at: first, end: end)
    switch start {
    case .digit, .colon: break
    case .dash:
      // In front of a word it is dialogue.
      let next = TolerantTimecode.skipSpaces(span, from: first + width, end: end)
      guard next < end else { return .none }
      switch Glyph.read(span, at: next, end: end).glyph {
      case .other, .point: return .none
      default: break
      }
    default: return .none
    }
    while p < limit {
      let (glyph, width) = Glyph.read(span, at: p, end: end)
      switch glyph {
      case .digit:
        if !inDigits { groups += 1 }
        inDigits = true
      case .arrow: arrow = true
      case .arrowHead where dashBefore: arrow = true
      default: break
      }
      if case .digit = glyph {} else { inDigits = false }
      dashBefore = glyph == .dash
      p += width
    }
    return arrow && groups >= 3 ? .unreadable : .none
  }
}
