// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// The state between two lines: the standard's algorithm, turned inside out so that lines may come one by
/// one.
///
/// All positions count from the first byte of the window, which is the first byte that no event has
/// taken yet; `rebase` moves them when the window moves.
struct BlockMachine {
  enum State {
    /// Nothing but blank lines was there; the signature may come.
    case signature
    /// No block has begun; a cue may still wait for the blank lines behind it.
    case between
    /// One line of a block is held: what the second one is decides.
    case first
    /// A block that is no cue, of a known ``kind``.
    case block
    /// The text of a cue.
    case text
  }

  /// The position of the window's first byte in the input.
  var offset = 0
  /// The first line that is not taken yet, and its number.
  var position = 0
  var line = 1
  /// Where the search for that line's end goes on, and whether an arrow was seen before that.
  var resume = 0
  var hasArrow = false
  var hasStarted = false

  var state = State.signature
  var kind = BlockKind.stray
  /// Where the block or the cue in progress begins.
  var blockStart = 0
  var blockLine = 1
  /// The first line of the block, in ``State/first``.
  var held = Line()

  var hasCue = false
  var cue = CueNode()
  var textStart = 0
  var textEnd = 0
  /// Where the last line of the text begins.
  var lastLine = 0
  var blankLines = 0
  var ordinal = 0

  /// Whether the line at `position` is longer than the limit and passes by in pieces.
  var inLongLine = false

  /// The first byte that must stay in the window.
  var kept: Int {
    switch state {
    case .signature: position
    case .between: hasCue ? blockStart : position
    case .first, .block, .text: blockStart
    }
  }

  mutating func rebase(by distance: Int) {
    offset += distance
    position -= distance
    resume -= distance
    blockStart -= distance
    held.lower -= distance
    held.upper -= distance
    held.next -= distance
    textStart -= distance
    textEnd -= distance
    lastLine -= distance
  }
}
