// SPDX-License-Identifier: Apache-2.0

/// How a cue deviates from the canonical form of its format, as the parser saw it.
///
/// The parser recovers and records; the rules of `CaptionRules` turn these facts into diagnostics.
/// A canonical cue has none, so that a linter can pass over it at once.
@frozen
public struct CueAnomalies: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt32

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No line above the timing line is an index.
  @inlinable public static var indexMissing: CueAnomalies { CueAnomalies(rawValue: 1 << 0) }
  /// The line that stands for the index is not a plain non-negative integer.
  @inlinable public static var indexNotInteger: CueAnomalies { CueAnomalies(rawValue: 1 << 1) }
  /// No blank line separates the cue from the text of the cue before it.
  @inlinable public static var missingBlankLine: CueAnomalies { CueAnomalies(rawValue: 1 << 2) }
  /// A blank line stands inside the text.
  @inlinable public static var blankLineInText: CueAnomalies { CueAnomalies(rawValue: 1 << 3) }
  /// A blank line stands between the timing line and the text.
  @inlinable public static var blankLineBeforeText: CueAnomalies { CueAnomalies(rawValue: 1 << 4) }
  /// A blank line stands between the index and the timing line.
  @inlinable public static var blankLineBeforeTiming: CueAnomalies {
    CueAnomalies(rawValue: 1 << 5)
  }
  /// The cue exceeded the limit; what followed became stray content.
  @inlinable public static var truncated: CueAnomalies { CueAnomalies(rawValue: 1 << 6) }
  /// More than one blank line follows the cue.
  @inlinable public static var extraBlankLines: CueAnomalies { CueAnomalies(rawValue: 1 << 7) }
  /// The timing line is readable but not written canonically.
  @inlinable public static var timingNotCanonical: CueAnomalies { CueAnomalies(rawValue: 1 << 8) }
  /// A timecode has a fraction of other than three digits.
  @inlinable public static var fractionDigits: CueAnomalies { CueAnomalies(rawValue: 1 << 9) }
  /// A timecode has no hours.
  @inlinable public static var hoursMissing: CueAnomalies { CueAnomalies(rawValue: 1 << 10) }
  /// A timecode has no milliseconds.
  @inlinable public static var millisecondsMissing: CueAnomalies { CueAnomalies(rawValue: 1 << 11) }
  /// A timecode has 60 or more minutes or seconds.
  @inlinable public static var fieldOutOfRange: CueAnomalies { CueAnomalies(rawValue: 1 << 12) }
  /// A timecode is negative.
  @inlinable public static var negativeTime: CueAnomalies { CueAnomalies(rawValue: 1 << 13) }
  /// A timecode has more than 99 hours.
  @inlinable public static var hoursOver99: CueAnomalies { CueAnomalies(rawValue: 1 << 14) }
  /// Something follows the end timecode on the timing line.
  @inlinable public static var trailingData: CueAnomalies { CueAnomalies(rawValue: 1 << 15) }
  /// The timing line has no start timecode; the start was taken to be the end.
  @inlinable public static var startMissing: CueAnomalies { CueAnomalies(rawValue: 1 << 16) }
  /// The timing line has no end timecode; the end was taken to be the start.
  @inlinable public static var endMissing: CueAnomalies { CueAnomalies(rawValue: 1 << 17) }
  /// The index stands on the timing line, glued to the start timecode.
  @inlinable public static var indexGlued: CueAnomalies { CueAnomalies(rawValue: 1 << 18) }
  /// Some line of the cue ends in CRLF.
  @inlinable public static var endsLinesWithCRLF: CueAnomalies { CueAnomalies(rawValue: 1 << 19) }
  /// Some line of the cue ends in LF alone.
  @inlinable public static var endsLinesWithLF: CueAnomalies { CueAnomalies(rawValue: 1 << 20) }
  /// Some line of the cue ends in CR alone.
  @inlinable public static var endsLinesWithCR: CueAnomalies { CueAnomalies(rawValue: 1 << 21) }
  /// Some line of the cue ends in CR CR LF.
  @inlinable public static var endsLinesWithCRCRLF: CueAnomalies { CueAnomalies(rawValue: 1 << 22) }
  /// Readers that keep to the standard of the format skip the cue: it was recovered.
  @inlinable public static var skippedByStandard: CueAnomalies { CueAnomalies(rawValue: 1 << 24) }
  /// The last line of the text is a number right above the times of another cue, which it was meant for.
  @inlinable public static var indexInText: CueAnomalies { CueAnomalies(rawValue: 1 << 25) }
  /// Settings follow the end time, as a format allows that has them: no defect by itself.
  @inlinable public static var hasSettings: CueAnomalies { CueAnomalies(rawValue: 1 << 26) }

  /// The index is a number with something else beside its digits, such as a space, or in digits that are
  /// not ASCII.
  @inlinable public static var indexNotPlain: CueAnomalies { CueAnomalies(rawValue: 1 << 23) }
  /// The timing line is broken over two lines.
  @inlinable public static var timingBroken: CueAnomalies { CueAnomalies(rawValue: 1 << 24) }
  /// Some line of the cue ends in a character that ends lines in this file alone: VT, U+0085 or U+2028.
  @inlinable public static var endsLinesWithOther: CueAnomalies { CueAnomalies(rawValue: 1 << 25) }

  /// The cue below follows lines of spaces or tabs alone, none of them empty.
  @inlinable public static var separatorOfSpaces: CueAnomalies { CueAnomalies(rawValue: 1 << 26) }

  /// The five facts about newlines, none of which is by itself a defect.
  @inlinable public static var newlineStyles: CueAnomalies {
    [
      .endsLinesWithCRLF, .endsLinesWithLF, .endsLinesWithCR, .endsLinesWithCRCRLF,
      .endsLinesWithOther,
    ]
  }
}
