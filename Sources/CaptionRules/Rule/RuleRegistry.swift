// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// All rules, in the order of their codes.
public enum RuleRegistry {
  /// What is known of each rule.
  public static let infos: [RuleInfo] = all.map { $0.info }

  /// What is known of a rule.
  ///
  /// - Parameter code: The rule's code, or one that it had before.
  /// - Returns: What is known, or `nil` where no rule has the code.
  public static func info(of code: RuleCode) -> RuleInfo? { byCode[code] }

  /// What is known of the rule that a word names.
  ///
  /// - Parameter word: A code or a former one, or a name, in any case.
  /// - Returns: What is known, or `nil` where there is no such rule.
  public static func info(named word: String) -> RuleInfo? {
    if let code = RuleCode(word) { return info(of: code) }
    let name = word.lowercased()
    return infos.first { $0.name == name }
  }

  private static let byCode: [RuleCode: RuleInfo] = {
    var byCode: [RuleCode: RuleInfo] = [:]
    for info in infos {
      for code in [info.code] + info.formerCodes { byCode[code] = info }
    }
    return byCode
  }()

  /// The rule types; a test compares them with the files in `Rules/`.
  package static let all: [any Rule.Type] = [
    NotUTF8.self,
    UTF16OrUTF32.self,
    UTF8BOM.self,
    StrayBOM.self,
    NULByte.self,
    ControlCharacter.self,
    TerminalEscape.self,
    Mojibake.self,
    WrongCodepageText.self,
    InvalidCharacter.self,
    LineEndings.self,
    NoCues.self,
    SignatureMissing.self,
    WrongFormat.self,
    SignatureMalformed.self,
    StrayContent.self,
    OrphanedText.self,
    IndexMissing.self,
    JoinedSegments.self,
    IndexSequence.self,
    LateStyle.self,
    MissingBlankLine.self,
    CueBelowText.self,
    BlankLineInText.self,
    NumberInText.self,
    BlankBeforeText.self,
    CommentAsIdentifier.self,
    BlankLineCount.self,
    EmptyCue.self,
    TimingMalformed.self,
    TimesUnreadable.self,
    TimingFormat.self,
    TimesSkipped.self,
    TimingFractionDigits.self,
    TimesLoose.self,
    TimingMissingHours.self,
    SettingUnknown.self,
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
    UnknownTag.self,
    TagUnread.self,
    MalformedTag.self,
    MarkupUnsupported.self,
    AssOverride.self,
    HtmlEntity.self,
    VttUnsafeText.self,
    LiteralEscape.self,
    ZeroWidthCharacter.self,
    OddSpace.self,
    BidiControl.self,
    NotNfc.self,
    CharacterRepertoire.self,
    Typography.self,
    CreditOrAdvert.self,
    AsrArtifact.self,
    OCRConfusion.self,
    VisualOrder.self,
    ReadingSpeed.self,
    LineTooLong.self,
    TooManyLines.self,
    LineShape.self,
    BadLineBreak.self,
    LanguageLabel.self,
    LabelMismatch.self,
    WrongScript.self,
    MixedScriptWord.self,
    SdhMissing.self,
    SdhStyle.self,
    DialogStyle.self,
    PastMediaEnd.self,
    FramerateScale.self,
    FrameGridMismatch.self,
    SyncDrift.self,
    LowCoverage.self,
  ]
}
