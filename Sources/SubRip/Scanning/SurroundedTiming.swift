// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// A timing line with something around or between its times.
///
/// `[00:00:03,000 --> 00:00:04,000]`, `**…**`, `"…"`: chat programs and transcripts. `> …` and `- …`:
/// mail and lists. `<b>…</b>`: word processors. `00:00:03,000 to 00:00:04,000`, `➡`, `--&amp;gt;`,
/// `--\>`: machine translation, and text that was escaped more than once.
///
/// It is looked for only where a timing line is due: below an index, below a blank line, at the start.
enum SurroundedTiming {
  /// What stands above the line.
  struct Place {
    /// Whether an index, or what is written in its place, stands right above.
    var isBelowIndex: Bool
    /// The value of that index.
    var index: Int?
    /// The index that the next cue should have.
    var expected: Int
  }

  /// How far the first timecode may stand from the start of the line, and the second from the first.
  private static let reach = 48

  /// What stands in front of or between timecodes.
  private struct Words {
    var letters = 0
    var words = 0
    var numbers = 0
    var number = 0
    var hasArrow = false
    /// Whether there is anything but spaces.
    var isEmpty = true
  }

  /// Reads a line that no other reading makes sense of.
  ///
  /// - Returns: The line; `unreadable` where two times and an arrow stand in it that belong to no cue that
  ///   is known.
  /// - Complexity: O(1).
  static func read(
    _ span: Span<UInt8>, in range: Range<Int>, _ place: Place
  ) -> TimingLine.Reading {
    guard mayHoldTimes(span, range),
      let left = timecode(span, from: range.lowerBound, end: range.upperBound),
      let right = timecode(span, from: left.upper, end: range.upperBound)
    else { return .none }
    let front = words(span, range.lowerBound..<left.lower)
    let between = words(span, left.upper..<right.lower)
    let isWhole = left.groups == 4 && right.groups == 4
    let isNumbered = front.numbers == 1 && front.number == place.expected && front.words == 0
    guard front.numbers == 0 || isNumbered || (place.isBelowIndex && front.number == place.index)
    else {
      return isWhole && between.hasArrow && front.words == 0 ? .unreadable : .none
    }
    let isDue = place.isBelowIndex || isNumbered
    let isArrow = between.words == 0 && between.hasArrow
    let isWord = between.words <= 1 && between.letters <= 12 && between.numbers == 0
    let isAccepted =
      if front.words == 0 {
        isWhole ? isArrow || (isWord && (isDue || !between.isEmpty)) : isDue && isArrow
      } else {
        isWhole && place.isBelowIndex && front.words <= 2 && isWord
      }
    guard isAccepted else { return .none }
    var line = TimingLine()
    line.start = left.milliseconds
    line.end = right.milliseconds
    line.startRange = left.lower..<left.upper
    line.endRange = right.lower..<right.upper
    line.anomalies = left.anomalies.union(right.anomalies).union(.timingNotCanonical)
    line.noteThousands(left, right)
    if isNumbered, !place.isBelowIndex {
      line.gluedIndex = place.expected
      line.anomalies.insert(.indexGlued)
    }
    line.readTrailing(span, end: range.upperBound)
    // Without an index it is a line of a transcript: `[00:00:03.000 --> 00:00:04.000]  Hello`.
    guard isDue || line.trailing.isEmpty else { return .none }
    return .timing(line)
  }

  /// Reads a line that is one whole timecode and nothing else but perhaps an arrow: half of a timing line
  /// that was broken in two.
  static func half(_ span: Span<UInt8>, in range: Range<Int>) -> TolerantTimecode? {
    guard range.count <= reach,
      let time = TolerantTimecode.read(span, from: range.lowerBound, end: range.upperBound),
      time.groups == 4
    else { return nil }
    var end = TolerantTimecode.skipSpaces(span, from: time.upper, end: range.upperBound)
    while end < range.upperBound, LineKind.isBlank(span[end]) { end += 1 }
    return end == range.upperBound ? time : nil
  }

