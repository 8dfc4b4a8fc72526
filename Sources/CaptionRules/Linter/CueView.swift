// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// A cue as rules see it.
package struct CueView: Sendable {
  /// The cue's times and the ranges of its parts.
  package var block: CueNode
  /// What the cue's bytes contain.
  package var contents: CueContents
  /// How many lines of the text are not empty.
  package var lineCount: Int
  /// How many bytes the longest line of the text has: no less than its characters.
  package var longestLine: Int
  /// How many bytes the text has without its newlines: no less than its characters.
  package var textBytes: Int
  /// The cue before in the file.
  package var previous: CueNode?
  /// The cue after in the file; `nil` also where content that is no cue stands between.
  package var next: CueNode?
  /// Of all cues before at the same place of the screen, the one that ends last.
  package var latest: CueNode?
  /// How the cue stands to other cues, and to what the rules allow: what some rule wants to know.
  package var relations: CueRelations = []
  /// The number that continues those of the cues above.
  package var expectedIndex: Int
  /// Where `{\an1}` to `{\an9}` puts the cue.
  package var placement: UInt8?
  /// What stands beside the cue and in its text that may be something else than it looks.
  package var surroundings: CueSurroundings = []
  /// The tags of the text in order, where ``CueContents/looseBracket`` is set.
  var tags: [MarkupTag]
  /// Whether no cue follows.
  package var isLast: Bool
  /// The format that is spoken.
  package var format: CaptionFormat

  /// The cue's position in the file, counted from 1.
  package var ordinal: Int { block.ordinal }

  /// How long the cue is shown, in milliseconds; negative where it ends before it starts.
  package var duration: Int64 { block.end.milliseconds - block.start.milliseconds }

  /// A time as the file writes it.
  ///
  /// - Parameter time: The time.
  /// - Returns: Its text.
  func text(of time: Timestamp) -> String { format.text(of: time) }

  init(
    _ held: HeldCue, _ scan: CueScan, tags: [MarkupTag] = [], previous: CueNode?, next: CueNode?,
    latest: CueNode?, isLast: Bool, format: CaptionFormat
  ) {
    self.tags = tags
    self.format = format
    block = held.block
    contents = held.contents.union(scan.contents)
    relations = held.relations
    placement = held.placement
    expectedIndex = held.expectedIndex
    lineCount = scan.lines
    longestLine = scan.longestLine
    textBytes = scan.textBytes
    self.previous = previous
    self.next = next
    self.latest = latest
    self.isLast = isLast
    surroundings = held.surroundings
  }

  /// The blocks of the text that are cues which could not be read, in order.
  ///
  /// - Parameter bytes: The cue's bytes.
  /// - Returns: The blocks.
  func unreadBlocks(in bytes: Span<UInt8>) -> [UnreadParagraph] {
    guard surroundings.contains(.holdsUnread) else { return [] }
    return block.unreadBlocks(in: bytes)
  }

  /// Whether something stands between this cue and the next that may be one and was not read, or the
  /// text of this one holds such a thing.
  var isBesideUnread: Bool {
    surroundings.contains(.holdsUnread) || (next == nil && !isLast)
  }
}

extension CueNode {
  /// Where the first `{\an1}` to `{\an9}` of the text puts the cue.
  func placement(in bytes: Span<UInt8>) -> UInt8? {
    var position = text.lowerBound
    while position + 6 <= text.upperBound {
      if bytes[position] == 0x7B, bytes[position + 1] == 0x5C, bytes[position + 2] == 0x61,
        bytes[position + 3] == 0x6E, (0x31...0x39).contains(bytes[position + 4])
      {
        return bytes[position + 4] - 0x30
      }
      position += 1
    }
    return nil
  }

  /// The start timecode, counted in the text.
  var startTimecodeInText: Range<TextOffset> { inText(startTimecode) }
  /// The end timecode, counted in the text.
  var endTimecodeInText: Range<TextOffset> { inText(endTimecode) }
}
