// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionTiming
import CaptionWorkspace

/// Aligns one file with the reference, of several, that it fits best.
struct AlignRun {
  /// The file.
  var path: String
  /// Its references, at least one.
  var references: [AlignmentReference]
  /// How the search goes.
  var options: Aligner.Options
  /// How the file is read.
  var input: InputOptions
  /// What to make of timecodes that count frames.
  var frames: FrameTimecodes

  /// What was found.
  struct Outcome {
    /// The cues of the file.
    var cues: [CueTimes]
    /// The reference that fits best.
    var reference: AlignmentReference
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
    guard FileRetiming.isSeekable(path) else {
      throw CommandError("\(path): is read twice, which a pipe cannot offer; name a regular file")
    }
    let cues = try CuePass.times(in: input.reader(of: path), frames: frames)
    try check(cues.count)
    var outcomes: [Outcome] = []
    var unread: [CommandError] = []
    for reference in references {
      let target: (cues: [CueTimes], notes: [String])
      do {
        target = try reference.times(frames: frames)
        try check(reference, target.cues.count)
      } catch let error as FileError {
        unread.append(CommandError(error.description))
        continue
      } catch let error as FrameTimecodeError {
        unread.append(CommandError("\(reference): \(error.words)"))
        continue
      } catch let error as CommandError {
        unread.append(error)
        continue
      }
      let alignment = try Aligner(options: options(for: reference)).align(cues, to: target.cues)
      outcomes.append(
        Outcome(cues: cues, reference: reference, alignment: alignment, notes: target.notes))
    }
    // The first of those that are equally sure; what cannot be read is passed over where another can.
    guard
      var best = outcomes.enumerated().max(by: {
        (Self.rank($0.element), -$0.offset) < (Self.rank($1.element), -$1.offset)
      })?.element
    else { throw unread.first ?? CommandError("\(InputOptions.shown(path)): has no reference") }
    best.notes += unread.map { "passed over: \($0.message)" }
    for other in outcomes where other.reference != best.reference {
      best.notes.append(Self.note(on: other, beside: best))
    }
    return best
  }

  /// A pair names cues of captions; it says nothing about stretches of speech.
  private func options(for reference: AlignmentReference) -> Aligner.Options {
    var options = options
    if case .media = reference { options.knownPairs = [] }
    return options
  }

  private static func rank(_ outcome: Outcome) -> Double {
    outcome.alignment.confidence + (outcome.alignment.verdict == .refused ? 0 : 1)
  }

  /// Says whether another reference agrees: no cue more than a quarter of a second apart.
  private static func note(on other: Outcome, beside best: Outcome) -> String {
    let name = other.reference.description
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
      + "\(best.reference) was taken"
  }

  /// Refuses a file that cannot be aligned at all, in words of its own.
  private func check(_ cues: Int) throws {
    try check(cues, of: InputOptions.shown(path), unit: ("cue", "cues"))
    for pair in options.knownPairs where pair.cue >= cues {
      throw CommandError("--pair \(pair.cue + 1)=\(pair.reference + 1): the file has \(cues) cues")
    }
  }

  /// The same for a reference.
  private func check(_ reference: AlignmentReference, _ cues: Int) throws {
    try check(cues, of: reference.description, unit: reference.unit)
    guard case .captions = reference else { return }
    for pair in options.knownPairs where pair.reference >= cues {
      throw CommandError(
        "--pair \(pair.cue + 1)=\(pair.reference + 1): \(reference) has \(cues) cues")
    }
  }

  private func check(_ count: Int, of name: String, unit: (one: String, many: String)) throws {
    guard count < 2 else { return }
    throw CommandError(
      "\(name): has \(count == 0 ? "no \(unit.many)" : "one \(unit.one)"), which is too little to compare "
        + "times with")
  }
}
