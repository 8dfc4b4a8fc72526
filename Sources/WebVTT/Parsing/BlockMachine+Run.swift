// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension BlockMachine {
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
    var scanner = LineScanner(at: resume)
    while true {
      if inLongLine {
        guard try passLongLine(span, &scanner, isLast: isLast, body) else { break }
        continue
      }
      if try takeCanonicalCues(span, limit: limit, body) {
        scanner = LineScanner(at: resume)
      }
      guard let taken = nextLine(span, &scanner, isLast: isLast) else {
        // A line that already exceeds the limit is not waited for.
        guard resume - position > limit else { break }
        // The scanner may have passed a CR at the end of the window, whose LF is still to come.
        scanner = LineScanner(at: resume)
        try beginLongLine(span, body)
        continue
      }
      if taken.next - taken.lower > limit {
        resume = taken.upper
        scanner = LineScanner(at: taken.upper)
        try beginLongLine(span, body)
        continue
      }
      try take(taken, span, limit: limit, body)
      goOn(behind: taken)
    }
    if isLast { try end(span, body) }
  }

  @inline(__always)
  private mutating func goOn(behind taken: Line) {
    position = taken.next
    resume = position
    hasArrow = false
    line &+= 1
  }

  /// Takes the byte-order mark, if there is one.
  ///
  /// - Returns: `false` when too little of the input is there to tell.
  private mutating func start(
    _ span: Span<UInt8>, isLast: Bool, _ body: EventBody
  ) rethrows -> Bool {
    var matching = 0
    let mark = ByteOrderMark.utf8
    while matching < 3, matching < span.count, span[matching] == mark[matching] { matching += 1 }
    if matching < 3, matching == span.count, !isLast { return false }
    hasStarted = true
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
  private mutating func nextLine(
    _ span: Span<UInt8>, _ scanner: inout LineScanner, isLast: Bool
  ) -> Line? {
    var newline = scanner.advance(in: span)
    while newline < span.count, span[newline] == 0x3E {
      if Arrow.ends(at: newline, span, from: position) { hasArrow = true }
      newline = scanner.advance(in: span)
    }
    resume = newline
    guard newline < span.count else {
      guard isLast, position < span.count else { return nil }
      return Line(lower: position, upper: span.count, next: span.count)
    }
    var next = newline &+ 1
    if span[newline] == 0x0D {
      guard next < span.count || isLast else { return nil }
      if next < span.count, span[next] == 0x0A {
        next &+= 1
        scanner.skip(to: next)
      }
    }
    return Line(lower: position, upper: newline, next: next)
  }

  // MARK: Lines that are too long to hold

  private static var pieceLength: Int { 1 << 16 }

  /// A line that is too long is not looked into: it is what the block above it has lost, and the lines
  /// right below it are, too.
  private mutating func beginLongLine(_ span: Span<UInt8>, _ body: EventBody) rethrows {
    if hasCue {
      if state == .text { cue.anomalies.insert(.truncated) }
      try emitCue(span, upTo: position, body)
    } else {
      try endBlock(span, body)
    }
    inLongLine = true
    state = .block
    kind = .overLimit
    blockStart = position
    blockLine = line
  }

  /// Delivers the pieces of a long line that are there; pieces begin at multiples of their length
  /// from the start of the line, so that chunks make no difference.
  ///
  /// - Returns: `false` when the window has no more to give.
  private mutating func passLongLine(
    _ span: Span<UInt8>, _ scanner: inout LineScanner, isLast: Bool, _ body: EventBody
  ) rethrows -> Bool {
    let found = nextLine(span, &scanner, isLast: isLast)
    let available = found?.next ?? resume
    while available - position >= Self.pieceLength || (found != nil && available > position) {
      position = min(position + Self.pieceLength, available)
      try emitBlock(span, upTo: position, body)
      blockLine = line
    }
    guard let found else {
      if isLast { inLongLine = false }
      return false
    }
    inLongLine = false
    goOn(behind: found)
    blockStart = position
    blockLine = line
    return true
  }
}
