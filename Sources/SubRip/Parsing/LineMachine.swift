// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// A line of the window: its content, and where the next one begins.
struct Line {
  var lower: Int
  /// The end of the content.
  var upper: Int
  /// The end of the newline.
  var next: Int

  var content: Range<Int> { lower..<upper }
}

/// The state between two lines.
///
/// All positions count from the first byte of the window, which is the first byte that no event has
/// taken yet; `rebase` moves them when the window moves.
struct LineMachine {
  /// A line that is the next cue's index if a timing line follows.
  struct Candidate {
    var line: Line
    var number: Int
    /// The value, or `nil` for what is not a plain integer.
    var value: Int?
    /// A number, which may be an index right below text; anything else needs a blank line above.
    var isNumber: Bool
    /// Whether a blank line, or nothing of a cue, stands above.
    var isAfterBlank: Bool
    /// The end of the blank lines below.
    var blanksEnd: Int
    var blankLines = 0
  }

  /// The position of the window's first byte in the input.
  var offset = 0
  /// The first line that is not taken yet, and its number.
  var position = 0
  var line = 1
  /// Where the search for that line's end goes on.
  var resume = 0
  var hasStarted = false

  /// The cue in progress; its block's ranges are relative to `blockStart`.
  var hasCue = false
  var block = CueNode()
  var blockStart = 0
  var textStart = 0
  var textEnd = 0
  var blankLines = 0
  var hasText = false

  var candidate: Candidate?
  var outsideReason = OutsideReason.beforeFirstCue
  /// Whether the line at `position` is longer than the limit and passes by in pieces.
  var inLongLine = false
  var longLineLine = 1
  /// Whether the first cue stands right below text that an earlier parser has delivered.
  var isBelowText = false

  /// Whether a code fence was opened above the first cue.
  var isFenced = false

  var ordinal = 0
  var lastIndex = 0
  /// What `lastIndex` was before the cue in progress.
  var indexBeforeCue = 0

  /// The first byte that must stay in the window.
  var kept: Int {
    if hasCue { return blockStart }
    return candidate?.line.lower ?? position
  }

  mutating func rebase(by distance: Int) {
    offset += distance
    position -= distance
    resume -= distance
    blockStart -= distance
    textStart -= distance
    textEnd -= distance
    candidate?.rebase(by: distance)
  }
}

extension LineMachine.Candidate {
  mutating func rebase(by distance: Int) {
    line.lower -= distance
    line.upper -= distance
    line.next -= distance
    blanksEnd -= distance
  }
}
