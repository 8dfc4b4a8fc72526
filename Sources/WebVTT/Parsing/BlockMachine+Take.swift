// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension BlockMachine {
  /// Takes one line.
  @inline(__always)
  mutating func take(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    if taken.upper == taken.lower {
      try takeBlank(taken, span, limit: limit, body)
    } else if state == .signature, takeSignature(taken, span) {
      return
    } else if hasArrow {
      try takeArrow(taken, span, body)
    } else {
      try takePlain(taken, span, limit: limit, body)
    }
  }

  /// Takes the first line that is not blank: the header begins with it, or there is none.
  private mutating func takeSignature(_ taken: Line, _ span: Span<UInt8>) -> Bool {
    guard BlockName.isSignatureLike(span, taken.content) else {
      state = .between
      return false
    }
    state = .block
    kind = .header
    blockStart = taken.lower
    blockLine = line
    return true
  }

  // MARK: Blank lines

  /// Takes a line without a byte; one of spaces is not blank to the standard.
  @inline(__always)
  private mutating func takeBlank(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    if hasCue, taken.next &- blockStart <= limit {
      note(newlineOf: taken, span)
      blankLines &+= 1
      state = .between
      return
    }
    if hasCue {
      // Nothing is lost: the blank lines past the limit are delivered one by one.
      try emitCue(span, upTo: taken.lower, body)
      state = .between
    } else {
      try endBlock(span, body)
    }
    try emitSeparator(taken, span, body)
  }

  // MARK: Lines with an arrow

  /// Takes a line that has an arrow: the times of a cue, whatever stands above it.
  private mutating func takeArrow(
    _ taken: Line, _ span: Span<UInt8>, _ body: EventBody
  ) rethrows {
    let isBelowText = state == .text || state == .block
    if state == .text, textEnd > textStart, isIndex(span, lastLine..<textEnd) {
      cue.anomalies.insert(.indexInText)
    }
    try endAbove(span, body)
    if let timing = TimingLine.standard(span, in: taken.content) {
      beginCue(timing, taken, isBelowText: isBelowText, span)
    } else if let timing = TimingLine.tolerant(span, in: taken.content) {
      beginCue(timing, taken, isBelowText: isBelowText, span)
    } else {
      if state != .first { startBlock(taken) }
      state = .block
      kind = .unread
    }
  }

  /// Ends what stands above a line that begins a block, unless that is one line of the same.
  @inline(__always)
  private mutating func endAbove(_ span: Span<UInt8>, _ body: EventBody) rethrows {
    if hasCue {
      try emitCue(span, upTo: position, body)
      state = .between
    } else if state == .block {
      try endBlock(span, body)
    }
  }

  private mutating func startBlock(_ taken: Line) {
    blockStart = taken.lower
    blockLine = line
  }

  @inline(__always)
  private mutating func beginCue(
    _ timing: TimingLine, _ taken: Line, isBelowText: Bool, _ span: Span<UInt8>
  ) {
    let hasIdentifier = state == .first
    if !hasIdentifier { startBlock(taken) }
    cue = CueNode()
    cue.anomalies = timing.anomalies
    if isBelowText { cue.anomalies.insert(.missingBlankLine) }
    if !timing.trailing.isEmpty { cue.anomalies.insert(.hasSettings) }
    if hasIdentifier {
      cue.indexEnd = UInt32(truncatingIfNeeded: held.next &- blockStart)
      cue.linesAboveTiming = 1
      if let index = Self.index(span, held.content) {
        cue.indexValue = index
      } else {
        cue.anomalies.insert(.indexNotInteger)
      }
      note(newlineOf: held, span)
    } else {
      cue.anomalies.insert(.indexMissing)
    }
    ordinal &+= 1
    cue.line = blockLine
    cue.ordinal = ordinal
    cue.start = Timestamp(milliseconds: timing.start)
    cue.end = Timestamp(milliseconds: timing.end)
    cue.setTiming(timing, taken, from: blockStart)
    note(newlineOf: taken, span)
    textStart = taken.next
    textEnd = taken.next
    blankLines = 0
    hasCue = true
    state = .text
  }

  /// Whether a line of the text, with its newline, is a number and nothing else.
  private func isIndex(_ span: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var end = line.upperBound
    while end > line.lowerBound, span[end - 1] == 0x0A || span[end - 1] == 0x0D { end -= 1 }
    return end > line.lowerBound && Self.index(span, line.lowerBound..<end) != nil
  }

  /// The value of an identifier of up to 18 digits and nothing else.
  static func index(_ span: Span<UInt8>, _ content: Range<Int>) -> Int? {
    guard content.count <= 18 else { return nil }
    var value = 0
    for position in content {
      let digit = span[position] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int(digit)
    }
    return value
  }

  // MARK: Other lines

  @inline(__always)
  private mutating func takePlain(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    switch state {
    case .text: try takeText(taken, span, limit: limit, body)
    case .block: try takeBlockLine(taken, span, limit: limit, body)
    case .signature, .between, .first: try takeOpening(taken, span, limit: limit, body)
    }
  }

  @inline(__always)
  private mutating func takeText(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    if taken.next &- blockStart > limit {
      cue.anomalies.insert(.truncated)
      try emitCue(span, upTo: taken.lower, body)
      startBlock(taken)
      state = .block
      kind = .overLimit
      return
    }
    lastLine = taken.lower
    textEnd = taken.next
    note(newlineOf: taken, span)
  }

  private mutating func takeBlockLine(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    guard taken.next &- blockStart > limit else { return }
    try emitBlock(span, upTo: taken.lower, body)
    blockLine = line
  }

  /// Takes the first or the second line of a block.
  private mutating func takeOpening(
    _ taken: Line, _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows {
    if let timing = TimingLine.withOtherArrow(span, in: taken.content) {
      try endAbove(span, body)
      beginCue(timing, taken, isBelowText: false, span)
      return
    }
    if state == .first {
      kind = BlockName.kind(of: span, held.content)
      state = .block
      try takeBlockLine(taken, span, limit: limit, body)
      return
    }
    try endAbove(span, body)
    startBlock(taken)
    held = taken
    state = .first
  }

  // MARK: Newlines

  @inline(__always)
  private mutating func note(newlineOf taken: Line, _ span: Span<UInt8>) {
    switch taken.next &- taken.upper {
    case 1:
      cue.anomalies.insert(span[taken.upper] == 0x0A ? .endsLinesWithLF : .endsLinesWithCR)
    case 2: cue.anomalies.insert(.endsLinesWithCRLF)
    default: break
    }
  }
}

extension CueNode {
  /// Stores the ranges of a timing line, relative to the start of the cue.
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
