// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionTiming

/// Aligns one file with the reference, of several, that it fits best.
struct AlignRun {
  /// The file.
  var path: String
  /// Its references, at least one.
  var references: [String]
  /// How the search goes.
  var options: AlignmentOptions
  /// How the file is read.
  var input: InputOptions
  /// What to make of timecodes that count frames.
  var frames: FrameTimecodes

  /// What was found.
  struct Outcome {
    /// The cues of the file.
    var cues: [CueTimes]
    /// The reference that fits best.
    var reference: String
    /// How the file fits it.
    var alignment: Alignment
    /// What the other references say, a line each.
    var notes: [String] = []
  }

  /// Looks for the alignment.
  ///
  /// - Returns: What was found.
  /// - Throws: ``CommandError``, `FileError`, `FrameTimecodeError`.
  func callAsFunction() throws -> Outcome {
    try RetimeJob.refusePipe(path)
    let cues = try CuePass.times(in: input.reader(of: path), frames: frames)
    var outcomes: [Outcome] = []
    for reference in references {
      let target = try CuePass.times(
        in: InputOptions.automatic.reader(of: reference), frames: frames)
      try check(cues.count, reference, target.count)
      let alignment = try Aligner(options: options).align(cues, to: target)
      outcomes.append(Outcome(cues: cues, reference: reference, alignment: alignment))
    }
    // The first of those that are equally sure.
    guard
      var best = outcomes.enumerated().max(by: {
        (Self.rank($0.element), -$0.offset) < (Self.rank($1.element), -$1.offset)
      })?.element
    else { throw CommandError("\(InputOptions.shown(path)): has no reference") }
    for other in outcomes where other.reference != best.reference {
      best.notes.append(Self.note(on: other, beside: best))
    }
    return best
  }

  private static func rank(_ outcome: Outcome) -> Double {
    outcome.alignment.confidence + (outcome.alignment.verdict == .refused ? 0 : 1)
  }

  /// Says whether another reference agrees: no cue more than a quarter of a second apart.
  private static func note(on other: Outcome, beside best: Outcome) -> String {
    let name = InputOptions.shown(other.reference)
    guard other.alignment.verdict != .refused else { return "\(name) does not fit" }
    var options = RetimingOptions()
    options.onOverflow = .allow
    options.onNegative = .error
    guard var mine = try? Retimer(best.alignment.retiming, options: options),
      var theirs = try? Retimer(other.alignment.retiming, options: options)
    else { return "\(name) does not fit" }
    var farthest: Int64 = 0
    for cue in best.cues {
      let left = mine.retime(start: cue.start, end: cue.end)
      let right = theirs.retime(start: cue.start, end: cue.end)
      farthest = max(farthest, abs(left.start.milliseconds &- right.start.milliseconds))
    }
    if farthest <= 250 { return "\(name) agrees" }
    return "\(name) fits too, and differs by up to \(Timestamp(milliseconds: farthest)); "
      + "\(InputOptions.shown(best.reference)) was taken"
  }

  /// Refuses what cannot be aligned at all, in words of its own.
  private func check(_ cues: Int, _ reference: String, _ referenceCues: Int) throws {
    for (path, count) in [(path, cues), (reference, referenceCues)] where count < 2 {
      throw CommandError(
        "\(InputOptions.shown(path)): has \(count == 0 ? "no cues" : "one cue"), "
          + "which is too little to compare times with")
    }
    for pair in options.knownPairs where pair.cue >= cues || pair.reference >= referenceCues {
      throw CommandError(
        "--pair \(pair.cue + 1)=\(pair.reference + 1): the file has \(cues) cues and the reference "
          + "\(referenceCues)")
    }
  }
}
