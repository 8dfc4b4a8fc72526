// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What a parser delivers, whatever the format; the bytes come beside it, as a span.
///
/// The spans of all events, one after the other, are the input. A place is where the first byte of the
/// span stands in the text, and its line, counted from 1.
@frozen
public enum CaptionEvent: Sendable {
  /// The byte-order mark at the start of the input.
  case byteOrderMark
  /// What stands above the captions and says what the file is, such as `WEBVTT` and the lines below it.
  case header(offset: TextOffset, line: Int)
  /// A cue.
  case cue(CueNode)
  /// A comment.
  case note(offset: TextOffset, line: Int)
  /// A style sheet.
  case style(offset: TextOffset, line: Int)
  /// The definition of a region of the screen.
  case region(offset: TextOffset, line: Int)
  /// Blank lines that belong to no cue: before the first one, or past the limit of one.
  case separator(offset: TextOffset, line: Int)
  /// Content that belongs to no cue.
  case stray(StrayBlock)
  /// What is plainly a cue and cannot be read, or a line of it. It is nobody's text: it is never joined to
  /// the cue above, and nothing is fixed across it.
  case unread(UnreadBlock)
}

extension CaptionEvent {
  /// Whether the event is a cue.
  @inlinable
  public var isCue: Bool {
    if case .cue = self { true } else { false }
  }

  /// Whether the bytes say something, and nobody knows what: stray content, or a cue that cannot be read.
  @inlinable
  public var isOutside: Bool {
    switch self {
    case .stray, .unread: true
    default: false
    }
  }
}

/// Takes an event and the bytes that it is about.
public typealias EventBody = (CaptionEvent, Span<UInt8>) throws -> Void
