// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What became of one cue.
public struct RetimedCue: Sendable, Hashable {
  /// What a retiming did with a cue.
  public enum Fate: Sendable, Hashable {
    /// Both times are what they were.
    case unchanged
    /// A time changed.
    case moved
    /// The cue is left out, by policy.
    case dropped
    /// The cue would start before zero and no policy allows that; the times are the refused ones.
    case refusedNegative
    /// The cue would pass 99:59:59,999, or 64 bits; the times are the refused ones, or the old ones
    /// where they cannot be computed.
    case refusedOverflow
  }

  /// The position in the file, counted from 1.
  public var ordinal: Int

  /// When the cue appears.
  public var start: Timestamp

  /// When the cue disappears.
  public var end: Timestamp

  /// What was done with the cue.
  public var fate: Fate

  /// Creates a record of what became of a cue.
  ///
  /// - Parameters:
  ///   - ordinal: The position in the file, counted from 1.
  ///   - start: When the cue appears.
  ///   - end: When the cue disappears.
  ///   - fate: What was done with the cue.
  public init(ordinal: Int, start: Timestamp, end: Timestamp, fate: Fate) {
    self.ordinal = ordinal
    self.start = start
    self.end = end
    self.fate = fate
  }

  /// Whether the cue must not be written.
  public var isRefused: Bool { fate == .refusedNegative || fate == .refusedOverflow }
}
