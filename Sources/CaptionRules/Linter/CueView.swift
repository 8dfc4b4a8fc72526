// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import SubRip

/// A cue as rules see it.
public struct CueView: Sendable {
  /// The cue's times and the ranges of its parts.
  public var block: CueBlock
  /// What the cue's bytes contain.
  public var contents: CueContents
  /// How many lines of the text are not empty.
  public var lineCount: Int
  /// How many bytes the longest line of the text has: no less than its characters.
  public var longestLine: Int
  /// How many bytes the text has without its newlines: no less than its characters.
  public var textBytes: Int
  /// The cue before in the file.
  public var previous: CueBlock?
  /// The cue after in the file; `nil` also where content that is no cue stands between.
  public var next: CueBlock?
  /// Of all cues before at the same place of the screen, the one that ends last.
  public var latest: CueBlock?
  /// How the cue's times stand to those of other cues.
  public var relations: CueRelations = []
  /// Where `{\an1}` to `{\an9}` puts the cue.
  public var placement: UInt8?
  /// Whether no cue follows.
  public var isLast: Bool

  /// The cue's position in the file, counted from 1.
  public var ordinal: Int { block.ordinal }

  /// How long the cue is shown, in milliseconds; negative where it ends before it starts.
  public var duration: Int64 { block.end.milliseconds - block.start.milliseconds }

  init(
    _ block: CueBlock, _ scan: ContentScanner.Result, previous: CueBlock?, next: CueBlock?,
    latest: CueBlock?, placement: UInt8?, isMalformed: Bool, isLast: Bool
  ) {
    self.block = block
    contents = isMalformed ? scan.contents.union(.malformed) : scan.contents
    self.placement = placement
    lineCount = scan.lines
    longestLine = scan.longestLine
    textBytes = scan.textBytes
    self.previous = previous
    self.next = next
    self.latest = latest
    self.isLast = isLast
    relations = Self.relations(of: block, previous: previous, next: next, latest: latest)
  }

  private static func relations(
    of block: CueBlock, previous: CueBlock?, next: CueBlock?, latest: CueBlock?
  ) -> CueRelations {
    var relations: CueRelations = []
    if block.end <= block.start { relations.insert(.endsEarly) }
    if let previous {
      if block.start < previous.start { relations.insert(.startsBeforePrevious) }
      if block.start == previous.start, block.end == previous.end {
        relations.insert(.sameTimesAsPrevious)
      }
    }
    if let next {
      if block.end < next.start { relations.insert(.endsBeforeNext) }
      if block.start == next.start, block.end == next.end { relations.insert(.sameTimesAsNext) }
    }
    if let latest, block.start < latest.end { relations.insert(.startsDuringEarlier) }
    return relations
  }
}

extension CueBlock {
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

  /// The start timecode, counted in the file.
  var startTimecodeInFile: Range<Int> { inFile(startTimecode) }
  /// The end timecode, counted in the file.
  var endTimecodeInFile: Range<Int> { inFile(endTimecode) }

  /// A range of the cue's bytes, counted in the file.
  func inFile(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound + offset..<range.upperBound + offset
  }
}
