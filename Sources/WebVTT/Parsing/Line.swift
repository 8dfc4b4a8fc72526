// SPDX-License-Identifier: Apache-2.0

/// A line of the window: its content, and where the next one begins.
struct Line {
  var lower = 0
  /// The end of the content.
  var upper = 0
  /// The end of the newline.
  var next = 0

  var content: Range<Int> { lower..<upper }
}

/// What a block is that is no cue.
enum BlockKind {
  case header
  case note
  case style
  case region
  /// Lines that the standard skips.
  case stray
  /// What is left of a cue that exceeded the limit, or a line that did.
  case overLimit
  /// What is plainly a cue and cannot be read.
  case unread
  /// The rest of that, past the limit.
  case unreadRest
}
