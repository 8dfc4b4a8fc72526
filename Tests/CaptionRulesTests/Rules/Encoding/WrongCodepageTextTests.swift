// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct WrongCodepageTextTests {
  @Test func fixtures() throws { try Fixtures.check(WrongCodepageText.self) }

  @Test func accentsOfLivingLanguagesAreFew() {
    let text =
      "Þetta er íslenskur texti með mörgum sérstökum stöfum, sem er þó ekki bilaður á neinn hátt, "
      + "því að íslenska hefur marga stafi sem önnur tungumál hafa ekki."
    #expect(Lint.messages(WrongCodepageText.self, in: srt((0, 1000, text))).isEmpty)
  }

  @Test func fewLettersSayNothing() {
    #expect(Lint.messages(WrongCodepageText.self, in: srt((0, 1000, "Ïðèâåò"))).isEmpty)
  }

  @Test func romanianGetsItsCommasSafely() {
    #expect(
      Lint.fixed(WrongCodepageText.self, in: srt((0, 1000, "Aşa şi aţi")), safety: .safe) {
        $0.language = LanguageTag("ro")
      } == srt((0, 1000, "Așa și ați")))
    #expect(Lint.messages(WrongCodepageText.self, in: srt((0, 1000, "Aşa şi aţi"))).isEmpty)
  }
}
