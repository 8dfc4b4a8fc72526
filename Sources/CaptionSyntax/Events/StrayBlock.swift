// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Why bytes belong to no cue.
public enum StrayReason: String, Sendable, Hashable, Codable {
  /// They stand before the first cue.
  case beforeFirstCue
  /// They belong to a cue that exceeded the limit.
  case overLimit
  /// They stand between cues, below a blank line, in a format where text ends at the first one.
  case betweenCues
  /// They stand at the end of the file: a lone number, the start of a timing line, a code fence.
  case atEnd
  /// They are a comment, a style sheet or a header of another format: `NOTE` and `STYLE` of WebVTT in a
  /// file that is read as SubRip.
  case comment
  /// They are the number of the next cue, written once more above a blank line.
  case repeatedIndex
}

/// Bytes that are no cue.
public struct StrayBlock: Sendable, Hashable {
  /// Where the first byte stands in the text.
  public var offset: TextOffset
  /// The line of the first byte, counted from 1.
  public var line: Int
  /// Why the bytes belong to no cue.
  public var reason: StrayReason
  /// Whether nothing but blank lines follows; known at the end of the input only.
  public var isLast: Bool

  /// Creates a block.
  ///
  /// - Parameters:
  ///   - offset: Where the first byte stands in the text.
  ///   - line: The line of the first byte, counted from 1.
  ///   - reason: Why the bytes belong to no cue.
  ///   - isLast: Whether nothing but blank lines follows.
  public init(offset: TextOffset, line: Int, reason: StrayReason, isLast: Bool = false) {
    self.offset = offset
    self.line = line
    self.reason = reason
    self.isLast = isLast
  }
}
