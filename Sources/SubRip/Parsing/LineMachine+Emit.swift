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

  /// Delivers content that belongs to no cue.
  mutating func emitOutside(
    _ span: Span<UInt8>, _ range: Range<Int>, line: Int, isLast: Bool = false,
    _ body: EventBody
  ) rethrows {
    if outsideReason == .beforeFirstCue, TailKind.opensFence(span, range) { isFenced = true }
    let place = TextOffset(offset + range.lowerBound)
    guard let reason = outsideReason.stray else {
      let bytes = span.extracting(range)
      let unread = UnreadBlock(
        offset: place, line: line, isEvidence: Self.looksLikeTiming(bytes))
      return try body(.unread(unread), bytes)
    }
    let stray = StrayBlock(offset: place, line: line, reason: reason, isLast: isLast)
    try body(.stray(stray), span.extracting(range))
  }

  /// An arrow and three groups of digits, as they are asked of a timing line that cannot be read.
  private static func looksLikeTiming(_ bytes: Span<UInt8>) -> Bool {
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

/// Why lines belong to no cue, as the machine takes them.
enum OutsideReason: String, Sendable, Hashable, Codable {
  case beforeFirstCue
  /// They follow a timing line that cannot be read, or are that line.
  case unreadableTiming
  case overLimit
  case atEnd

  /// Why the content is stray, or `nil` where it is a cue that cannot be read.
  var stray: StrayReason? {
    switch self {
    case .beforeFirstCue: .beforeFirstCue
    case .unreadableTiming: nil
    case .overLimit: .overLimit
    case .atEnd: .atEnd
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
