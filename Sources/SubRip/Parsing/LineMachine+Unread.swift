// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// Cues without a timing line, as far as one can be told from text: the number of a cue stands below a
/// blank line, between the numbers of the cues above and below.
extension LineMachine {
  /// Delivers the cue in progress, and apart from it what below one of its blank lines is a cue that cannot
  /// be read.
  ///
  /// - Parameters:
  ///   - span: The window.
  ///   - end: Where the next cue begins.
  ///   - next: That one's number, if it has one.
  ///   - body: Takes the events.
  mutating func emitCueAndUnread(
    _ span: Span<UInt8>, upTo end: Int, next: Int?, _ body: EventBody
  ) rethrows {
    guard mayHoldUnread, let found = firstUnread(span, upTo: end, next: next) else {
      return try emitCue(span, upTo: end, body)
    }
    shortenText(span, to: found.lower)
    let line = block.line + newlines(span, blockStart..<found.lower)
    try emitCue(span, upTo: found.lower, body)
    outsideReason = .unreadableTiming
    try emitUnread(span, from: found.lower, to: end, line: line, next: next, body)
  }

  /// The first line of the text that is the number of a cue that cannot be read.
  func firstUnread(_ span: Span<UInt8>, upTo end: Int, next: Int?) -> Line? {
    var lines = UnreadLines(from: blockStart + Int(block.timingEnd), to: end)
    while let line = lines.next(in: span) {
      if lines.isBelowBlank, lines.fits(line, span, after: lastIndex, next: next) { return line }
    }
    return nil
  }

  /// Delivers the lines of cues that cannot be read.
  func emitUnread(
    _ span: Span<UInt8>, from start: Int, to end: Int, line: Int, next: Int?, _ body: EventBody
  ) rethrows {
    var lines = UnreadLines(from: start, to: end)
    var number = line
    // The number is what shows the cue, unless its timing line stands below it.
    lines.isBelowBlank = true
    while let found = lines.next(in: span) {
      let bytes = span.extracting(found.lower..<found.next)
      let place = TextOffset(offset + found.lower)
      if span.isBlank(found.content) {
        try body(.separator(offset: place, line: number), bytes)
      } else {
        let isNumber =
          lines.isBelowBlank && lines.fits(found, span, after: lastIndex, next: next)
        if isNumber, lines.isRepeated(found, span, next: next) {
          let stray = StrayBlock(offset: place, line: number, reason: .repeatedIndex)
          try body(.stray(stray), bytes)
        } else {
          let isEvidence =
            isNumber
            ? lines.isCue(found, span) : UnreadLines.isOfTiming(found, span)
          let unread = UnreadBlock(offset: place, line: number, isEvidence: isEvidence)
          try body(.unread(unread), bytes)
        }
      }
      number += 1
    }
  }
}

/// The lines of a range, of which some belong to cues that cannot be read.
struct UnreadLines {
  private var cursor: NewlineCursor
  private var position: Int
  private let end: Int
  /// Whether a blank line stands above the line that was given last.
  var isBelowBlank = false
  private var isBlank = false
  private var isFirst = true

  init(from start: Int, to end: Int) {
    cursor = NewlineCursor(at: start)
    position = start
    self.end = end
  }

  /// The next line.
  mutating func next(in span: Span<UInt8>) -> Line? {
    guard position < end else { return nil }
    let line = line(span, at: position, &cursor)
    if !isFirst { isBelowBlank = isBlank }
    isFirst = false
    isBlank = span.isBlank(line.content)
    position = line.next
    return line
  }

  private func line(_ span: Span<UInt8>, at start: Int, _ cursor: inout NewlineCursor) -> Line {
    let newline = min(cursor.advance(in: span), end)
    var next = newline
    if newline < end {
      next = newline + 1
      if span[newline] == 0x0D, next < end {
        if span[next] == 0x0A {
          next += 1
        } else if span[next] == 0x0D, next + 1 < end, span[next + 1] == 0x0A {
          next += 2
        }
      }
    }
    cursor.skip(to: next)
    return Line(lower: start, upper: newline, next: next)
  }

  /// Whether a line is a number between those of two cues.
  func fits(_ line: Line, _ span: Span<UInt8>, after index: Int, next: Int?) -> Bool {
    guard
      case .integer(let number) = LineKind.read(span, in: line.content, expectedIndex: nil)
    else { return false }
    guard let next else { return number == index + 1 }
    return number > index && number <= next
  }

  /// Whether a number shows that a cue is missing, and no timing line below it, which shows it better.
  func isCue(_ number: Line, _ span: Span<UInt8>) -> Bool {
    var below = UnreadLines(from: number.next, to: end)
    guard let line = below.next(in: span) else { return true }
    return !Self.isOfTiming(line, span)
  }

  /// Whether a line is a timing line that cannot be read, or half of one.
  static func isOfTiming(_ line: Line, _ span: Span<UInt8>) -> Bool {
    looksLikeTiming(span.extracting(line.content))
      || SurroundedTiming.half(span, in: line.content) != nil
  }

  /// Whether a number is that of the next cue and nothing stands below it.
  func isRepeated(_ number: Line, _ span: Span<UInt8>, next: Int?) -> Bool {
    var below = UnreadLines(from: number.next, to: end)
    guard let next, below.next(in: span).map({ span.isBlank($0.content) }) ?? true,
      case .integer(next) = LineKind.read(span, in: number.content, expectedIndex: nil)
    else { return false }
    return true
  }

  /// Whether a line has an arrow and three groups of digits, as they are asked of a timing line that cannot
  /// be read.
  static func looksLikeTiming(_ bytes: Span<UInt8>) -> Bool {
    var groups = 0
    var inDigits = false
    var hasArrow = false
    for position in 0..<min(bytes.count, 256) {
      let byte = bytes[position]
      let isDigit = byte >= 0x30 && byte <= 0x39
      if isDigit, !inDigits { groups += 1 }
      inDigits = isDigit
      // The heads of `-->`, of arrows (E2 86 92) and of full-width forms (EF BC 9E).
      if byte == 0x3E || byte == 0xE2 || byte == 0xEF { hasArrow = true }
    }
    return hasArrow && groups >= 3
  }
}
