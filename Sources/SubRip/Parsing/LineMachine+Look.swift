// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// Lines that look like text by themselves, and are something else where they stand.
extension LineMachine {
  /// Whether a line that begins as text does may be something else after all: it holds digits, or the file
  /// has comments, or names in place of numbers.
  func mayBeMore(_ taken: Line, _ span: Span<UInt8>) -> Bool {
    guard !shape.isWebVTT, shape.namedCues != ordinal else { return true }
    for position in taken.lower..<min(taken.upper, taken.lower + 160) {
      switch span[position] {
      // Digits of ASCII, and the first bytes of those of other scripts.
      case 0x30...0x39, 0xD9, 0xDB, 0xDF...0xE1, 0xEA, 0xEF, 0xF0: return true
      default: break
      }
    }
    return false
  }

  /// Looks once more at a line that is text by itself, or a timing line that cannot be read.
  ///
  /// - Parameters:
  ///   - taken: The line.
  ///   - mayBeName: Whether the line may name a cue.
  ///   - isUnreadable: Whether it is a timing line that cannot be read.
  ///   - span: The window.
  ///   - limit: The most bytes of one cue.
  ///   - body: Takes the events.
  /// - Returns: Whether the line was taken.
  mutating func lookAgain(
    at taken: Line, mayBeName: Bool = true, isUnreadable: Bool, _ span: Span<UInt8>, limit: Int,
    _ body: EventBody
  ) rethrows -> Bool {
    if completesTiming(taken, span) { return true }
    if let held = candidate, held.blankLines > 0, !isIndex(held) {
      // Text that could have been an index: what follows its blank lines stands below them all the same.
      try settle(held, asTextOf: span, limit: limit, body)
    }
    guard isTimingExpected || !hasCue else { return false }
    let index = candidate.flatMap { isIndex($0) && $0.blankLines == 0 ? $0 : nil }
    let place = SurroundedTiming.Place(
      isBelowIndex: index != nil, index: index?.value, expected: lastIndex &+ 1)
    switch SurroundedTiming.read(span, in: taken.content, place) {
    case .timing(var timing):
      settleThousands(&timing)
      try takeTiming(timing, taken, span, body)
      return true
    case .unreadable where !isUnreadable:
      try takeUnreadable(taken, span, limit: limit, body)
      return true
    case .unreadable, .none: break
    }
    guard !isUnreadable else { return false }
    if candidate == nil || index?.hasHalf == false,
      let time = SurroundedTiming.half(span, in: taken.content)
    {
      if candidate == nil {
        try takeCandidate(taken, value: nil, .name, span, limit: limit, body)
      }
      half = Half(
        line: taken, number: line, milliseconds: time.milliseconds, range: time.lower..<time.upper,
        anomalies: time.anomalies)
      candidate?.hasHalf = true
      candidate?.blanksEnd = taken.next
      return true
    }
    guard mayBeName, candidate == nil, hasCue || !isBelowStray else { return false }
    if shape.isWebVTT, hasCue, WebVTTLine.beginsBlock(span, taken.content) {
      try emitCueAndUnread(span, upTo: taken.lower, next: nil, body)
      outsideReason = .comment
      try emitOutside(span, taken.lower..<taken.next, line: line, body)
      return true
    }
    guard let name = CueName.read(span, taken.content) else { return false }
    try takeCandidate(taken, value: nil, .name, span, limit: limit, body)
    candidate?.isNaming = name.number == lastIndex &+ 1 || shape.namedCues == ordinal
    return true
  }

  /// Reads `,1000` as the next second, unless the file has other fractions of four digits.
  mutating func settleThousands(_ timing: inout TimingLine) {
    if timing.hasFourDigits { shape.hasFourDigits = true }
    if !shape.hasFourDigits, timing.startIsThousand || timing.endIsThousand {
      timing.carryThousands()
    }
  }

  // MARK: Timing lines that were broken in two

