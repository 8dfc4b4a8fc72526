// SPDX-License-Identifier: Apache-2.0

public import CaptionTiming

/// A cue that no policy allows, where a stream had to stop.
public struct RefusedCue: Error, Sendable, Hashable, CustomStringConvertible {
  /// The cue, with the times that were refused.
  public var cue: RetimedCue
  /// The line of its timecodes, counted from 1.
  public var line: Int

  /// What is wrong.
  public var description: String {
    if cue.fate == .refusedNegative {
      return "cue \(cue.ordinal) (line \(line)) would run from \(cue.start) to \(cue.end), "
        + "before zero"
    }
    return "cue \(cue.ordinal) (line \(line)) would pass 99:59:59,999"
  }
}
