// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// A paragraph in the text of a cue that may be a cue of its own, and could not be read: it holds a time.
/// (One that begins with a number that fits, or with a timing line, is unread for the parser already.)
///
/// Nothing is fixed safely beside one: what joins it with the cue above puts a number and a time on
/// screen, and what closes the gap in the numbers hides that a caption is missing.
struct UnreadParagraph: Sendable, Hashable {
  /// What shows that it is one.
  enum Evidence: Sendable, Hashable {
    /// A line that is a timing line but for what stands around or between its times.
    case timing
    /// A time among words.
    case time
  }

  /// What shows that it is one.
  var evidence: Evidence
  /// Where the block begins, counted in the cue's bytes.
  var start: Int
  /// The line that shows it, counted in the cue's bytes.
  var line: Range<Int>

  /// Whether a cue is missing here for certain, and a time not only mentioned.
  var isMissingCue: Bool { evidence == .timing }

  /// Whether a line that belongs to no cue is of a cue that could not be read.
  ///
  /// - Parameters:
  ///   - stray: Why the line belongs to no cue.
  ///   - bytes: The line.
  /// - Returns: Whether it is.
  static func isPart(_ stray: StrayBlock, _ bytes: Span<UInt8>) -> Bool {
    switch stray.reason {
    case .overLimit: true
    case .atEnd, .comment, .repeatedIndex: false
    case .beforeFirstCue, .betweenCues:
      number(bytes, 0..<bytes.count) != nil || TimecodeScan(bytes, 0..<bytes.count).timecodes > 0
    }
  }

  /// The value of a line that is a number and nothing else.
  static func number(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
    var value: Int?
    var isOver = false
    for position in Newline.trimmed(line, in: bytes) {
      let byte = bytes[position]
      if Newline.isBlank(byte) {
        isOver = value != nil
        continue
      }
      guard byte >= 0x30, byte <= 0x39, !isOver, value ?? 0 < 100_000_000 else { return nil }
      value = (value ?? 0) * 10 + Int(byte - 0x30)
    }
    return value
  }
}

extension CueNode {
  /// The anomalies of cues whose text may hold such blocks.
  static var mayHoldUnread: CueAnomalies { [.blankLineInText, .blankLineBeforeText] }
  /// The anomalies of cues whose surroundings have to be looked at.
  static var mayStandBesideOther: CueAnomalies {
    [.blankLineInText, .blankLineBeforeText, .missingBlankLine]
  }

  /// The paragraphs of the text that may be cues which were not read.
  ///
  /// - Parameter bytes: The cue's bytes.
  /// - Returns: The blocks in order.
  func unreadBlocks(in bytes: Span<UInt8>) -> [UnreadParagraph] {
    var blocks: [UnreadParagraph] = []
    var current: UnreadParagraph?
    // Right below the timing line stands the cue's own text.
    var isBelowBlank = anomalies.contains(.blankLineBeforeText)
    var start: Int?
    forEachTextLine(in: bytes) { line in
      guard !Newline.isBlank(bytes, line) else {
        if let current { blocks.append(current) }
        current = nil
        isBelowBlank = true
        start = nil
        return
      }
      guard isBelowBlank else { return }
      let first = start ?? line.lowerBound
      start = first
      guard current?.evidence != .timing else { return }
      let scan = TimecodeScan(bytes, line)
      if scan.isTiming {
        current = UnreadParagraph(evidence: .timing, start: first, line: line)
      } else if scan.timecodes > 0, current?.evidence != .time {
        current = UnreadParagraph(evidence: .time, start: first, line: line)
      }
    }
    if let current { blocks.append(current) }
    return blocks
  }

  /// Whether the last line of the text stands alone below a blank line, as the name of the next cue does
  /// that stands right above its timing line: `Cue 2`.
  ///
  /// - Parameter bytes: The cue's bytes.
  /// - Returns: Whether it does.
  func endsInLoneLine(_ bytes: Span<UInt8>) -> Bool {
    var isBelowBlank = false
    var isLone = false
    forEachTextLine(in: bytes) { line in
      let isBlank = Newline.isBlank(bytes, line)
      isLone = isBelowBlank && !isBlank
      isBelowBlank = isBlank
    }
    return isLone
  }
}
