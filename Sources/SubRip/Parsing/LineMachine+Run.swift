// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

extension LineMachine {
  /// Takes every line of the window that is complete.
  ///
  /// - Parameters:
  ///   - span: The window.
  ///   - isLast: Whether the input ends with the window.
  ///   - limit: The most bytes of one cue.
  ///   - body: Takes the events.
  mutating func run(
    _ span: Span<UInt8>, isLast: Bool, limit: Int, _ body: EventBody
  ) rethrows {
    if !hasStarted {
      guard try start(span, isLast: isLast, body) else { return }
    }
    var cursor = NewlineCursor(at: resume)
    while true {
      if inLongLine {
        guard try passLongLine(span, &cursor, isLast: isLast, body) else { return }
        continue
      }
      if try takeCanonicalCues(span, limit: limit, body) {
        cursor = NewlineCursor(at: resume)
      }
      guard let taken = nextLine(span, &cursor, isLast: isLast) else {
        // A line that already exceeds the limit is not waited for.
        guard resume - position > limit else { break }
        // The cursor may have passed a CR at the end of the window, whose LF is still to come.
        cursor = NewlineCursor(at: resume)
        try beginLongLine(span, body)
        continue
      }
      if taken.next - taken.lower > limit {
        resume = taken.upper
        cursor = NewlineCursor(at: taken.upper)
        try beginLongLine(span, body)
        continue
      }
      try take(taken, span, limit: limit, body)
      position = taken.next
      resume = position
      line += 1
    }
    if isLast { try end(span, body) }
  }

  /// Takes the byte-order mark, if there is one.
  ///
  /// - Returns: `false` when too little of the input is there to tell.
  private mutating func start(
    _ span: Span<UInt8>, isLast: Bool, _ body: EventBody
  ) rethrows -> Bool {
    let mark: [3 of UInt8] = [0xEF, 0xBB, 0xBF]
    var matching = 0
    while matching < 3, matching < span.count, span[matching] == mark[matching] { matching += 1 }
    if matching < 3, matching == span.count, !isLast { return false }
    guard let soft = SoftBreak.ofFile(span, from: matching == 3 ? 3 : 0, isLast: isLast) else {
      return false
    }
    hasStarted = true
    shape.softBreak = soft
    needsLines = soft != nil
    if matching == 3 {
      try body(.byteOrderMark, span.extracting(0..<3))
      position = 3
      resume = 3
    }
    return true
  }

  /// The line at `position`, if its end is in the window.
  ///
  /// On failure `resume` tells how far the line is known to reach.
  @inline(__always)
  func nextLineEnd(_ span: Span<UInt8>, from newline: Int, isLast: Bool) -> Int? {
    if span[newline] == 0x0A { return newline &+ 1 }
    // CR: alone, before LF, or doubled before LF.
    guard newline &+ 1 < span.count else { return isLast ? newline &+ 1 : nil }
    let second = span[newline &+ 1]
    if second == 0x0A { return newline &+ 2 }
    guard second == 0x0D else { return newline &+ 1 }
    guard newline &+ 2 < span.count else { return isLast ? newline &+ 1 : nil }
    return span[newline &+ 2] == 0x0A ? newline &+ 3 : newline &+ 1
  }

  @inline(__always)
  private mutating func nextLine(
    _ span: Span<UInt8>, _ cursor: inout NewlineCursor, isLast: Bool
  ) -> Line? {
    if let soft = shape.softBreak { return nextSoftLine(span, soft, isLast: isLast) }
    let newline = cursor.advance(in: span)
    resume = newline
    guard newline < span.count else {
      guard isLast, position < span.count else { return nil }
      return Line(lower: position, upper: span.count, next: span.count)
    }
    guard let next = nextLineEnd(span, from: newline, isLast: isLast) else { return nil }
    if next > newline &+ 1 { cursor.skip(to: next) }
    return Line(lower: position, upper: newline, next: next)
  }

  // MARK: Lines that are too long to hold

  private static var pieceLength: Int { 1 << 16 }

  private mutating func beginLongLine(_ span: Span<UInt8>, _ body: EventBody) rethrows {
    if let candidate { try settle(candidate, asTextOf: span, limit: 0, body) }
    if hasCue {
      block.anomalies.insert(.truncated)
      try emitCue(span, upTo: position, body)
      outsideReason = .overLimit
    }
    inLongLine = true
    longLineLine = line
  }

  /// Delivers the pieces of a long line that are there; pieces begin at multiples of their length
  /// from the start of the line, so that chunks make no difference.
  ///
  /// - Returns: `false` when the window has no more to give.
  private mutating func passLongLine(
    _ span: Span<UInt8>, _ cursor: inout NewlineCursor, isLast: Bool, _ body: EventBody
  ) rethrows -> Bool {
    let found = nextLine(span, &cursor, isLast: isLast)
    let available = found?.next ?? resume
    while available - position >= Self.pieceLength || (found != nil && available > position) {
      let end = min(position + Self.pieceLength, available)
      try emitOutside(span, position..<end, line: longLineLine, body)
      position = end
    }
    guard found != nil else {
      if isLast { inLongLine = false }
      return false
    }
    inLongLine = false
    resume = position
    line += 1
    return true
  }
}
