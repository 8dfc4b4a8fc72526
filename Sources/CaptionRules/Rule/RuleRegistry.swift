// SPDX-License-Identifier: Apache-2.0

/// All rules, in the order of their codes.
public enum RuleRegistry {
  /// The rule types; a test compares them with the files in `Rules/`.
  public static let all: [any Rule.Type] = [
    NotUTF8.self,
    UTF16OrUTF32.self,
    UTF8BOM.self,
    StrayBOM.self,
    NULByte.self,
    ControlCharacter.self,
    TerminalEscape.self,
    InvalidCharacter.self,
    LineEndings.self,
    NoCues.self,
    WrongFormat.self,
    StrayContent.self,
    IndexMissing.self,
    IndexSequence.self,
    MissingBlankLine.self,
    BlankLineInText.self,
    BlankBeforeText.self,
    BlankLineCount.self,
    EmptyCue.self,
    TimingMalformed.self,
    TimingFormat.self,
    TimingFractionDigits.self,
    TimingMissingHours.self,
    TimingRange.self,
    TimingTrailingData.self,
    EndNotAfterStart.self,
    Overlap.self,
    OutOfOrder.self,
    DuplicateCue.self,
    RollingOrRepeatedText.self,
    GapTooShort.self,
    GapToClose.self,
    DurationShort.self,
    DurationLong.self,
    HourOffset.self,
    FramesAsMilliseconds.self,
  ]
}
