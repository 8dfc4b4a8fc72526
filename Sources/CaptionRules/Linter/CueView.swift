// SPDX-License-Identifier: Apache-2.0

public import SubRip

/// A cue as rules see it.
public struct CueView: Sendable {
  /// The cue's times and the ranges of its parts.
  public var block: CueBlock
  /// What the cue's bytes contain.
  public var contents: CueContents
  /// Whether no cue follows.
  public var isLast: Bool

  /// The cue's position in the file, counted from 1.
  public var ordinal: Int { block.ordinal }

  /// How many lines the text has that are not empty.
  public var lines: Int
  /// The bytes of the longest line of the text, markup included: no line has more characters.
  public var longestLine: Int

  init(_ block: CueBlock, _ bytes: Span<UInt8>, isLast: Bool) {
    self.block = block
    self.isLast = isLast
    let scan = CueScan(bytes, block)
    contents = scan.contents
    lines = scan.lines
    longestLine = scan.longestLine
  }
}
