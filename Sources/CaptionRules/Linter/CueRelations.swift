// SPDX-License-Identifier: Apache-2.0

/// How a cue stands to other cues, and to what the rules allow, found in one pass for all rules.
public struct CueRelations: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt32

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  // MARK: Times

  /// The cue ends when or before it starts.
  public static let endsEarly = CueRelations(rawValue: 1 << 0)
  /// The cue starts before the one above it.
  public static let startsBeforePrevious = CueRelations(rawValue: 1 << 1)
  /// The cue starts before the end of ``CueView/latest``.
  public static let startsDuringEarlier = CueRelations(rawValue: 1 << 2)
  /// The cue above has the same start and end.
  public static let sameTimesAsPrevious = CueRelations(rawValue: 1 << 3)
  /// The next cue has the same start and end.
  public static let sameTimesAsNext = CueRelations(rawValue: 1 << 4)

  // MARK: Place in the file

  /// No cue stands above.
  public static let isFirst = CueRelations(rawValue: 1 << 5)
  /// The number is not ``CueView/expectedIndex``; a cue without an index is not meant.
  public static let hasUnexpectedIndex = CueRelations(rawValue: 1 << 6)
  /// No cue above ends its lines so.
  public static let hasNewNewline = CueRelations(rawValue: 1 << 7)
  /// The last byte of the cue ends no line.
  public static let isUnterminated = CueRelations(rawValue: 1 << 8)
  /// The cue is one of the first 64, or a sixteenth one, of which samples are made.
  public static let isSampled = CueRelations(rawValue: 1 << 9)

  // MARK: Text

  /// The text is that of the cue above.
  public static let repeatsText = CueRelations(rawValue: 1 << 10)
  /// The first line of the text is the last one of the cue above.
  public static let repeatsLine = CueRelations(rawValue: 1 << 11)

  // MARK: Bounds

  /// The cue is shown for less than some rule's ``CueBounds/shortest``.
  public static let isShort = CueRelations(rawValue: 1 << 12)
  /// The cue is shown for longer than some rule's ``CueBounds/longest``.
  public static let isLong = CueRelations(rawValue: 1 << 13)
  /// The cue may have more characters a second than some rule's ``CueBounds/charactersPerSecond``.
  public static let isFast = CueRelations(rawValue: 1 << 14)
  /// A line may have more characters than some rule's ``CueBounds/charactersPerLine``.
  public static let hasLongLine = CueRelations(rawValue: 1 << 15)
  /// There are more lines than some rule's ``CueBounds/lines``.
  public static let hasManyLines = CueRelations(rawValue: 1 << 16)
  /// The next cue starts after the end of this one, but sooner than some rule's ``CueBounds/gap``.
  public static let isCloseToNext = CueRelations(rawValue: 1 << 17)

  /// What is known only once the next cue is.
  static let ofNext: CueRelations = [.sameTimesAsNext, .isCloseToNext]
  /// What needs the text of the cue above.
  static let ofText: CueRelations = [.repeatsText, .repeatsLine]
  /// What needs a look at all bytes of the text.
  static let ofLines: CueRelations = [.repeatsLine, .isFast, .hasLongLine, .hasManyLines]
}