  /// Takes the second half of a timing line whose first half is held, `--> 00:00:04,000`.
  ///
  /// - Returns: Whether the line is one; if not, the first half is text.
  mutating func takeSecondHalf(
    _ kind: LineKind, _ taken: Line, _ span: Span<UInt8>, _ body: EventBody
  ) rethrows -> Bool {
    guard candidate?.blankLines == 0, case .timing(var timing) = kind,
      timing.anomalies.contains(.startMissing)
    else { return false }
    timing.anomalies.remove(.startMissing)
    timing.anomalies.formUnion(half.anomalies)
    timing.anomalies.formUnion([.timingNotCanonical, .timingBroken])
    timing.start = half.milliseconds
    timing.startRange = half.range
    let whole = Line(lower: half.line.lower, upper: taken.upper, next: taken.next)
    // Without an index the first half is all that is held.
    if half.line.lower == candidate?.line.lower { candidate = nil }
    // The line of the times is the upper one.
    line &-= 1
    defer { line &+= 1 }
    try takeTiming(timing, whole, span, body)
    return true
  }

  /// Takes a line that is the end time of the cue in progress, whose timing line breaks off behind its
  /// arrow.
  private mutating func completesTiming(_ taken: Line, _ span: Span<UInt8>) -> Bool {
    guard hasCue, !hasText, blankLines == 0, candidate == nil,
      block.anomalies.contains(.endMissing),
      let time = SurroundedTiming.half(span, in: taken.content)
    else { return false }
    block.anomalies.remove(.endMissing)
    block.anomalies.formUnion(time.anomalies)
    block.anomalies.formUnion([.timingNotCanonical, .timingBroken])
    block.complete(end: time, line: taken, from: blockStart)
    note(newlineOf: taken, span)
    textStart = taken.next
    textEnd = taken.next
    return true
  }
}

/// What names a cue in place of an index: `Cue 2`, `**2**`, `- 2`, `two`, a GUID.
struct CueName {
  /// The number in it, if there is just one.
  var number: Int?

  /// The longest name.
  private static let longest = 80

  /// Reads a line.
  ///
  /// - Returns: `nil` for a line that names nothing.
  static func read(_ span: Span<UInt8>, _ range: Range<Int>) -> CueName? {
    guard range.count <= longest, !WebVTTLine.isHeader(span, range) else { return nil }
    var colons = 0
    var p = range.lowerBound
    var numbers = 0
    var value = 0
    var letters = 0
    var inNumber = false
    while p < range.upperBound {
      let (glyph, width) = Glyph.read(span, at: p, end: range.upperBound)
      if case .digit(let digit) = glyph {
        if !inNumber { numbers += 1 }
        value = value < 100_000_000 ? value * 10 + Int(digit) : value
        inNumber = true
        p += width
        continue
      }
      inNumber = false
      if glyph == .colon { colons += 1 }
      if glyph == .other, Letters.isLetter(span, at: p, end: range.upperBound) { letters += 1 }
      p = glyph == .other ? Letters.end(span, at: p, end: range.upperBound) : p + width
    }
    // Two colons are those of a time.
    guard numbers + letters > 0, colons < 2 else { return nil }
    return CueName(number: numbers == 1 && letters <= 12 ? value : nil)
  }
}

/// Lines of WebVTT that are no cues.
enum WebVTTLine {
  /// Whether a line begins a file of WebVTT.
  static func isHeader(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    begins("WEBVTT", span, range)
  }

  /// Whether a line begins a comment, a style sheet, the definition of a region, or the header of a file
  /// that was joined to this one.
  static func beginsBlock(_ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    isHeader(span, range) || begins("NOTE", span, range) || begins("STYLE", span, range)
      || begins("REGION", span, range)
  }

  /// Whether a line is a word, or a word with more behind a space.
  private static func begins(
    _ word: StaticString, _ span: Span<UInt8>, _ range: Range<Int>
  ) -> Bool {
    let count = word.utf8CodeUnitCount
    guard range.count >= count else { return false }
    var p = range.lowerBound
    for byte in String(describing: word).utf8 {
      guard span[p] == byte else { return false }
      p += 1
    }
    return p == range.upperBound || span[p] <= 0x20
  }
}

extension CueNode {
  /// Stores the end time of a timing line whose second half stands on the next line.
  fileprivate mutating func complete(end time: TolerantTimecode, line: Line, from base: Int) {
    end = Timestamp(milliseconds: time.milliseconds)
    endLower = UInt32(truncatingIfNeeded: time.lower - base)
    endUpper = UInt32(truncatingIfNeeded: time.upper - base)
    trailingLower = endUpper
    trailingUpper = endUpper
    timingEnd = UInt32(truncatingIfNeeded: line.next - base)
  }
}
