// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// What our own parser reads, for a proof: what the programs show is held against it.
struct OwnReading {
  struct OwnCue {
    var start: Int64
    var end: Int64
    var words: ShownWords
    /// Whether nothing is odd about how it stands in the file.
    var isWhole: Bool
    var index: Int?
    /// Whether the next cue's number is not the next number: a cue may be missing between them.
    var isBeforeGap = false
  }

  private var cues: [OwnCue] = []
  private var byStart: [Int64: [Int]] = [:]

  init(_ text: [UInt8], _ format: CaptionFormat) {
    let odd: CueAnomalies = [
      .missingBlankLine, .blankLineInText, .blankLineBeforeText, .blankLineBeforeTiming, .truncated,
      .trailingData, .indexGlued, .indexNotInteger,
    ]
    format.parse(text.span) { event, bytes in
      guard case .cue(let cue) = event else { return }
      if let last = cues.indices.last, let index = cues[last].index, let next = cue.index {
        cues[last].isBeforeGap = next != index + 1
      }
      byStart[cue.start.milliseconds, default: []].append(cues.count)
      cues.append(
        OwnCue(
          start: cue.start.milliseconds, end: cue.end.milliseconds,
          words: ShownWords(cue.text(in: bytes), actsOnMarkup: false),
          isWhole: cue.anomalies.isDisjoint(with: odd), index: cue.index))
    }
  }

  /// The first cue of a start for which something holds.
  func at(_ start: Int64, where isMeant: (OwnCue) -> Bool = { _ in true }) -> OwnCue? {
    guard let place = byStart[start]?.first(where: { isMeant(cues[$0]) }) else { return nil }
    return cues[place]
  }

  /// Whether a cue has these times and words.
  func has(_ start: Int64, _ end: Int64, _ words: ShownWords) -> Bool {
    at(start) { $0.end == end && $0.words == words } != nil
  }
}
