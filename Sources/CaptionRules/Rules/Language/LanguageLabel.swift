// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages

/// CAP601: a language that is not told, or not in the form that the host wants.
package struct LanguageLabel: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 601), name: "language-label", family: .language, severity: .warning,
    fix: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Looks at the language that the user gives, or else at the one in the file's name: whether there is one, whether it is registered, and whether it has the form that the profile's host wants.",
      whyItMatters:
        "Facebook refuses files that are not named like talk.en_US.srt, Wistia guesses the language of a track without a code and then refuses another one of the same language, and players list the track as unknown.",
      example: "talk.xx.srt",
      useInstead: "talk.en.srt",
      fixSafety:
        "There is no fix inside the file, since the label stands in its name or in an option. The note names the label to use, and renaming the file puts it there.",
      options:
        "The language option and the file's name; the profile's labelForm (bcp47, iso639-2, facebook, region). Without a label the rule speaks only where the profile has a form. A code in a file's name need only have a counterpart in the host's form, since it is translated on upload; Facebook's is taken as it stands.",
      sources:
        "BCP 47 and the IANA registry; ISO 639-2; Wistia's and Facebook's API references; restfb issue 753."
    ))

  /// No cue: the rule looks at names.
  package static let trigger = RuleTrigger.noCue

  private let form: ProfileLimits.LabelForm?
  private let given: String?
  private let fileName: String?
  private let profile: String

  /// Creates the rule, or nothing where there is neither a label nor a form.
  package init?(settings: LintSettings) {
    form = settings.limits.labelForm
    given = settings.languageLabel
    fileName = settings.fileName
    profile = settings.profile.name
    guard form != nil || given != nil || fileName != nil else { return nil }
  }

  /// Reports what is wrong with the label.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    if form == .facebook, let fileName, !Self.isFacebookName(fileName) {
      let tag = CaptionFileName(fileName).language
      let name = tag.flatMap { Self.facebookName(fileName, $0) } ?? "talk.en_US.srt"
      findings.reportFile(
        Self.info, "the name '\(fileName)' does not end in a language and a country",
        notes: ["Facebook wants a name such as '\(name)'"])
      return
    }
    let fromName = fileName.flatMap { CaptionFileName($0).languageToken }
    guard let label = given ?? fromName else {
      if form != nil {
        findings.reportFile(
          Self.info, "neither an option nor the file's name tells the language",
          notes: ["the profile '\(profile)' wants \(wanted)"])
      }
      return
    }
    guard let tag = LanguageTag(code: label) else {
      findings.reportFile(
        Self.info, "'\(label)' is not a language that is registered",
        notes: ["codes are those of ISO 639 and BCP 47, such as en, eng or pt-BR"])
      return
    }
    if let problem = problem(with: label, tag) {
      findings.reportFile(Self.info, problem.message, notes: problem.notes)
    }
  }

  private var wanted: String {
    switch form {
    case .iso6392: "a code of ISO 639-2 such as 'eng'"
    case .facebook: "a name such as 'talk.en_US.srt'"
    case .region: "a language with a region, such as 'en-US'"
    case .bcp47, nil: "a language tag such as 'en' or 'pt-BR'"
    }
  }

  private func problem(with label: String, _ tag: LanguageTag) -> (
    message: String, notes: [String]
  )? {
    switch form {
    case .iso6392:
      guard let language = tag.iso6392 else {
        return ("'\(label)' has no code in ISO 639-2", ["the profile '\(profile)' wants \(wanted)"])
      }
      let isCode = label.utf8.count == 3 && Language(code: label) != nil
      guard given != nil, !isCode else { return nil }
      return (
        "'\(label)' is not a code of ISO 639-2", ["write '\(language.terminologyCode)'"]
      )
    case .region:
      guard tag.region == nil else { return nil }
      return ("'\(label)' names no region", ["the profile '\(profile)' wants \(wanted)"])
    case .bcp47:
      let written = LanguageTag(label)
      guard written?.language != tag.language else { return nil }
      return ("'\(label)' is not a language tag of BCP 47", ["write '\(tag)'"])
    case .facebook, nil: return nil
    }
  }

  /// Whether a name ends like `.en_US.srt`.
  private static func isFacebookName(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, !parts[0].isEmpty, parts[parts.count - 1].lowercased() == "srt" else {
      return false
    }
    let code = Array(parts[parts.count - 2].utf8)
    guard code.count == 5 || code.count == 6, let bar = code.firstIndex(of: UInt8(ascii: "_")),
      code.count - bar == 3
    else { return false }
    return code[..<bar].allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
      && code[(bar + 1)...].allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
  }

  private static func facebookName(_ name: String, _ tag: LanguageTag) -> String? {
    guard let region = tag.region else { return nil }
    return "\(CaptionFileName(name).stem).\(tag.language)_\(region).srt"
  }
}
