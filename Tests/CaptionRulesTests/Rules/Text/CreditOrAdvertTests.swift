// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct CreditOrAdvertTests {
  @Test func fixtures() throws { try Fixtures.check(CreditOrAdvert.self) }

  @Test(arguments: [
    "Subtitles by Ann", "- Synced by: Bob -", "[Captions by X]", "Untertitel: Anna", "字幕：小明",
    "Перевод: Анна", "Sous-titres : Jeanne", "Downloaded from somewhere", "www.example.com",
    "Hello there\nhttps://example.org/x", "ann@example.com", "@ann_b", "OpenSubtitles.org",
  ])
  func creditsAndAddressesAreFound(text: String) {
    #expect(Lint.messages(CreditOrAdvert.self, in: srt((1000, 4000, text))).count == 1)
  }

  @Test(arguments: [
    "He subtitles by hand", "The subtitles by Ann were good", "Subtitles bypass the problem",
    "Go to www.example.com now", "Mr.Smith", "U.S.A.", "No.", "e.g.", "Yes...", "Translation?",
    "Well,ok.", "3.14",
  ])
  func dialoguePasses(text: String) {
    #expect(Lint.messages(CreditOrAdvert.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func deletingTheCueIsUnsafe() {
    let text = srt((1000, 4000, "Subtitles by Ann"), (5000, 6000, "Hello"))
    #expect(Lint.fixed(CreditOrAdvert.self, in: text, safety: .safe) == text)
    #expect(
      Lint.fixed(CreditOrAdvert.self, in: text) == "2\n00:00:05,000 --> 00:00:06,000\nHello\n")
  }

  @Test func theRuleCanBeIgnored() {
    let settings = LintSettings(selection: RuleSelection(ignored: ["credit-or-advert"]))
    let findings = Linter.findings(
      in: Array(srt((1000, 4000, "Subtitles by Ann")).utf8), settings: settings)
    #expect(!findings.contains { $0.diagnostic.code == CreditOrAdvert.info.code })
  }
}
