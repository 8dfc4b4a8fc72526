// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionTiming

/// What a verb was asked to do to time, before any file is known.
///
/// Some of it depends on the file: where a numbered cue starts, and whether the file has a
/// programme's hour at all.
struct RetimeRecipe {
  /// What happens whatever the file holds.
  var retiming = Retiming.identity
  /// The anchors, by time or by cue.
  var anchors: [AnchorExpression] = []
  /// Whether anchors may stretch time by any amount.
  var allowsSlope = false
  /// Whether a programme's hour is removed first.
  var removesHours = false
  /// The range whose cues change; `nil` for all.
  var range: TimeRange?
  /// What to make of timecodes that count frames.
  var frames = FrameTimecodes.refused
  /// The policies and the tidying.
  var options = RetimingOptions()

  /// The cues whose starts must be known, counted from 1.
  var cuesToFind: Set<Int> {
    Set(anchors.compactMap { if case .cue(let ordinal, _) = $0 { ordinal } else { nil } })
  }

  /// What retimes one file.
  ///
  /// - Parameters:
  ///   - firstStart: When the file's first cue starts.
  ///   - starts: When the cues of ``cuesToFind`` start.
  /// - Returns: The retimer, at the beginning of the file.
  /// - Throws: ``CommandError`` when the file lacks what the recipe needs, `TimingError`.
  func retimer(firstStart: Timestamp, starts: [Int: Timestamp]) throws -> Retimer {
    try Retimer(resolved(firstStart: firstStart, starts: starts), options: options)
  }

  /// The retiming of one file.
  ///
  /// - Parameters:
  ///   - firstStart: When the file's first cue starts.
  ///   - starts: When the cues of ``cuesToFind`` start.
  /// - Returns: The retiming.
  /// - Throws: ``CommandError`` when the file lacks what the recipe needs.
  func resolved(firstStart: Timestamp, starts: [Int: Timestamp]) throws -> Retiming {
    var steps = Retiming.identity
    if removesHours {
      guard let shift = Retiming.removingProgrammeHours(firstStart: firstStart) else {
        throw CommandError(
          "the first cue starts at \(firstStart), so the file has no programme hour of 01: or 10: "
            + "to remove; give the shift with --by")
      }
      steps = shift
    }
    if !anchors.isEmpty {
      let known = try anchors.map { anchor in
        switch anchor {
        case .time(let anchor): return anchor
        case .cue(let ordinal, let new):
          guard let old = starts[ordinal] else {
            throw CommandError("there is no cue \(ordinal) to take as an anchor")
          }
          return Anchor(old: old, new: new)
        }
      }
      do throws(TimingError) {
        if !allowsSlope { try Anchor.checkSlopes(of: known) }
      } catch {
        guard case .steepAnchors = error else { throw CommandError(error.description) }
        throw CommandError(
          "\(error); to move what lies behind a break, give --range and --by, or let captions align "
            + "find the breaks; --allow-slope does it all the same")
      }
      steps = steps.followed(by: .anchors(known))
    }
    steps = steps.followed(by: retiming)
    guard let range, !steps.steps.isEmpty else { return steps }
    // As one step: the range is about where cues start before anything happened to them.
    let operations = steps.steps.map(\.operation)
    return Retiming([
      RetimingStep(operations.count == 1 ? operations[0] : .sequence(operations), range: range)
    ])
  }
}
