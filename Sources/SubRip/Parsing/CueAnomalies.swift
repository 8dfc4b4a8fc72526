// SPDX-License-Identifier: Apache-2.0

/// How a cue deviates from the canonical form, as the parser saw it.
///
/// The parser recovers and records; the rules of `CaptionRules` turn these facts into diagnostics.
/// A canonical cue has none, so that a linter can pass over it at once.
public struct CueAnomalies: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt32

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No line above the timing line is an index.
  public static let indexMissing = CueAnomalies(rawValue: 1 << 0)
  /// The line that stands for the index is not a plain non-negative integer.
  public static let indexNotInteger = CueAnomalies(rawValue: 1 << 1)
  /// No blank line separates the cue from the text of the cue before it.
  public static let missingBlankLine = CueAnomalies(rawValue: 1 << 2)
  /// A blank line stands inside the text.
  public static let blankLineInText = CueAnomalies(rawValue: 1 << 3)
  /// A blank line stands between the timing line and the text.
  public static let blankLineBeforeText = CueAnomalies(rawValue: 1 << 4)
  /// A blank line stands between the index and the timing line.
  public static let blankLineBeforeTiming = CueAnomalies(rawValue: 1 << 5)
  /// The cue exceeded the limit; what followed became stray content.
  public static let truncated = CueAnomalies(rawValue: 1 << 6)
  /// More than one blank line follows the cue.
  public static let extraBlankLines = CueAnomalies(rawValue: 1 << 7)
  /// The timing line is readable but not written canonically.
  public static let timingNotCanonical = CueAnomalies(rawValue: 1 << 8)
  /// A timecode has a fraction of other than three digits.
  public static let fractionDigits = CueAnomalies(rawValue: 1 << 9)
  /// A timecode has no hours.
  public static let hoursMissing = CueAnomalies(rawValue: 1 << 10)
  /// A timecode has no milliseconds.
  public static let millisecondsMissing = CueAnomalies(rawValue: 1 << 11)
  /// A timecode has 60 or more minutes or seconds.
  public static let fieldOutOfRange = CueAnomalies(rawValue: 1 << 12)
  /// A timecode is negative.
  public static let negativeTime = CueAnomalies(rawValue: 1 << 13)
  /// A timecode has more than 99 hours.
  public static let hoursOver99 = CueAnomalies(rawValue: 1 << 14)
  /// Something follows the end timecode on the timing line.
  public static let trailingData = CueAnomalies(rawValue: 1 << 15)
  /// The timing line has no start timecode; the start was taken to be the end.
  public static let startMissing = CueAnomalies(rawValue: 1 << 16)
  /// The timing line has no end timecode; the end was taken to be the start.
  public static let endMissing = CueAnomalies(rawValue: 1 << 17)
  /// The index stands on the timing line, glued to the start timecode.
  public static let indexGlued = CueAnomalies(rawValue: 1 << 18)
  /// Some line of the cue ends in CRLF.
  public static let endsLinesWithCRLF = CueAnomalies(rawValue: 1 << 19)
  /// Some line of the cue ends in LF alone.
  public static let endsLinesWithLF = CueAnomalies(rawValue: 1 << 20)
  /// Some line of the cue ends in CR alone.
  public static let endsLinesWithCR = CueAnomalies(rawValue: 1 << 21)
  /// Some line of the cue ends in CR CR LF.
  public static let endsLinesWithCRCRLF = CueAnomalies(rawValue: 1 << 22)

  /// The four facts about newlines, none of which is by itself a defect.
  public static let newlineStyles: CueAnomalies = [
    .endsLinesWithCRLF, .endsLinesWithLF, .endsLinesWithCR, .endsLinesWithCRCRLF,
  ]
}
