// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

extension LineMachine {
  /// Delivers the cue in progress, whose block ends at `end`.
  @inline(__always)
  mutating func emitCue(
    _ span: Span<UInt8>, upTo end: Int, _ body: EventBody
  ) rethrows {
    hasCue = false
    mayHoldUnread = false
    block.offset = TextOffset(offset &+ blockStart)
    if !hasText {
      textStart = blockStart &+ Int(block.timingEnd)
      textEnd = textStart
    }
    block.setText(textStart &- blockStart, textEnd &- blockStart, length: end &- blockStart)
    if blankLines > 1 { block.anomalies.insert(.extraBlankLines) }
    if spacedLines > 0 {
      if spacedLines == blankLines { block.anomalies.insert(.separatorOfSpaces) }
      spacedLines = 0
    }
    blankLines = 0
    try body(.cue(block), span.extracting(blockStart..<end))
  }

  /// Delivers content that belongs to no cue.
  mutating func emitOutside(
    _ span: Span<UInt8>, _ range: Range<Int>, line: Int, isLast: Bool = false,
    _ body: EventBody
  ) rethrows {
    isBelowStray = true
    if outsideReason == .beforeFirstCue {
      if TailKind.opensFence(span, range) { isFenced = true }
      if WebVTTLine.isHeader(span, range) { shape.isWebVTT = true }
    }
    let place = TextOffset(offset + range.lowerBound)
    guard let reason = outsideReason.stray else {
      let bytes = span.extracting(range)
      let unread = UnreadBlock(
        offset: place, line: line, isEvidence: UnreadLines.looksLikeTiming(bytes))
      return try body(.unread(unread), bytes)
    }
    let stray = StrayBlock(offset: place, line: line, reason: reason, isLast: isLast)
    try body(.stray(stray), span.extracting(range))
  }
}

/// Why lines belong to no cue, as the machine takes them.
enum OutsideReason: String, Sendable, Hashable, Codable {
  case beforeFirstCue
  /// They follow a timing line that cannot be read, or are that line.
  case unreadableTiming
  case overLimit
  case atEnd
  /// They are a comment, a style sheet, or the header of another file.
  case comment

  /// Why the content is stray, or `nil` where it is a cue that cannot be read.
  var stray: StrayReason? {
    switch self {
    case .beforeFirstCue: .beforeFirstCue
    case .unreadableTiming: nil
    case .overLimit: .overLimit
    case .atEnd: .atEnd
    case .comment: .comment
    }
  }
}

extension CueNode {
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
