// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// How far the times of some cues reach: all that a shift has to know to be allowed.
public struct CueExtent: Sendable, Hashable {
  /// How many cues there are.
  public private(set) var cues = 0
  /// The earliest of all starts and ends; the last possible time where there are no cues.
  public private(set) var earliest = Timestamp(milliseconds: .max)
  /// The latest of all starts and ends; the first possible time where there are no cues.
  public private(set) var latest = Timestamp(milliseconds: .min)

  /// Creates the extent of no cues.
  public init() {}

  /// Adds a cue.
  ///
  /// - Parameters:
  ///   - start: When it appears.
  ///   - end: When it disappears.
  public mutating func add(start: Timestamp, end: Timestamp) {
    cues &+= 1
    earliest = min(earliest, min(start, end))
    latest = max(latest, max(start, end))
  }
}

extension Retimer {
  /// What becomes of cues that all move by one shift, where no policy takes a hand in it.
  ///
  /// Looks at the extent alone, which takes far less time than to retime each cue.
  ///
  /// - Parameter extent: How far the times of all cues reach.
  /// - Returns: The report, or `nil` where cues have to be looked at one by one.
  public func report(of extent: CueExtent) -> RetimingReport? {
    guard let plainShift, extent.cues > 0 else { return nil }
    let (first, overflow) = extent.earliest.milliseconds.addingReportingOverflow(plainShift)
    let (last, carry) = extent.latest.milliseconds.addingReportingOverflow(plainShift)
    guard !overflow, !carry, first >= 0, last <= RetimingOptions.lastTwoDigitTime.milliseconds
    else { return nil }
    var report = RetimingReport()
    report.cues = extent.cues
    report.moved = extent.cues
    report.firstShift = Timestamp(milliseconds: plainShift)
    report.lastShift = Timestamp(milliseconds: plainShift)
    return report
  }

  /// Whether ``report(of:)`` may answer for the file.
  public var isPlainShift: Bool { plainShift != nil }
}
