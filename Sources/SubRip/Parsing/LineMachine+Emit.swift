// SPDX-License-Identifier: Apache-2.0

extension LineMachine {
  /// Delivers the cue in progress, whose block ends at `end`.
  @inline(__always)
  mutating func emitCue(
    _ span: Span<UInt8>, upTo end: Int, _ body: SubRipParser.Body
  ) rethrows {
    hasCue = false
    block.offset = offset &+ blockStart
    if !hasText {
      textStart = blockStart &+ Int(block.timingEnd)
      textEnd = textStart
    }
    block.textStart = UInt32(truncatingIfNeeded: textStart &- blockStart)
    block.textEnd = UInt32(truncatingIfNeeded: textEnd &- blockStart)
    block.length = UInt32(truncatingIfNeeded: end &- blockStart)
    if blankLines > 1 { block.anomalies.insert(.extraBlankLines) }
    blankLines = 0
    try body(.cue(block), span.extracting(blockStart..<end))
  }

  /// Delivers stray content.
  mutating func emitStray(
    _ span: Span<UInt8>, _ range: Range<Int>, line: Int, isLast: Bool = false,
    _ body: SubRipParser.Body
  ) rethrows {
    let stray = StrayBlock(
      offset: offset + range.lowerBound, line: line, reason: strayReason, isLast: isLast)
    try body(.stray(stray), span.extracting(range))
  }
}
