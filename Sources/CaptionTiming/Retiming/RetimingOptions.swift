// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What to do with cues that a retiming leaves in an awkward place, and how to tidy the result.
///
/// Nothing here acts on a cue whose times do not change, save the tidying that was asked for; every
/// act is counted in the ``RetimingReport``.
public struct RetimingOptions: Sendable, Hashable, Codable {
  /// What to do with a cue that would start before the media.
  public enum NegativePolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Refuse the cue, and with it the file.
    case error
    /// Let times before zero be zero; a cue wholly before zero keeps its text and no length.
    case clamp
    /// Leave out the cues that would end at or before zero, and start at zero those that straddle
    /// it.
    case drop
    /// Move everything that the retiming moves later by as much as the earliest cue lacks; needs
    /// ``RetimingReport/blockShift`` of a first pass.
    case shiftBlock = "shift-block"
  }

  /// What to do with a cue that runs into the next one.
  public enum OverlapPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Leave it, and count those that the retiming made.
    case keep
    /// End it before the next one starts.
    case trim
  }

  /// What to do with a cue past 99:59:59,999, the last time that every reader of SubRip knows.
  public enum OverflowPolicy: String, Sendable, Hashable, Codable, CaseIterable {
    /// Refuse the cue, and with it the file.
    case error
    /// Write hours of three digits.
    case allow
  }

  /// What to do with a cue that would start before the media.
  public var onNegative: NegativePolicy = .error

  /// What to do with a cue that runs into the next one.
  public var onOverlap: OverlapPolicy = .keep

  /// What to do with a cue past 99:59:59,999.
  public var onOverflow: OverflowPolicy = .error

  /// The frame rate whose frames all times are moved to; `nil` for none.
  ///
  /// A cue starts with the frame that is being shown, and ends with the nearest; a time that is a
  /// frame's, cut off or rounded to whole milliseconds, stays.
  ///
  /// A cue that had a length keeps at least one frame.
  public var snapTo: FrameRate?

  /// The least time between the end of a cue and the start of the next; zero for none.
  ///
  /// A cue that ends too close to the next one ends earlier, but never so early that it gets
  /// shorter than ``minimumDuration`` or disappears.
  public var minimumGap: Timestamp = .zero

  /// The least time that a cue stays; zero for none.
  ///
  /// A shorter cue ends later, but never so late that it comes closer to the next one than
  /// ``minimumGap``.
  public var minimumDuration: Timestamp = .zero

  /// How much later everything that the retiming moves comes for `NegativePolicy.shiftBlock`.
  public var blockShift: Timestamp = .zero

  /// Creates options with the defaults: refuse rather than damage, tidy nothing.
  public init() {}

  /// Whether a cue can be settled only when the next one is known.
  public var needsNextCue: Bool {
    onOverlap == .trim || minimumGap > .zero || minimumDuration > .zero
  }

  /// The last time that has two digits of hours.
  public static var lastTwoDigitTime: Timestamp { Timestamp(milliseconds: 359_999_999) }
}
