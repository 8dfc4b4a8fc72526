// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct LanguageLabelTests {
  @Test func fixtures() throws { try Fixtures.check(LanguageLabel.self) }

  private let text = srt((1000, 4000, "Hello"))

  private func messages(
    _ profile: String, label: String? = nil, file: String? = nil
  ) -> [String] {
    Lint.messages(LanguageLabel.self, in: text, profile: profile) {
      $0.languageLabel = label
      $0.fileName = file
    }
  }

  @Test func withoutLabelAndHostTheRuleIsSilent() {
    #expect(messages("upload").isEmpty)
    #expect(messages("wistia").count == 1)
  }

  @Test(arguments: [
    ("wistia", "eng"), ("wistia", "fre"), ("upload", "pt-BR"), ("upload", "zh-Hant"),
  ])
  func labelsInTheFormOfTheHostPass(profile: String, label: String) {
    #expect(messages(profile, label: label).isEmpty)
  }

  @Test(arguments: [
    ("wistia", "en", "1:1 'en' is not a code of ISO 639-2"),
    ("wistia", "yue", "1:1 'yue' has no code in ISO 639-2"),
    ("upload", "zz", "1:1 'zz' is not a language that is registered"),
  ])
  func labelsInAnotherFormAreFound(profile: String, label: String, message: String) {
    #expect(messages(profile, label: label) == [message])
  }

  @Test func languageTagsUseTheShortestCode() {
    func messages(_ label: String) -> [String] {
      Lint.messages(LanguageLabel.self, in: text) {
        $0.languageLabel = label
        $0.profile.limits.labelForm = .bcp47
      }
    }
    #expect(messages("eng") == ["1:1 'eng' is not a language tag of BCP 47"])
    #expect(messages("pt-BR").isEmpty)
  }

  @Test func facebookWantsACountryInTheName() {
    #expect(messages("facebook", file: "talk.en_US.srt").isEmpty)
    let found = Lint.findings(LanguageLabel.self, in: text, profile: "facebook") {
      $0.fileName = "talk.pt-BR.srt"
    }
    #expect(found.map(\.diagnostic.severity) == [.error])
    #expect(found.first?.diagnostic.notes == ["Facebook wants a name such as 'talk.pt_BR.srt'"])
  }

  @Test func aNameNeedsOnlyACounterpart() {
    #expect(messages("wistia", file: "talk.en.srt").isEmpty)
    #expect(messages("wistia", file: "talk.srt").count == 1)
  }

  @Test func itIsOffInUploadUnlessSelected() {
    let findings = Linter.findings(in: Array(text.utf8), settings: LintSettings())
    #expect(!findings.contains { $0.diagnostic.code == LanguageLabel.info.code })
  }
}
