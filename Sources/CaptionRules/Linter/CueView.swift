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
  /// Whether no cue follows.
  public var isLast: Bool

  /// The cue's position in the file, counted from 1.
  public var ordinal: Int { block.ordinal }

  /// How long the cue is shown, in milliseconds; negative where it ends before it starts.
  public var duration: Int64 { block.end.milliseconds - block.start.milliseconds }

  init(
    _ block: CueBlock, _ scan: ContentScanner.Result, previous: CueBlock?, next: CueBlock?,
    isLast: Bool
  ) {
    self.block = block
    contents = scan.contents
    lineCount = scan.lines
    longestLine = scan.longestLine
    textBytes = scan.textBytes
    self.previous = previous
    self.next = next
    self.isLast = isLast
  }
}

extension CueBlock {
  /// The start timecode, counted in the file.
  var startTimecodeInFile: Range<Int> { inFile(startTimecode) }
  /// The end timecode, counted in the file.
  var endTimecodeInFile: Range<Int> { inFile(endTimecode) }

  /// A range of the cue's bytes, counted in the file.
  func inFile(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound + offset..<range.upperBound + offset
  }
}
