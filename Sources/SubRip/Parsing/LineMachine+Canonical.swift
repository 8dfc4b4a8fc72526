// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// Whole cues in one step.
///
/// Nearly all cues of nearly all files are written canonically: an index, a timing line of 29 bytes,
/// lines that can be nothing but text, a blank line, with one kind of newline. Such a cue is taken at
/// once, and the machine is left in the state in which taking its lines one by one leaves it. What
/// is not such a cue, or not all there, is left alone.
extension LineMachine {
  /// The most bytes that the looks below take in front of the text: an index of seven digits, the
  /// timing line, and their newlines.
  private static var headLength: Int { 7 + 2 + CanonicalTiming.length + 2 }

  /// Where the lines of a canonical cue end.
  private struct CanonicalText {
    var lines = 0
    /// The end of the last line of text, and of the blank line behind it.
    var end = 0
    var next = 0
  }

  /// Takes canonical cues for as long as one follows the other.
  ///
  /// - Returns: Whether any was taken, so that a cursor over newlines has to be set anew.
  @inline(__always)
  mutating func takeCanonicalCues(
    _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows -> Bool {
    // Between two cues, with nothing held.
    guard hasCue ? blankLines > 0 : !isBelowText, candidate == nil,
      !needsLines, !mayHoldUnread
    else {
      return false
    }
    let first = position
    while position &+ Self.headLength &+ 64 <= span.count {
      let index = CanonicalIndex.read(span, at: position)
      let newline = position &+ index.digits
      guard index.digits &- 1 < 7, index.digits > 0 else { break }
      if span[newline] == 0x0A {
        guard
          try takeCanonicalCue(
            index.value, at: newline &+ 1, newline: 1, span, limit: limit, body)
        else { break }
      } else if span[newline] == 0x0D, span[newline &+ 1] == 0x0A {
        guard
          try takeCanonicalCue(
            index.value, at: newline &+ 2, newline: 2, span, limit: limit, body)
        else { break }
      } else {
        break
      }
    }
    guard position > first else { return false }
    resume = position
    return true
  }

  /// Takes one cue, given its index and where its timing line begins; newlines of one or two bytes.
  ///
  /// - Returns: `false`, with nothing done, where the cue is not canonical or not all there.
  @inline(__always)
  private mutating func takeCanonicalCue(
    _ index: Int, at timing: Int, newline: Int, _ span: Span<UInt8>, limit: Int,
    _ body: EventBody
  ) rethrows -> Bool {
    let textStart = timing &+ CanonicalTiming.length &+ newline
    guard let times = CanonicalTiming.read(span, at: timing),
      Self.isNewline(span, at: textStart &- newline, newline),
      let text = Self.canonicalText(span, from: textStart, newline: newline),
      text.next &- position <= limit
    else { return false }
    if hasCue { try emitCue(span, upTo: position, body) }
    hasCue = true
    hasText = true
    blankLines = 1
    self.textStart = textStart
    textEnd = text.end
    blockStart = position
    ordinal &+= 1
    indexBeforeCue = lastIndex
    lastIndex = index
    block.takeCanonical(timing: timing &- position, newline: newline)
    block.offset = TextOffset(offset &+ position)
    block.setText(
      textStart &- position, text.end &- position, length: text.next &- position)
    block.line = line
    block.ordinal = ordinal
    block.indexValue = index
    block.start = Timestamp(milliseconds: times.start)
    block.end = Timestamp(milliseconds: times.end)
    line &+= text.lines &+ 3
    position = text.next
    return true
  }

  /// The lines of text from a position on, up to the first blank line.
  ///
  /// - Returns: `nil` where a line may be something else, or there is no blank line, in the window.
  @inline(__always)
  private static func canonicalText(
    _ span: Span<UInt8>, from start: Int, newline width: Int
  ) -> CanonicalText? {
    var text = CanonicalText()
    var line = start
    var base = start
    while base &+ 64 <= span.count {
      var bits = NewlineCursor.mask(span, at: base)
      while bits != 0 {
        let found = base &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        // The LF of a CRLF.
        if width == 2, found < line { continue }
        guard isNewline(span, at: found, width) else { return nil }
        if found == line {
          // The blank line; a cue without text is another matter.
          text.end = line
          text.next = found &+ width
          return text.lines > 0 ? text : nil
        }
        guard TextStart.isCertain(span, from: line, to: found) else { return nil }
        text.lines &+= 1
        line = found &+ width
      }
      base &+= 64
    }
    return nil
  }

  /// Whether the newline at a position is LF (one byte) or CRLF (two).
  @inline(__always)
  private static func isNewline(_ span: Span<UInt8>, at position: Int, _ width: Int) -> Bool {
    guard width == 2 else { return span[position] == 0x0A }
    return position &+ 1 < span.count && span[position] == 0x0D && span[position &+ 1] == 0x0A
  }
}

extension CueNode {
  /// Stores the ranges of a canonical index and timing line.
  @inline(__always)
  fileprivate mutating func takeCanonical(timing: Int, newline: Int) {
    let timing = UInt32(truncatingIfNeeded: timing)
    let end = timing &+ UInt32(truncatingIfNeeded: CanonicalTiming.length)
    anomalies = newline == 2 ? .endsLinesWithCRLF : .endsLinesWithLF
    linesAboveTiming = 1
    indexEnd = timing
    timingStart = timing
    timingEnd = end &+ UInt32(truncatingIfNeeded: newline)
    startLower = timing
    startUpper = timing &+ 12
    endLower = timing &+ 17
    endUpper = end
    trailingLower = end
    trailingUpper = end
  }
}
