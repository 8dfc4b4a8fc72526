// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionTiming
public import SubRip

extension SubRipDocument {
  /// Retimes all cues.
  ///
  /// Nothing changes when a cue is refused; the report names it then. For
  /// `NegativePolicy.shiftBlock` the block's shift is found first.
  ///
  /// - Parameters:
  ///   - retiming: What happens to time.
  ///   - options: The policies, and how to tidy the result.
  /// - Returns: What was done; nothing when `RetimingReport.isRefused`.
  /// - Throws: `TimingError` when a step of the retiming is not valid.
  /// - Complexity: O(n).
  public mutating func retime(
    _ retiming: Retiming, options: RetimingOptions = RetimingOptions()
  ) throws(TimingError) -> RetimingReport {
    var options = options
    var (report, settled) = try Self.retimed(cues, retiming, options)
    if options.onNegative == .shiftBlock, report.blockShift > .zero {
      options.blockShift = report.blockShift
      (report, settled) = try Self.retimed(cues, retiming, options)
    }
    guard !report.isRefused else { return report }
    for cue in settled where cue.fate == .moved {
      setTimes(at: cue.ordinal - 1, start: cue.start, end: cue.end)
    }
    if report.dropped.count > 0 {
      let dropped = Set(settled.filter { $0.fate == .dropped }.map { $0.ordinal - 1 })
      removeAll { dropped.contains($0) }
    }
    return report
  }

  private static func retimed(
    _ cues: [Cue], _ retiming: Retiming, _ options: RetimingOptions
  ) throws(TimingError) -> (RetimingReport, [RetimedCue]) {
    var retimer = try Retimer(retiming, options: options)
    var settled: [RetimedCue] = []
    settled.reserveCapacity(cues.count)
    for cue in cues { retimer.push(start: cue.start, end: cue.end) { settled.append($0) } }
    retimer.finish { settled.append($0) }
    return (retimer.report, settled)
  }
}
