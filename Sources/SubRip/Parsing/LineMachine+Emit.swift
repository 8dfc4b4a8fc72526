// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension LineMachine {
  /// Delivers the cue in progress, whose block ends at `end`.
  @inline(__always)
  mutating func emitCue(
    _ span: Span<UInt8>, upTo end: Int, _ body: SubRipParser.Body
  ) rethrows {
    hasCue = false
    block.offset = TextOffset(offset &+ blockStart)
    if !hasText {
      textStart = blockStart &+ Int(block.timingEnd)
      textEnd = textStart
    }
    block.setText(textStart &- blockStart, textEnd &- blockStart, length: end &- blockStart)
    if blankLines > 1 { block.anomalies.insert(.extraBlankLines) }
    blankLines = 0
    try body(.cue(block), span.extracting(blockStart..<end))
  }

  /// Delivers stray content.
  mutating func emitStray(
    _ span: Span<UInt8>, _ range: Range<Int>, line: Int, isLast: Bool = false,
    _ body: SubRipParser.Body
  ) rethrows {
    if strayReason == .beforeFirstCue, TailKind.opensFence(span, range) { isFenced = true }
    let stray = StrayBlock(
      offset: TextOffset(offset + range.lowerBound), line: line, reason: strayReason,
      isLast: isLast)
    try body(.stray(stray), span.extracting(range))
  }
}

extension CueBlock {
  /// Stores where the text and the block end, if that is not what is stored already.
  ///
  /// The block is copied right after this in larger pieces, and would wait for what was only just
  /// stored.
  @inline(__always)
  mutating func setText(_ start: Int, _ end: Int, length: Int) {
    let start = UInt32(truncatingIfNeeded: start)
    let end = UInt32(truncatingIfNeeded: end)
    let length = UInt32(truncatingIfNeeded: length)
    guard start != textStart || end != textEnd || length != self.length else { return }
    textStart = start
    textEnd = end
    self.length = length
  }
}
