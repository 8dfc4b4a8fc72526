// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionFiles
public import CaptionTiming

extension FileRetiming {
  /// What is to be done to time, before any file is known.
  ///
  /// Some of it depends on the file: where a numbered cue starts, and whether the file has a
  /// programme's hour at all.
  public struct Request: Sendable, Hashable {
    /// What happens whatever the file holds.
    public var retiming: Retiming
    /// The anchors, by time or by cue.
    public var anchors: [AnchorExpression] = []
    /// Whether anchors may stretch time by any amount.
    public var allowsSlope = false
    /// Whether a programme's hour is removed first.
    public var removesHours = false
    /// The range whose cues change; `nil` for all.
    public var range: TimeRange?
    /// What to make of timecodes that count frames.
    public var frames = FrameTimecodes.refused
    /// The policies and the tidying.
    public var options = RetimingOptions()

    /// Creates a request.
    ///
    /// - Parameter retiming: What happens whatever the file holds.
    public init(_ retiming: Retiming = .identity) {
      self.retiming = retiming
    }
  }
}

extension FileRetiming.Request {
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
  /// - Throws: ``FileRetiming/Refusal`` when the file lacks what the request needs, `TimingError`.
  func retimer(firstStart: Timestamp, starts: [Int: Timestamp]) throws -> Retimer {
    try Retimer(resolved(firstStart: firstStart, starts: starts), options: options)
  }

  /// The retiming of one file.
  ///
  /// - Parameters:
  ///   - firstStart: When the file's first cue starts.
  ///   - starts: When the cues of ``cuesToFind`` start.
  /// - Returns: The retiming.
  /// - Throws: ``FileRetiming/Refusal`` when the file lacks what the request needs.
  func resolved(
    firstStart: Timestamp, starts: [Int: Timestamp]
  ) throws(FileRetiming.Refusal) -> Retiming {
    var steps = Retiming.identity
    if removesHours {
      guard let shift = Retiming.removingProgrammeHours(firstStart: firstStart) else {
        throw .noProgrammeHour(firstStart: firstStart)
      }
      steps = shift
    }
    if !anchors.isEmpty { steps = steps.followed(by: .anchors(try known(starts))) }
    steps = steps.followed(by: retiming)
    guard let range, !steps.steps.isEmpty else { return steps }
    // As one step: the range is about where cues start before anything happened to them.
    let operations = steps.steps.map(\.operation)
    return Retiming([
      RetimingStep(operations.count == 1 ? operations[0] : .sequence(operations), range: range)
    ])
  }

  /// The anchors, by time.
  private func known(
    _ starts: [Int: Timestamp]
  ) throws(FileRetiming.Refusal) -> [Anchor] {
    var known: [Anchor] = []
    for anchor in anchors {
      switch anchor {
      case .time(let anchor): known.append(anchor)
      case .cue(let ordinal, let new):
        guard let old = starts[ordinal] else { throw .noSuchCue(ordinal: ordinal) }
        known.append(Anchor(old: old, new: new))
      }
    }
    if !allowsSlope {
      do {
        try Anchor.checkSlopes(of: known)
      } catch {
        throw .anchors(error)
      }
    }
    return known
  }
}
