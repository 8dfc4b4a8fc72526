// SPDX-License-Identifier: Apache-2.0

/// How a cue stands to other cues, and to what the rules allow, found in one pass for all rules.
package struct CueRelations: OptionSet, Sendable, Hashable {
  /// The bits.
  package let rawValue: UInt32

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  // MARK: Times

  /// The cue ends when or before it starts.
  package static let endsEarly = CueRelations(rawValue: 1 << 0)
  /// The cue starts before the one above it.
  package static let startsBeforePrevious = CueRelations(rawValue: 1 << 1)
  /// The cue starts before the end of ``CueView/latest``.
  package static let startsDuringEarlier = CueRelations(rawValue: 1 << 2)
  /// The cue above has the same start and end.
  package static let sameTimesAsPrevious = CueRelations(rawValue: 1 << 3)
  /// The next cue has the same start and end.
  package static let sameTimesAsNext = CueRelations(rawValue: 1 << 4)

  // MARK: Place in the file

  /// No cue stands above.
  package static let isFirst = CueRelations(rawValue: 1 << 5)
  /// The number is not ``CueView/expectedIndex``; a cue without an index is not meant.
  package static let hasUnexpectedIndex = CueRelations(rawValue: 1 << 6)
  /// No cue above ends its lines so.
  package static let hasNewNewline = CueRelations(rawValue: 1 << 7)
  /// The last byte of the cue ends no line.
  package static let isUnterminated = CueRelations(rawValue: 1 << 8)
  /// The cue is one of the first 64, or a sixteenth one, of which samples are made.
  package static let isSampled = CueRelations(rawValue: 1 << 9)

  // MARK: Text

  /// The text is that of the cue above.
  package static let repeatsText = CueRelations(rawValue: 1 << 10)
  /// The first line of the text is the last one of the cue above.
  package static let repeatsLine = CueRelations(rawValue: 1 << 11)

  /// The text begins with all lines of the cue above, or with all but its first, two or more of them.
  package static let repeatsLines = CueRelations(rawValue: 1 << 18)

  // MARK: Bounds

  /// The cue is shown for less than some rule's ``CueBounds/shortest``.
  package static let isShort = CueRelations(rawValue: 1 << 12)
  /// The cue is shown for longer than some rule's ``CueBounds/longest``.
  package static let isLong = CueRelations(rawValue: 1 << 13)
  /// The cue may have more characters a second than some rule's ``CueBounds/charactersPerSecond``.
  package static let isFast = CueRelations(rawValue: 1 << 14)
  /// A line may have more characters than some rule's ``CueBounds/charactersPerLine``.
  package static let hasLongLine = CueRelations(rawValue: 1 << 15)
  /// There are more lines than some rule's ``CueBounds/lines``.
  package static let hasManyLines = CueRelations(rawValue: 1 << 16)
  /// The next cue starts after the end of this one, but sooner than some rule's ``CueBounds/gap``.
  package static let isCloseToNext = CueRelations(rawValue: 1 << 17)

  /// What is known only once the next cue is.
  static let ofNext: CueRelations = [.sameTimesAsNext, .isCloseToNext]
  /// What needs the text of the cue above.
  static let ofText: CueRelations = [.repeatsText, .repeatsLine, .repeatsLines]
  /// What needs a look at all bytes of the text.
  static let ofLines: CueRelations = [
    .repeatsLine, .repeatsLines, .isFast, .hasLongLine, .hasManyLines,
  ]
}
