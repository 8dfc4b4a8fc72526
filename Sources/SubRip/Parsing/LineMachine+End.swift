// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension LineMachine {
  /// Delivers what is left when the input has ended.
  mutating func end(_ span: Span<UInt8>, _ body: EventBody) rethrows {
    if let held = candidate { try settle(held, asTextOf: span, limit: .max, body) }
    guard hasCue else { return }
    if !hasText, block.anomalies.contains(.endMissing) {
      // `00:00:05,000 -->` and nothing more: a file that was cut, not a cue.
      try emitTail(span, from: blockStart, line: block.line, body)
      hasCue = false
      ordinal -= 1
      return
    }
    guard hasText else {
      try emitCue(span, upTo: span.count, body)
      return
    }
    let tail = tailStart(span)
    trimPadding(span, upTo: tail)
    if mayHoldUnread, firstUnread(span, upTo: tail, next: nil) != nil {
      let line = block.line + newlines(span, blockStart..<tail)
      try emitCueAndUnread(span, upTo: tail, next: nil, body)
      try emitTail(span, from: tail, line: line, body)
      return
    }
    if tail == span.count {
      try emitCue(span, upTo: span.count, body)
      return
    }
    let tailLine = block.line + newlines(span, blockStart..<tail)
    shortenText(span, to: tail)
    try emitCue(span, upTo: tail, body)
    try emitTail(span, from: tail, line: tailLine, body)
  }

  /// Where trailing content that is no text begins: a lone integer below a blank line, the start of a
  /// timing line, a code fence with what a chat program says below it.
  private func tailStart(_ span: Span<UInt8>) -> Int {
    var tail = closingFence(span) ?? span.count
    var lines = TailLines(from: blockStart + Int(block.timingEnd), to: tail)
    // Numbers and partial timing lines go only if a blank line stands above them.
    var held = tail
    while let line = lines.previous(in: span) {
      switch TailKind.read(span, in: line.content) {
      case .blank: tail = min(tail, held)
      case .fence:
        tail = line.lower
        held = tail
      case .partialTiming, .integer: held = line.lower
      case .text: return tail
      }
    }
    return tail
  }

  /// The first fence below the last timing line, if one was opened above the first cue: it ends the
  /// captions, whatever follows.
  private func closingFence(_ span: Span<UInt8>) -> Int? {
    guard isFenced else { return nil }
    var position = blockStart + Int(block.timingEnd)
    var cursor = NewlineCursor(at: position)
    while position < span.count {
      let newline = cursor.advance(in: span)
      if case .fence = TailKind.read(span, in: position..<newline) { return position }
      guard newline < span.count,
        let next = nextLineEnd(span, from: newline, isLast: true)
      else { return nil }
      cursor.skip(to: next)
      position = next
    }
    return nil
  }

  /// Leaves NULs and Ctrl-Z, with which old editors pad files, out of the last line of text.
  private mutating func trimPadding(_ span: Span<UInt8>, upTo tail: Int) {
    guard textEnd == span.count, tail == span.count else { return }
    var end = textEnd
    while end > textStart, span[end - 1] == 0 || span[end - 1] == 0x1A { end -= 1 }
    textEnd = end
  }

  /// Ends the text at the last line above `tail` that is not blank, and looks again for blank lines
  /// inside it.
  mutating func shortenText(_ span: Span<UInt8>, to tail: Int) {
    var lines = TailLines(from: blockStart + Int(block.timingEnd), to: tail)
    textEnd = textStart
    hasText = false
    blankLines = 0
    var blanksAbove = 0
    block.anomalies.subtract([.blankLineInText, .blankLineBeforeText])
    while let line = lines.previous(in: span) {
      if span.isBlank(line.content) {
        if hasText { blanksAbove += 1 } else { blankLines += 1 }
        continue
      }
      if !hasText { textEnd = line.next }
      if blanksAbove > 0 { block.anomalies.insert(.blankLineInText) }
      hasText = true
      blanksAbove = 0
    }
    if blanksAbove > 0 { block.anomalies.insert(.blankLineBeforeText) }
  }

  private mutating func emitTail(
    _ span: Span<UInt8>, from start: Int, line: Int, _ body: EventBody
  ) rethrows {
    outsideReason = .atEnd
    var position = start
    var number = line
    var cursor = NewlineCursor(at: start)
    while position < span.count {
      let newline = cursor.advance(in: span)
      let next = newline < span.count ? nextLineEnd(span, from: newline, isLast: true) : nil
      let end = next ?? span.count
      cursor.skip(to: end)
      if isFenced, case .fence = TailKind.read(span, in: position..<newline) {
        // As one piece: what stands below the fence must not become text when the fence is deleted.
        try emitOutside(span, position..<span.count, line: number, isLast: true, body)
        return
      }
      if span.isBlank(position..<newline) {
        try body(
          .separator(offset: TextOffset(offset + position), line: number),
          span.extracting(position..<end))
      } else {
        let isLast = span.isBlankOrNewlines(end..<span.count)
        try emitOutside(span, position..<end, line: number, isLast: isLast, body)
      }
      position = end
      number += 1
    }
  }

  func newlines(_ span: Span<UInt8>, _ range: Range<Int>) -> Int {
    var lines = TailLines(from: range.lowerBound, to: range.upperBound)
    var count = 0
    while lines.previous(in: span) != nil { count += 1 }
    return count
  }
}

extension Span<UInt8> {
  /// Whether a range holds nothing but padding and newlines.
  func isBlankOrNewlines(_ range: Range<Int>) -> Bool {
    for position in range
    where self[position] != 0x0A && self[position] != 0x0D && !LineKind.isBlank(self[position]) {
      return false
    }
    return true
  }

  /// Whether a range holds nothing but spaces, tabs and padding.
  func isBlank(_ range: Range<Int>) -> Bool {
    for position in range where !LineKind.isBlank(self[position]) { return false }
    return true
  }
}
