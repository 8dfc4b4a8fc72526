// SPDX-License-Identifier: Apache-2.0

/// The figures and forms that a profile asks for; what is `nil` is not asked for.
///
/// All limits are inclusive. The names are the keys of profile files.
public struct ProfileLimits: Sendable, Hashable, Codable {
  /// The most characters a second.
  public var charactersPerSecond: Hundredths?
  /// The most words a minute.
  public var wordsPerMinute: Hundredths?
  /// The words a minute past which a finding is an error.
  public var wordsPerMinuteError: Hundredths?
  /// The most characters of a line.
  public var charactersPerLine: Hundredths?
  /// The most characters of a cue.
  public var charactersPerCue: Hundredths?
  /// The most lines of a cue.
  public var maximumLines: Int?
  /// How characters are counted; one each unless told.
  public var counting: ProfileLimits.CountingMode?
  /// Whether spaces count; they do unless told.
  public var countsSpaces: Bool?
  /// Whether punctuation counts; it does unless told.
  public var countsPunctuation: Bool?

  /// The shortest time that a cue is shown, in milliseconds.
  public var minimumDuration: Int64?
  /// The shortest time for each word, in milliseconds.
  public var minimumDurationPerWord: Int64?
  /// The longest time that a cue is shown, in milliseconds.
  public var maximumDuration: Int64?
  /// The smallest gap between two cues that do not touch.
  public var minimumGap: ProfileLimits.TimeSpan?
  /// Which gaps are to be closed.
  public var gapToClose: ProfileLimits.GapClosing?

  /// The names of the tags that may be used, in lower case; any where `nil`, none where empty.
  public var allowedTags: [String]?
  /// Whether `{\an8}` and the like may be used; they may unless told.
  public var allowsOverrideTags: Bool?
  /// Whether the host turns the file into WebVTT, where `<`, `&` and `-->` mean something.
  public var isConvertedToWebVTT: Bool?
  /// Which kinds of characters are not wanted.
  public var repertoire: [ProfileLimits.RepertoireKind]?
  /// How an ellipsis is written.
  public var ellipsis: ProfileLimits.EllipsisForm?
  /// How the two lines of a line break should be shaped.
  public var lineShape: ProfileLimits.LineProportions?
  /// How two speakers in one cue are marked.
  public var dialogueStyle: ProfileLimits.DialogueStyle?
  /// The brackets around sound labels.
  public var labelBrackets: ProfileLimits.LabelBrackets?
  /// The form in which the language of the file is to be named.
  public var labelForm: ProfileLimits.LabelForm?

  /// The most that captions may be apart from the sound, in milliseconds.
  public var syncTolerance: Int64?

  /// Creates limits that ask for nothing.
  public init() {}

  /// The keys of profile files.
  enum CodingKeys: String, CodingKey, CaseIterable {
    case charactersPerSecond, wordsPerMinute, wordsPerMinuteError, charactersPerLine
    case charactersPerCue, maximumLines, counting, countsSpaces, countsPunctuation
    case minimumDuration, minimumDurationPerWord, maximumDuration, minimumGap, gapToClose
    case allowedTags, allowsOverrideTags, isConvertedToWebVTT, repertoire, ellipsis, lineShape
    case dialogueStyle, labelBrackets, labelForm, syncTolerance
  }
}

extension ProfileLimits {
  /// How characters are counted.
  public enum CountingMode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every character counts one.
    case plain
    /// Wide characters count one, narrow ones a half.
    case cjk
  }
}

extension ProfileLimits {
  /// Characters that some hosts cannot show.
  public enum RepertoireKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Emoji.
    case emoji
    /// The note sign `♪`.
    case musicNote = "music-note"
    /// What is not in the list of glyphs that the user gives.
    case glyphList = "glyph-list"
  }
}

extension ProfileLimits {
  /// How an ellipsis is written.
  public enum EllipsisForm: String, Sendable, Hashable, Codable, CaseIterable {
    /// `…`, one character.
    case character
    /// `...`, three full stops.
    case dots
  }
}

extension ProfileLimits {
  /// How two speakers in one cue are marked.
  public enum DialogueStyle: String, Sendable, Hashable, Codable, CaseIterable {
    /// `-Hi` and `-Bye`.
    case bothLines = "both-lines"
    /// `- Hi` and `- Bye`.
    case bothLinesSpaced = "both-lines-spaced"
    /// `Hi` and `-Bye`.
    case secondLine = "second-line"
    /// `Hi` and `- Bye`.
    case secondLineSpaced = "second-line-spaced"
  }
}

extension ProfileLimits {
  /// The brackets around sound labels.
  public enum LabelBrackets: String, Sendable, Hashable, Codable, CaseIterable {
    /// `[door slams]`.
    case square
    /// `(door slams)`.
    case round
  }
}

extension ProfileLimits {
  /// The form in which a host wants the language of a file.
  public enum LabelForm: String, Sendable, Hashable, Codable, CaseIterable {
    /// A BCP 47 tag such as `pt-BR`.
    case bcp47
    /// A code of ISO 639-2 such as `por`, given beside the file.
    case iso6392 = "iso639-2"
    /// A file name such as `name.pt_BR.srt`.
    case facebook
    /// A BCP 47 tag with a region.
    case region
  }
}

extension ProfileLimits {
  /// How the lines of a cue should be shaped.
  public struct LineProportions: Sendable, Hashable, Codable {
    /// The least that the shorter of two lines may be of the longer, in percent.
    public var shorterLinePercent: Int?
    /// The most that the upper line may be longer than the lower one, in percent.
    public var topHeavierPercent: Int?
    /// Whether two lines that fit in one should be one.
    public var joinsWhatFits: Bool?

    /// Creates a shape that asks for nothing.
    public init() {}
  }
}
