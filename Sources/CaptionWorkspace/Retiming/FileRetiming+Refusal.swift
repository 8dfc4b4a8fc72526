// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionFiles
public import CaptionTiming

extension FileRetiming {
  /// Why a file is not retimed.
  public enum Refusal: Error, Sendable, Hashable {
    /// The first cue starts at another time than one with a programme's hour, which was to be removed.
    case noProgrammeHour(firstStart: Timestamp)
    /// The file has no such cue, counted from 1, to take as an anchor.
    case noSuchCue(ordinal: Int)
    /// The anchors contradict each other, or stretch time more than is allowed.
    case anchors(TimingError)
    /// The file was to be replaced and is no regular one: a pipe or a device.
    case notReplaceable
    /// The input can be read only once, which is too little for what was asked.
    case needsWholeFile(Need)
    /// Cues that no policy allows; nothing is written.
    case cues(RetimingReport)
    /// A cue that no policy allows, found on the way; what comes before it may be written.
    case stopped(RefusedCue, isWritten: Bool)
    /// All cues would be dropped; nothing is written.
    case allDropped(cues: Int)

    /// What has to see the whole file before anything is written.
    public enum Need: Sendable, Hashable {
      /// How much later everything has to come for the earliest cue to start at zero.
      case blockShift
      /// When a cue starts that is an anchor.
      case anchorByCue
    }

    /// Whether some cue would start before zero.
    public var isNegative: Bool {
      switch self {
      case .cues(let report): report.negative.count > 0
      case .stopped(let refused, _): refused.cue.fate == .refusedNegative
      default: false
      }
    }
  }
}
