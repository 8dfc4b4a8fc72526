// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Why bytes belong to no cue.
public enum StrayReason: String, Sendable, Hashable, Codable {
  /// They stand before the first cue.
  case beforeFirstCue
  /// They follow a timing line that cannot be read, or are that line.
  case unreadableTiming
  /// They belong to a cue that exceeded the limit.
  case overLimit
  /// They stand at the end of the file: a lone number, the start of a timing line, a code fence.
  case atEnd
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
  public var isLast = false
}

/// What the parser delivers; the bytes come beside it, as a span.
///
/// The spans of all events, one after the other, are the input.
public enum SubRipEvent: Sendable {
  /// The byte-order mark at the start of the input.
  case byteOrderMark
  /// A cue.
  case cue(CueBlock)
  /// Blank lines that belong to no cue: before the first one, or past the limit of one.
  case separator(offset: TextOffset, line: Int)
  /// Content that belongs to no cue.
  case stray(StrayBlock)
}
