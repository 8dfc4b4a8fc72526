// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct BadLineBreakTests {
  @Test func fixtures() throws { try Fixtures.check(BadLineBreak.self) }

  private func messages(_ text: String, _ language: String) -> [String] {
    Lint.messages(BadLineBreak.self, in: srt((0, 4000, text))) {
      $0.language = LanguageTag(language)
    }
  }

  @Test(arguments: [
    ("en", "We went to the\nmarket", "the"), ("fr", "Il est allé à la\nplage hier", "la"),
    ("de", "Wir gehen in den\nWald", "den"), ("es", "Vamos a la playa de\nValencia", "de"),
    ("it", "Andiamo alla\nspiaggia", "alla"), ("pt", "Vamos para a\npraia", "a"),
    ("nl", "We gaan naar het\nstrand", "het"), ("en-GB", "He saw Dr.\nSmith", "Dr."),
  ])
  func weakWordsEndNoLine(language: String, text: String, word: String) {
    let found = messages(text, language)
    #expect(found.count == 1)
    #expect(found.first?.contains("ends with '\(word)'") == true)
  }

  @Test(arguments: [
    ("en", "It weighs 20\nkg today", "parts '20' from 'kg'"),
    ("en", "It is an under-\nstanding", "divides the word 'understanding'"),
  ])
  func numbersAndWordsStayWhole(language: String, text: String, part: String) {
    #expect(messages(text, language).first?.contains(part) == true)
  }

  @Test(arguments: [
    ("en", "We went\nto the market"), ("en", "- To the\n- What?"), ("en", "Come on\nnow"),
    ("en", "Is it for the?\nYes"), ("en", "I have 20\nfriends"), ("ja", "the\nx"),
  ])
  func goodBreaksPass(language: String, text: String) {
    #expect(messages(text, language).isEmpty)
  }

  @Test func withoutALanguageTheRuleIsSilent() {
    #expect(
      Lint.messages(BadLineBreak.self, in: srt((0, 4000, "We went to the\nmarket"))).isEmpty)
  }

  @Test func breaksAnew() {
    let text = srt((0, 4000, "We went to the\nmarket on the hill yesterday afternoon"))
    let fixed = Lint.fixed(BadLineBreak.self, in: text) { $0.language = LanguageTag("en") }
    #expect(fixed == srt((0, 4000, "We went to the market\non the hill yesterday afternoon")))
  }

  /// What the documentation shows is what the fix makes of it.
  @Test func theDocumentationTellsTheTruth() {
    let documentation = BadLineBreak.info.documentation
    #expect(
      Lint.fixed(BadLineBreak.self, in: documentation.example) { $0.language = LanguageTag("en") }
        == documentation.useInstead)
  }

  /// The best break is none.
  @Test func aTextThatFitsInOneLineIsPutInOne() {
    #expect(
      Lint.fixed(
        BadLineBreak.self, in: "1\n00:00:01,000 --> 00:00:03,000\nWe went to the\nmarket\n"
      ) {
        $0.language = LanguageTag("en")
      } == "1\n00:00:01,000 --> 00:00:03,000\nWe went to the market\n")
  }
}
