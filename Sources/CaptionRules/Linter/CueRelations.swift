// SPDX-License-Identifier: Apache-2.0

/// How a cue's times stand to each other and to those of other cues, found in one pass for all rules.
public struct CueRelations: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The cue ends when or before it starts.
  public static let endsEarly = CueRelations(rawValue: 1 << 0)
  /// The cue starts before the one above it.
  public static let startsBeforePrevious = CueRelations(rawValue: 1 << 1)
  /// The cue starts before the end of ``CueView/latest``.
  public static let startsDuringEarlier = CueRelations(rawValue: 1 << 2)
  /// The cue ends before the next one starts.
  public static let endsBeforeNext = CueRelations(rawValue: 1 << 3)
  /// The cue above has the same start and end.
  public static let sameTimesAsPrevious = CueRelations(rawValue: 1 << 4)
  /// The next cue has the same start and end.
  public static let sameTimesAsNext = CueRelations(rawValue: 1 << 5)
}
