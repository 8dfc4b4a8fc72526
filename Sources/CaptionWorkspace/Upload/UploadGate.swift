// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionRules
import CaptionSyntax
import CaptionText
import SubRip

/// The gate through which captions pass on their way to an account: everything that is uploaded is judged
/// here, by the settings that hold for its file, and nowhere else.
///
/// What is judged is what is sent. Where files are converted to UTF-8 before they are sent, that they are in
/// another encoding keeps nobody from sending them, but that the encoding is a guess does.
///
/// ```swift
/// var gate = UploadGate()
/// let settings = try gate.settings(for: path)
/// let text = try UploadText(path: path, options: settings.reader.options)
/// if let refusal = gate.verdict(on: text, settings).refusal { print("not sent: \(refusal)") }
/// ```
public struct UploadGate: Sendable {
  /// Whether captions with errors may pass; what cannot be read, and what is a guess, never does.
  public var allowsInvalid = false

  private var resolver: SettingsResolver

  /// Creates a gate.
  ///
  /// - Parameter stated: What holds for all files; where nobody names a profile it is Wistia's.
  public init(_ stated: StatedSettings = .forUploads) {
    resolver = SettingsResolver(stated)
  }

  /// What applies to a file that is to be sent.
  ///
  /// - Parameters:
  ///   - path: The file; `-` for standard input.
  ///   - label: What it is sent as.
  /// - Returns: The settings.
  /// - Throws: ``SettingsError`` for a configuration, or anything that it names, that cannot be read.
  public mutating func settings(
    for path: String, as label: UploadLabel = UploadLabel()
  ) throws -> FileSettings {
    var settings = try resolver.settings(for: path)
    // What is uploaded is SubRip, whatever its name says.
    settings.format = .subRip
    if let language = label.language, label.isStated || !settings.isLanguageStated {
      settings.lint.language = language
      settings.reader.options.language = language.description
    }
    settings.lint.mediaDuration = settings.lint.mediaDuration ?? label.mediaDuration
    settings.lint.languageLabel = nil
    if label.isJudged, let language = label.language ?? settings.lint.language {
      // Codes are translated on upload, so the language is judged and not how the path has it.
      settings.lint.fileName = "media.\(language).srt"
    } else {
      settings.lint.fileName = nil
      settings.lint.profile.disabled.insert(LanguageLabel.info.code)
    }
    return settings
  }

  /// Judges captions as they are sent once they are converted.
  ///
  /// - Parameters:
  ///   - text: The captions.
  ///   - settings: What applies to their file.
  /// - Returns: Whether they may be sent, and what is to be told.
  public func verdict(on text: UploadText, _ settings: FileSettings) -> UploadVerdict {
    if let refusal = Self.refusal(of: text.bytes, settings) { return refusal }
    guard text.encoding.isCertain else {
      return UploadVerdict(refusal: .uncertain(text.encoding))
    }
    if text.malformedByteCount > 0, !allowsInvalid {
      return UploadVerdict(
        refusal: .malformed(byteCount: text.malformedByteCount, text.encoding))
    }
    return judge(text.bytes, settings.lint)
  }

  /// Judges the bytes of a file that are sent as they are.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - settings: What applies to the file.
  /// - Returns: Whether they may be sent, and what is to be told.
  public func verdict(onUnconverted bytes: [UInt8], _ settings: FileSettings) -> UploadVerdict {
    if let refusal = Self.refusal(of: bytes, settings) { return refusal }
    let decision = EncodingDetector(options: settings.reader.options).detect(bytes.span)
    guard decision.encoding.isUTF8 else { return UploadVerdict(refusal: .notUTF8(decision)) }
    return judge(bytes, settings.lint)
  }

  /// The verdict on bytes of another format.
  private static func refusal(of bytes: [UInt8], _ settings: FileSettings) -> UploadVerdict? {
    let format = settings.lint.format
    return Recognition.of(bytes.span, .anything(but: format)).map {
      UploadVerdict(refusal: .foreign(UnreadableCaptions(format: $0.format, expected: format)))
    }
  }

  private func judge(_ bytes: [UInt8], _ settings: LintSettings) -> UploadVerdict {
    var verdict = UploadVerdict()
    var errors: [Finding<TextOffset>] = []
    func take(_ finding: Finding<TextOffset>) {
      if Self.isWarning(finding.diagnostic, settings) {
        verdict.warnings.append(finding)
      } else if finding.diagnostic.severity == .error {
        errors.append(finding)
      }
    }
    var linter = Linter(settings: settings)
    linter.consume(bytes.span, take)
    let summary = linter.finish(take)
    if summary.cues == 0 {
      verdict.refusal = errors.isEmpty ? .empty : .errors(errors)
    } else if allowsInvalid {
      verdict.allowed = errors
    } else if !errors.isEmpty {
      verdict.refusal = .errors(errors)
    }
    return verdict
  }

  /// Whether a finding is told and does not keep a file from being sent: the text in another language
  /// than the label says, or shortly past the media's end.
  ///
  /// Whether a label is right is a guess from the text: worth a warning, and no reason to refuse unless
  /// somebody said so.
  private static func isWarning(
    _ diagnostic: Diagnostic<TextOffset>, _ settings: LintSettings
  ) -> Bool {
    guard let rule = RuleRegistry.info(of: diagnostic.code),
      rule.onUpload.isOnlyTold(diagnostic.severity)
    else { return false }
    return settings.profile.severities[diagnostic.code] != .error
  }
}

extension StatedSettings {
  /// Says nothing but that captions are for an account at Wistia, unless a configuration names another
  /// profile.
  public static var forUploads: StatedSettings {
    var stated = StatedSettings()
    stated.usualProfile = "wistia"
    return stated
  }
}
