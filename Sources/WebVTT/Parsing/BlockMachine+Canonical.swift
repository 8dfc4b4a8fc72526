// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// Whole cues in one step.
///
/// Most cues of most files are written alike: perhaps a number, times of one form, settings, lines of text,
/// an empty line, with one kind of newline. Such a cue is taken at once, and the machine is left in the
/// state in which taking its lines one by one leaves it. What is not such a cue, or not all there, is left
/// alone.
extension BlockMachine {
  /// Takes canonical cues for as long as one follows the other.
  ///
  /// - Returns: Whether any was taken, so that a scanner over lines has to be set anew.
  @inline(__always)
  mutating func takeCanonicalCues(
    _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows -> Bool {
    // Between two blocks, with no part of the next line looked at.
    guard state == .between, resume == position, !hasArrow else { return false }
    let first = position
    while try takeCanonicalCue(span, limit: limit, body) {}
    guard position > first else { return false }
    resume = position
    return true
  }

  /// Takes one cue.
  ///
  /// - Returns: `false`, with nothing done, where the cue is not canonical or not all there.
  @inline(__always)
  private mutating func takeCanonicalCue(
    _ span: Span<UInt8>, limit: Int, _ body: EventBody
  ) rethrows -> Bool {
    let start = position
    guard start &+ 10 &+ CanonicalTiming.longest &+ 2 &+ 64 <= span.count else { return false }
    var digits = 0
    var index = 0
    while digits < 7, span[start &+ digits] &- 0x30 < 10 {
      index = index &* 10 &+ Int(span[start &+ digits] &- 0x30)
      digits &+= 1
    }
    var newline = 0
    if digits > 0, span[start &+ digits] == 0x0A {
      newline = 1
    } else if digits > 0, Self.isNewline(span, at: start &+ digits, 2) {
      newline = 2
    }
    let hasIndex = newline > 0
    let timing = hasIndex ? start &+ digits &+ newline : start
    guard let times = CanonicalTiming.read(span, at: timing) else { return false }
    let timesEnd = timing &+ times.endUpper
    let lineEnd = Self.settingsEnd(span, from: timesEnd)
    guard lineEnd < span.count else { return false }
    if !hasIndex { newline = span[lineEnd] == 0x0D ? 2 : 1 }
    guard Self.isNewline(span, at: lineEnd, newline) else { return false }
    let textStart = lineEnd &+ newline
    guard let text = Self.canonicalText(span, from: textStart, newline: newline),
      text.next &- start <= limit
    else { return false }
    if hasCue { try emitCue(span, upTo: start, body) }
    hasCue = true
    blankLines = 1
    blockStart = start
    blockLine = line
    self.textStart = textStart
    textEnd = text.end
    ordinal &+= 1
    cue.takeCanonical(times, at: timing &- start, hasIndex: hasIndex, newline: newline)
    cue.setTrailing(span, from: timesEnd, to: lineEnd, base: start)
    cue.timingEnd = UInt32(truncatingIfNeeded: textStart &- start)
    cue.line = line
    cue.ordinal = ordinal
    cue.indexValue = hasIndex ? index : 0
    cue.start = Timestamp(milliseconds: times.start)
    cue.end = Timestamp(milliseconds: times.end)
    line &+= text.lines &+ (hasIndex ? 3 : 2)
    position = text.next
    return true
  }

  /// Where the line of the times ends that end at a position: right there, or behind settings.
  ///
  /// - Returns: The position of the newline; the end of the window where there is none, or another arrow.
  @inline(__always)
  private static func settingsEnd(_ span: Span<UInt8>, from position: Int) -> Int {
    let byte = span[position]
    if byte == 0x0A || byte == 0x0D { return position }
    guard byte == 0x20 || byte == 0x09 else { return span.count }
    var base = position
    while base &+ 64 <= span.count {
      let bits = LineScanner.mask(span, at: base)
      if bits != 0 {
        let found = base &+ bits.trailingZeroBitCount
        return span[found] == 0x3E ? span.count : found
      }
      base &+= 64
    }
    return span.count
  }

  /// Where the lines of a canonical cue end.
  private struct CanonicalText {
    var lines = 0
    /// The end of the last line of text, and of the empty line behind it.
    var end = 0
    var next = 0
  }

  /// The lines of text from a position on, up to the first empty line.
  ///
  /// - Returns: `nil` where a line has an arrow, or there is no empty line, in the window.
  @inline(__always)
  private static func canonicalText(
    _ span: Span<UInt8>, from start: Int, newline width: Int
  ) -> CanonicalText? {
    var text = CanonicalText()
    var line = start
    var base = start
    while base &+ 64 <= span.count {
      var bits = LineScanner.mask(span, at: base)
      while bits != 0 {
        let found = base &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        if span[found] == 0x3E {
          if Arrow.ends(at: found, span, from: line) { return nil }
          continue
        }
        // The LF of a CRLF.
        if width == 2, found < line { continue }
        guard isNewline(span, at: found, width) else { return nil }
        if found == line {
          text.end = line
          text.next = found &+ width
          return text
        }
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
  /// Stores the ranges of canonical times, and of the index above them.
  @inline(__always)
  fileprivate mutating func takeCanonical(
    _ times: CanonicalTiming, at timing: Int, hasIndex: Bool, newline: Int
  ) {
    func relative(_ position: Int) -> UInt32 { UInt32(truncatingIfNeeded: timing &+ position) }
    anomalies = newline == 2 ? .endsLinesWithCRLF : .endsLinesWithLF
    if !hasIndex { anomalies.insert(.indexMissing) }
    linesAboveTiming = hasIndex ? 1 : 0
    indexEnd = relative(0)
    timingStart = relative(0)
    startLower = relative(0)
    startUpper = relative(times.startUpper)
    endLower = relative(times.endLower)
    endUpper = relative(times.endUpper)
  }

  /// Stores where the settings stand.
  @inline(__always)
  fileprivate mutating func setTrailing(
    _ span: Span<UInt8>, from position: Int, to upper: Int, base: Int
  ) {
    var range = position..<position
    if upper > position {
      var timing = TimingLine()
      timing.setTrailing(span, from: position, to: upper)
      range = timing.trailing
    }
    if !range.isEmpty { anomalies.insert(.hasSettings) }
    trailingLower = UInt32(truncatingIfNeeded: range.lowerBound &- base)
    trailingUpper = UInt32(truncatingIfNeeded: range.upperBound &- base)
  }
}
