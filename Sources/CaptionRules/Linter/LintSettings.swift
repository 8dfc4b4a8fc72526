// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionLanguages
public import CaptionSyntax
public import CaptionTiming
import SubRip

/// What the rules are told: the profile's limits, what the user gave, and which rules run.
public struct LintSettings: Sendable {
  /// The profile.
  public var profile: Profile
  /// Which rules run.
  public var selection: RuleSelection

  /// The format that the captions are in: rules about the syntax of another one do not run, and fixes write
  /// times as this one does.
  public var format: CaptionFormat

  /// The language of the captions, where the user or the file's name tells it.
  public var language: LanguageTag?
  /// The language as the user wrote it, to be judged as a label.
  public var languageLabel: String?
  /// The file's name without directories, to be judged as a label.
  public var fileName: String?
  /// Whether the captions are declared to be for the deaf and hard of hearing.
  public var isSDH = false
  /// How long the media is.
  public var mediaDuration: Timestamp?
  /// The media's frame rate.
  public var frameRate: FrameRate?
  /// Where in the media somebody speaks.
  public var speech: SpeechMap?
  /// The only characters that may be used, where the user gives a list.
  public var glyphs: Set<Unicode.Scalar>?

  /// What was looked at and accepted, and so is not reported.
  public var suppressions = Suppressions()

  /// How fixes read a fraction that has not three digits.
  public var fractionReading = FractionReading.decimal
  /// The newline that fixes write where a file mixes them.
  public var newline = NewlineStyle.lf

  /// The most findings of one rule in one cue: more tell nobody anything, and a megabyte of `-->`
  /// would take gigabytes.
  var mostInOnePiece = 250

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - selection: Which rules run; those of the profile unless told.
  ///   - language: The language of the captions.
  public init(
    profile: Profile = .upload, selection: RuleSelection = RuleSelection(),
    language: LanguageTag? = nil
  ) {
    format = .subRip
    self.profile = profile
    self.selection = selection
    self.language = language
  }

  /// The limits of the profile for the language of the captions.
  ///
  /// A rule asks once, when it is created.
  public var limits: ProfileLimits { resolvedLimits ?? profile.limits(for: language) }

  /// The limits, once they are worked out for all rules.
  private var resolvedLimits: ProfileLimits?

  /// Works the limits out once, for settings that change no more.
  mutating func resolveLimits() {
    resolvedLimits = nil
    resolvedLimits = limits
  }

  /// Whether a rule runs.
  ///
  /// - Parameter info: The rule.
  /// - Returns: Whether it speaks of the format, was selected and not ignored.
  public func runs(_ info: RuleInfo) -> Bool {
    info.speaks(of: format)
      && selection.contains(info, byDefault: !profile.disabled.contains(info.code))
  }

  /// How much a finding of a rule matters under the profile.
  func severity(of info: RuleInfo, found: Severity?) -> Severity {
    profile.severities[info.code] ?? found ?? info.severity
  }
}

/// How a fraction of a second that has not three digits is read.
public enum FractionReading: String, Sendable, Hashable, Codable, CaseIterable {
  /// `,5` is half a second.
  case decimal
  /// `,5` is five milliseconds, as most players read it.
  case literal
}
