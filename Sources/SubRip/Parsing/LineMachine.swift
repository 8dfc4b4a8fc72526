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
    var kind: Kind
    /// Whether a blank line, or nothing of a cue, stands above.
    var isAfterBlank: Bool
    /// Whether a number is written in ASCII digits, with nothing beside them.
    var isPlain = true
    /// Whether a name is one that fits in the file.
    var isNaming = false
    /// The end of the blank lines below.
    var blanksEnd: Int
    var blankLines = 0
    /// How many of them are not empty.
    var spacedLines = 0
    /// Whether the machine's ``LineMachine/half`` is a line right below, or the line itself.
    var hasHalf = false

    /// What makes a line an index.
    enum Kind {
      /// A number, which may be an index right below text; anything else needs a blank line above.
      case number
      /// Something short that can stand for one.
      case indexLike
      /// A line that names the cue if the file's cues have names.
      case name
    }
  }

  /// The first half of a timing line, a whole timecode and nothing else.
  ///
  /// It lives beside the candidate, which is copied more often.
  struct Half {
    var line = Line(lower: 0, upper: 0, next: 0)
    var number = 0
    var milliseconds: Int64 = 0
    var range = 0..<0
    var anomalies: CueAnomalies = []
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
  /// How many of the blank lines are not empty.
  var spacedLines = 0
  var hasText = false

  /// Whether a number stands below a blank line in the text of the cue in progress that may be the index
  /// of a cue without a timing line.
  var mayHoldUnread = false

  var candidate: Candidate?
  var half = Half()
  var outsideReason = OutsideReason.beforeFirstCue
  /// Whether the line at `position` is longer than the limit and passes by in pieces.
  var inLongLine = false
  var longLineLine = 1
  /// Whether the first cue stands right below text that an earlier parser has delivered.
  var isBelowText = false

  /// Whether a code fence was opened above the first cue.
  var isFenced = false
  /// How the file is written, as far as it has shown.
  var shape = FileShape()
  /// Whether no cue may be taken in one step.
  var needsLines = false
  /// Whether the line above belongs to no cue.
  var isBelowStray = false

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
    if candidate?.hasHalf == true { half.rebase(by: distance) }
  }
}

/// How a file is written, as far as it has shown.
struct FileShape: Sendable, Hashable, Codable {
  /// How many cues have a name in place of an index: as many as there are where cues have names.
  var namedCues = 0
  /// Whether the file calls itself WebVTT, so that comments and style sheets may stand between cues.
  var isWebVTT = false
  /// Whether it has fractions of four digits, of which `1000` is a tenth of a second.
  var hasFourDigits = false
  /// What ends lines besides LF and CR.
  var softBreak: SoftBreak?
}

extension LineMachine.Candidate {
  mutating func rebase(by distance: Int) {
    line.lower -= distance
    line.upper -= distance
    line.next -= distance
    blanksEnd -= distance
  }
}

extension LineMachine.Half {
  mutating func rebase(by distance: Int) {
    line.lower -= distance
    line.upper -= distance
    line.next -= distance
    range = range.lowerBound - distance..<range.upperBound - distance
  }
}