  /// A quick look: two colons of any form, which even the shortest pair of times has.
  private static func mayHoldTimes(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var colons = 0
    for position in range.lowerBound..<min(range.upperBound, range.lowerBound + 4 * reach) {
      switch span[position] {
      case 0x3A: colons += 1
      // The first bytes of `：` and `∶`, which other characters have, too.
      case 0xEF where position + 1 < range.upperBound && span[position + 1] == 0xBC: colons += 1
      case 0xE2 where position + 1 < range.upperBound && span[position + 1] == 0x88: colons += 1
      default: break
      }
    }
    return colons >= 2
  }

  /// The first timecode of three fields or more.
  private static func timecode(
    _ span: Span<UInt8>, from position: Int, end: Int
  ) -> TolerantTimecode? {
    var p = position
    let limit = min(end, position + reach)
    while p < limit {
      let (glyph, width) = Glyph.read(span, at: p, end: end)
      guard case .digit = glyph else {
        p += width
        continue
      }
      if let found = TolerantTimecode.read(span, from: p, end: end, joinsDigits: true),
        found.groups >= 3
      {
        return signed(found, span, from: position)
      }
      // Past all that hangs together: a time must not begin in the middle of a longer number.
      var after = p
      run: while after < limit {
        let (glyph, width) = Glyph.read(span, at: after, end: end)
        switch glyph {
        case .digit, .colon, .point: after += width
        default: break run
        }
      }
      p = after
    }
    return nil
  }

  /// A timecode with the sign right in front of it: not that of an arrow, and not a dash between the two.
  private static func signed(
    _ found: TolerantTimecode, _ span: Span<UInt8>, from position: Int
  ) -> TolerantTimecode {
    let sign = found.lower - 1
    guard found.milliseconds >= 0, sign >= position, span[sign] == 0x2D,
      sign == position || span[sign - 1] != 0x2D
    else { return found }
    // Behind the first timecode a lone dash is the arrow.
    if position > 0, span[position - 1] &- 0x30 < 10 {
      var p = position
      while p < sign, span[p] == 0x20 { p += 1 }
      guard p < sign, span[sign - 1] == 0x20 else { return found }
    }
    var signed = found
    signed.lower = sign
    signed.milliseconds = -found.milliseconds
    signed.anomalies.insert(.negativeTime)
    return signed
  }

  private static func words(_ span: Span<UInt8>, _ range: Range<Int>) -> Words {
    var found = Words()
    var p = range.lowerBound
    var inWord = false
    var inNumber = false
    while p < range.upperBound {
      if let tag = Markup.end(of: span, at: p, end: range.upperBound) {
        (inWord, inNumber) = (false, false)
        found.isEmpty = false
        // `--&gt;`, however often it was escaped.
        if span[p] == 0x26 { found.hasArrow = true }
        p = tag
        continue
      }
      let (glyph, width) = Glyph.read(span, at: p, end: range.upperBound)
      if glyph != .space, glyph != .mark { found.isEmpty = false }
      switch glyph {
      case .digit(let digit):
        if !inNumber { found.numbers += 1 }
        found.number = found.number < 1_000_000 ? found.number * 10 + Int(digit) : 1_000_000
        (inWord, inNumber) = (false, true)
      case .dash, .arrow, .arrowHead:
        found.hasArrow = true
        (inWord, inNumber) = (false, false)
      case .other:
        let isLetter = Letters.isLetter(span, at: p, end: range.upperBound)
        if isLetter { found.letters += 1 }
        if isLetter, !inWord { found.words += 1 }
        if !isLetter, Letters.isArrow(span, at: p, end: range.upperBound) { found.hasArrow = true }
        inWord = isLetter
        inNumber = false
        p = Letters.end(span, at: p, end: range.upperBound)
        continue
      default: (inWord, inNumber) = (false, false)
      }
      p += width
    }
    return found
  }
}
