// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import Testing

@testable import CaptionRules

/// What a rule says that it wants to be shown is a promise about the cues that it is not shown.
@Suite struct RuleTriggerTests {
  private static let settings: [LintSettings] = {
    let all = RuleSelection(selected: ["all"])
    var listening = LintSettings(profile: .named("amazon") ?? .upload, selection: all)
    listening.speech = SpeechMap([
      Timestamp(milliseconds: 1000)..<Timestamp(milliseconds: 3000),
      Timestamp(milliseconds: 20_000)..<Timestamp(milliseconds: 90_000),
    ])
    listening.mediaDuration = Timestamp(milliseconds: 80_000)
    return [
      LintSettings(selection: all), listening,
      LintSettings(profile: .named("netflix") ?? .upload, selection: all, language: "en"),
      LintSettings(profile: .named("ted") ?? .upload, selection: all, language: "ru"),
      LintSettings(profile: .named("bbc") ?? .upload, selection: all, language: "fr"),
    ]
  }()

  private static func findings(
    in bytes: [UInt8], _ settings: LintSettings, showsEveryCue: Bool
  ) -> [Finding] {
    var linter = Linter(settings: settings, showsEveryCue: showsEveryCue)
    var findings: [Finding] = []
    linter.consume(bytes.span) { findings.append($0) }
    linter.finish { findings.append($0) }
    return findings
  }

  @Test(arguments: 0..<60, 0..<5)
  func cuesThatNoRuleWantsHaveNoFindings(seed: UInt64, settings: Int) {
    var generator = SpicedFiles(seed: seed)
    let bytes = generator.file()
    let settings = Self.settings[settings]
    #expect(
      Self.findings(in: bytes, settings, showsEveryCue: false)
        == Self.findings(in: bytes, settings, showsEveryCue: true))
  }

  /// What is looked at depends on the rules that run; what one of them finds does not.
  @Test(arguments: 0..<12, 0..<5)
  func aRuleFindsTheSameAlone(seed: UInt64, settings: Int) {
    var generator = SpicedFiles(seed: seed)
    let bytes = generator.file()
    var settings = Self.settings[settings]
    let together = Linter.findings(in: bytes, settings: settings)
    for rule in RuleRegistry.all {
      settings.selection = RuleSelection(selected: [rule.info.name])
      let alone = Linter.findings(in: bytes, settings: settings)
      #expect(alone == together.filter { $0.diagnostic.code == rule.info.code }, "\(rule.info.code)")
    }
  }

  @Test(arguments: CreditPhrases.beginnings + ASRFillers.cues)
  func everyPhraseHasAHead(phrase: String) {
    #expect(phrase.utf8.count >= PhraseHeads.length)
    for text in [phrase, phrase.uppercasingASCII(), "- \(phrase) …", "\"\(phrase)"] {
      let bytes = Array(text.utf8)
      #expect(PhraseHeads.all.mayBegin(bytes.span, 0..<bytes.count), "\(text)")
    }
  }

  /// Punctuation inside the words of a recogniser decides nothing.
  @Test func headsLookPastPunctuation() {
    for text in ["don't forget", "I’ll see you", "s-u", "Da,nke", "le'gendas"] {
      let bytes = Array(text.utf8)
      #expect(PhraseHeads.all.mayBegin(bytes.span, 0..<bytes.count), "\(text)")
    }
  }

  @Test func dialogueHasNoHead() {
    for text in ["What is it?", "Hello there", "Yes", "", "I am here", "12 monkeys"] {
      let bytes = Array(text.utf8)
      #expect(!PhraseHeads.all.mayBegin(bytes.span, 0..<bytes.count), "\(text)")
    }
  }

  /// Every character that the standard library calls unassigned or private is looked at.
  @Test func unassignedCharactersAreLookedAt() {
    for value in UInt32(0x80)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let found = MultibyteClass(bytes.span, at: 0, end: bytes.count)
      #expect(found.width == bytes.count)
      let isFaulty: Bool
      switch scalar.properties.generalCategory {
      case .unassigned, .privateUse: isFaulty = true
      default: isFaulty = value == 0xFFFC || value == 0xFFFD
      }
      guard isFaulty else { continue }
      #expect(
        CueContents(rawValue: found.contents).contains(.maybeUnassigned), "\(scalar.codePoint)")
    }
  }
}

extension String {
  /// Only ASCII is compared without case.
  fileprivate func uppercasingASCII() -> String {
    String(unicodeScalars.map { $0.isASCII ? Character($0).uppercased() : String($0) }.joined())
  }
}
