// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension LineMachine {
  /// Takes one line.
  @inline(__always)
  mutating func take(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    guard taken.upper > taken.lower else {
      try takeBlank(taken, span, limit: limit, body)
      return
    }
    if TextStart.isCertain(span, from: taken.lower, to: taken.upper) {
      if isTimingDue, mayBeMore(taken, span) {
        return try takeUnusual(taken, span, limit: limit, body)
      }
      try takeText(taken, span, limit: limit, body)
      return
    }
    if taken.upper &- taken.lower == CanonicalTiming.length,
      let times = CanonicalTiming.read(span, at: taken.lower)
    {
      let lower = taken.lower
      let timing = TimingLine(
        start: times.start, end: times.end, startRange: lower..<lower &+ 12,
        endRange: lower &+ 17..<lower &+ 29, trailing: lower &+ 29..<lower &+ 29)
      try takeTiming(timing, taken, span, body)
      return
    }
    if let value = Self.plainInteger(span, in: taken.content) {
      try takeCandidate(taken, value: value, .number, span, limit: limit, body)
      return
    }
    try takeUnusual(taken, span, limit: limit, body)
  }

  /// The value of a line of one to nine digits and nothing else, which most indexes are.
  @inline(__always)
  private static func plainInteger(_ span: Span<UInt8>, in content: Range<Int>) -> Int? {
    guard content.count <= 9 else { return nil }
    var value = 0
    for position in content {
      let digit = span[position] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  /// Whether a timing line or an index may stand here: below a candidate, below a blank line, and where
  /// there is no cue yet.
  @inline(__always)
  private var isTimingDue: Bool { blankLines > 0 || !hasCue || candidate != nil }

  private mutating func takeUnusual(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    // A line of text that could be an index, but not of this cue, takes no part.
    let expected = candidate.map(isIndex) == true ? nil : lastIndex + 1
    let kind = LineKind.read(span, in: taken.content, expectedIndex: expected)
    if candidate?.hasHalf == true {
      guard try !takeSecondHalf(kind, taken, span, body) else { return }
    }
    switch kind {
    case .blank:
      if candidate != nil {
        candidate?.spacedLines += 1
      } else if hasCue {
        spacedLines &+= 1
      }
      try takeBlank(taken, span, limit: limit, body)
    case .integer(let value):
      try takeCandidate(taken, value: value, .number, span, limit: limit, body)
      candidate?.isPlain = false
    case .number:
      try takeCandidate(taken, value: nil, .number, span, limit: limit, body)
    case .indexLike:
      guard
        try !lookAgain(
          at: taken, mayBeName: false, isUnreadable: false, span, limit: limit, body)
      else { return }
      try takeCandidate(taken, value: nil, .indexLike, span, limit: limit, body)
    case .timing(let timing) where isSpoken(timing):
      try takeText(taken, span, limit: limit, body)
    case .timing(var timing):
      settleThousands(&timing)
      try takeTiming(timing, taken, span, body)
    case .unreadableTiming:
      guard try !lookAgain(at: taken, isUnreadable: true, span, limit: limit, body) else { return }
      try takeUnreadable(taken, span, limit: limit, body)
    case .text:
      guard try !lookAgain(at: taken, isUnreadable: false, span, limit: limit, body) else { return }
      try takeText(taken, span, limit: limit, body)
    }
  }

  /// Whether a line of two times is what the cue says: `12:30 --> 13:45`, without milliseconds, right
  /// below a timing line that has them, as in a caption about a timetable.
  private func isSpoken(_ timing: TimingLine) -> Bool {
    hasCue && !hasText && blankLines == 0 && candidate == nil
      && timing.anomalies.contains(.millisecondsMissing) && timing.gluedIndex == nil
      && block.anomalies.isDisjoint(with: [.millisecondsMissing, .startMissing, .endMissing])
  }

  // MARK: Blank lines

  @inline(__always)
  private mutating func takeBlank(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    if candidate != nil {
      candidate?.blanksEnd = taken.next
      candidate?.blankLines += 1
      if let held = candidate, taken.next - kept > limit {
        try settle(held, asTextOf: span, limit: limit, body)
      }
      return
    }
    guard hasCue else {
      isBelowStray = false
      try body(
        .separator(offset: TextOffset(offset + taken.lower), line: line),
        span.extracting(taken.lower..<taken.next))
      return
    }
    if taken.next &- blockStart > limit {
      // Nothing is lost: the blank lines past the limit are delivered one by one.
      try emitCue(span, upTo: taken.lower, body)
      outsideReason = .overLimit
      try body(
        .separator(offset: TextOffset(offset + taken.lower), line: line),
        span.extracting(taken.lower..<taken.next))
      return
    }
    note(newlineOf: taken, span)
    blankLines &+= 1
  }

  // MARK: Text

  @inline(__always)
  mutating func takeText(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    if let held = candidate { try settle(held, asTextOf: span, limit: limit, body) }
    try addText(taken, line: line, span, limit: limit, body)
  }

  @inline(__always)
  private mutating func addText(
    _ taken: Line, line: Int, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    guard hasCue else {
      try emitOutside(span, taken.lower..<taken.next, line: line, body)
      return
    }
    if taken.next &- blockStart > limit {
      block.anomalies.insert(.truncated)
      try emitCue(span, upTo: taken.lower, body)
      outsideReason = .overLimit
      try emitOutside(span, taken.lower..<taken.next, line: line, body)
      return
    }
    if !hasText {
      if blankLines > 0 {
        block.anomalies.insert(.blankLineBeforeText)
        spacedLines = 0
      }
      textStart = taken.lower
      hasText = true
    } else if blankLines > 0 {
      block.anomalies.insert(.blankLineInText)
      spacedLines = 0
    }
    blankLines = 0
    textEnd = taken.next
    note(newlineOf: taken, span)
  }

  // MARK: Lines that may be an index

  mutating func takeCandidate(
    _ taken: Line, value: Int?, _ kind: Candidate.Kind, _ span: Span<UInt8>, limit: Int,
    _ body: EventBody
  ) rethrows {
    if let held = candidate { try settle(held, asTextOf: span, limit: limit, body) }
    candidate = Candidate(
      line: taken, number: line, value: value, kind: kind,
      isAfterBlank: !hasCue || blankLines > 0, blanksEnd: taken.next)
  }

  /// Turns a candidate into what it is when no timing line follows it.
  mutating func settle(
    _ held: Candidate, asTextOf span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    candidate = nil
    let hadCue = hasCue
    if held.kind == .number, held.isAfterBlank, hasCue, held.value ?? 0 > lastIndex {
      mayHoldUnread = true
    }
    try addText(held.line, line: held.number, span, limit: limit, body)
    if held.hasHalf, half.line.lower > held.line.lower {
      try addText(half.line, line: half.number, span, limit: limit, body)
    }
    guard held.blankLines > 0 else { return }
    let textEnd = held.hasHalf ? half.line.next : held.line.next
    if hasCue {
      if held.blanksEnd - blockStart <= limit {
        blankLines = held.blankLines
        spacedLines = held.spacedLines
        return
      }
      try emitCue(span, upTo: textEnd, body)
      outsideReason = .overLimit
    } else if hadCue {
      outsideReason = .overLimit
    }
    try body(
      .separator(
        offset: TextOffset(offset + textEnd), line: (held.hasHalf ? half.number : held.number) + 1),
      span.extracting(textEnd..<held.blanksEnd))
    isBelowStray = false
  }

  // MARK: Timing lines

  @inline(__always)
  mutating func takeTiming(
    _ timing: TimingLine, _ taken: Line, _ span: Span<UInt8>, _ body: EventBody
  ) rethrows {
    var anomalies = timing.anomalies
    var start = taken.lower
    var firstLine = line
    var index: Int?
    var indexEnd = taken.lower
    if let held = candidate, isIndex(held) {
      start = held.line.lower
      firstLine = held.number
      indexEnd = held.line.next
      index = held.value
      if held.value == nil { anomalies.insert(.indexNotInteger) }
      if !held.isPlain { anomalies.insert(.indexNotPlain) }
      if held.blankLines > 0 { anomalies.insert(.blankLineBeforeTiming) }
      if hasCue, !held.isAfterBlank { anomalies.insert(.missingBlankLine) }
      candidate = nil
    } else {
      if let held = candidate { try settle(held, asTextOf: span, limit: .max, body) }
      if let glued = timing.gluedIndex {
        index = glued
      } else {
        anomalies.insert(.indexMissing)
      }
      if hasCue, blankLines == 0 { anomalies.insert(.missingBlankLine) }
    }
    if hasCue {
      if mayHoldUnread {
        try emitCueAndUnread(span, upTo: start, next: index, body)
      } else {
        try emitCue(span, upTo: start, body)
      }
    } else if isBelowText {
      anomalies.insert(.missingBlankLine)
      isBelowText = false
    }
    ordinal &+= 1
    indexBeforeCue = lastIndex
    lastIndex = index ?? lastIndex &+ 1
    hasCue = true
    blockStart = start
    block = CueNode()
    block.line = firstLine
    block.linesAboveTiming = UInt32(truncatingIfNeeded: line &- firstLine)
    block.ordinal = ordinal
    block.indexValue = index ?? 0
    block.start = Timestamp(milliseconds: timing.start)
    block.end = Timestamp(milliseconds: timing.end)
    block.anomalies = anomalies
    if indexEnd > start {
      block.indexEnd = UInt32(truncatingIfNeeded: indexEnd &- start)
      note(newlineAt: indexEnd, span)
    }
    block.setTiming(timing, taken, from: start)
    note(newlineOf: taken, span)
    textStart = taken.next
    textEnd = taken.next
    hasText = false
    blankLines = 0
    isBelowStray = false
    if anomalies.contains(.indexNotInteger) { shape.namedCues &+= 1 }
  }

  /// Whether a candidate is the index of the timing line below it.
  @inline(__always)
  func isIndex(_ held: Candidate) -> Bool {
    switch held.kind {
    case .number:
      // Right below text: a number right above the timing line is an index whose blank line is missing.
      held.isAfterBlank || held.blankLines == 0
    case .indexLike: held.isAfterBlank
    // Whether it fits is known once the timing line comes.
    case .name: held.isNaming && held.blankLines == 0
    }
  }

  /// Whether a timing line is due: below an index, below a blank line, and where there is no cue.
  var isTimingExpected: Bool { candidate.map(isIndex) ?? (!hasCue || blankLines > 0) }

  mutating func takeUnreadable(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    guard isTimingExpected else {
      try takeText(taken, span, limit: limit, body)
      return
    }
    let start = candidate?.line.lower ?? taken.lower
    if hasCue {
      try emitCueAndUnread(span, upTo: start, next: candidate?.value, body)
    }
    outsideReason = .unreadableTiming
    if let held = candidate { try settle(held, asTextOf: span, limit: limit, body) }
    try emitOutside(span, taken.lower..<taken.next, line: line, body)
  }

  // MARK: Newlines

  @inline(__always)
  mutating func note(newlineOf taken: Line, _ span: Span<UInt8>) {
    if taken.next &- taken.upper == 1, span[taken.upper] == 0x0A {
      block.anomalies.insert(.endsLinesWithLF)
    } else {
      noteOther(newlineOf: taken, span)
    }
  }

  private mutating func noteOther(newlineOf taken: Line, _ span: Span<UInt8>) {
    if shape.softBreak != nil, taken.next > taken.upper, span[taken.next - 1] != 0x0A,
      span[taken.next - 1] != 0x0D
    {
      block.anomalies.insert(.endsLinesWithOther)
      return
    }
    switch taken.next - taken.upper {
    case 0: break
    case 1: block.anomalies.insert(.endsLinesWithCR)
    case 2: block.anomalies.insert(.endsLinesWithCRLF)
    default: block.anomalies.insert(.endsLinesWithCRCRLF)
    }
  }

  private mutating func note(newlineAt end: Int, _ span: Span<UInt8>) {
    if span[end - 1] != 0x0A, span[end - 1] != 0x0D {
      if shape.softBreak != nil { block.anomalies.insert(.endsLinesWithOther) }
    } else if span[end - 1] == 0x0D {
      block.anomalies.insert(.endsLinesWithCR)
    } else if end < 2 || span[end - 2] != 0x0D {
      block.anomalies.insert(.endsLinesWithLF)
    } else if end < 3 || span[end - 3] != 0x0D {
      block.anomalies.insert(.endsLinesWithCRLF)
    } else {
      block.anomalies.insert(.endsLinesWithCRCRLF)
    }
  }
}

extension CueNode {
  /// Stores the ranges of a timing line, relative to the start of the block.
  @inline(__always)
  mutating func setTiming(_ timing: TimingLine, _ taken: Line, from base: Int) {
    func relative(_ position: Int) -> UInt32 { UInt32(truncatingIfNeeded: position &- base) }
    timingStart = relative(taken.lower)
    timingEnd = relative(taken.next)
    startLower = relative(timing.startRange.lowerBound)
    startUpper = relative(timing.startRange.upperBound)
    endLower = relative(timing.endRange.lowerBound)
    endUpper = relative(timing.endRange.upperBound)
    trailingLower = relative(timing.trailing.lowerBound)
    trailingUpper = relative(timing.trailing.upperBound)
  }
}
