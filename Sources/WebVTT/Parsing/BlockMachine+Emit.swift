// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension BlockMachine {
  /// Delivers the cue in progress, whose bytes end at `end`.
  @inline(__always)
  mutating func emitCue(
    _ span: Span<UInt8>, upTo end: Int, _ body: EventBody
  ) rethrows {
    hasCue = false
    cue.offset = TextOffset(offset &+ blockStart)
    cue.textStart = UInt32(truncatingIfNeeded: textStart &- blockStart)
    cue.textEnd = UInt32(truncatingIfNeeded: textEnd &- blockStart)
    cue.length = UInt32(truncatingIfNeeded: end &- blockStart)
    if blankLines > 1 { cue.anomalies.insert(.extraBlankLines) }
    blankLines = 0
    try body(.cue(cue), span.extracting(blockStart..<end))
  }

  /// Delivers the lines of a block that are there, and lets the block go on behind them.
  mutating func emitBlock(_ span: Span<UInt8>, upTo end: Int, _ body: EventBody) rethrows {
    guard end > blockStart else { return }
    let place = TextOffset(offset + blockStart)
    let bytes = span.extracting(blockStart..<end)
    blockStart = end
    switch kind {
    case .header: try body(.header(offset: place, line: blockLine), bytes)
    case .note: try body(.note(offset: place, line: blockLine), bytes)
    case .style: try body(.style(offset: place, line: blockLine), bytes)
    case .region: try body(.region(offset: place, line: blockLine), bytes)
    case .stray:
      let reason = ordinal == 0 ? StrayReason.beforeFirstCue : .betweenCues
      try body(.stray(StrayBlock(offset: place, line: blockLine, reason: reason)), bytes)
    case .overLimit:
      try body(.stray(StrayBlock(offset: place, line: blockLine, reason: .overLimit)), bytes)
    case .unread, .unreadRest:
      let unread = UnreadBlock(offset: place, line: blockLine, isEvidence: kind == .unread)
      kind = .unreadRest
      try body(.unread(unread), bytes)
    }
  }

  /// Ends the block in progress, if there is one, above the line at `position`.
  mutating func endBlock(_ span: Span<UInt8>, _ body: EventBody) rethrows {
    if state == .first { kind = BlockName.kind(of: span, held.content) }
    guard state == .first || state == .block else { return }
    try emitBlock(span, upTo: position, body)
    state = .between
  }

  /// Delivers a blank line that belongs to no cue.
  mutating func emitSeparator(_ taken: Line, _ span: Span<UInt8>, _ body: EventBody) rethrows {
    try body(
      .separator(offset: TextOffset(offset + taken.lower), line: line),
      span.extracting(taken.lower..<taken.next))
  }

  /// Delivers what is left when the input has ended.
  mutating func end(_ span: Span<UInt8>, _ body: EventBody) rethrows {
    if hasCue {
      try emitCue(span, upTo: span.count, body)
    } else {
      position = span.count
      try endBlock(span, body)
    }
    state = .between
    position = span.count
    resume = span.count
  }
}
