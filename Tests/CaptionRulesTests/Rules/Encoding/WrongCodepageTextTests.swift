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

  static let spoiled = "Ïðèâåò, äðóçüÿ! Ýòî äëèííàÿ ñòðîêà ðóññêîãî òåêñòà, êîòîðóþ ïðî÷èòàëè"
  static let meant = "Привет, друзья! Это длинная строка русского текста, которую прочитали"

  /// A file of a hundred letters and more.
  private func file(_ line: String) -> String {
    srt((0, 4000, line), (5000, 9000, line), (10_000, 14_000, line + " OK"))
  }

  @Test(arguments: [FixSafety.safe, .unsafe])
  func aLabelMakesTheRepairSafe(safety: FixSafety) throws {
    var settings = Lint.settings(for: WrongCodepageText.self)
    settings.language = LanguageTag("ru")
    let result = try Fixer(settings: settings, minimumSafety: safety)
      .fix(Array(file(Self.spoiled).utf8))
    #expect(String(decoding: result.bytes, as: UTF8.self) == file(Self.meant))
  }

  @Test func withoutALabelOrWithAWrongOneThereIsNoRepair() {
    for language in [nil, "he", "fr"] {
      let findings = Lint.findings(WrongCodepageText.self, in: file(Self.spoiled)) {
        $0.language = language.flatMap { LanguageTag($0) }
      }
      #expect(findings.count == 1)
      #expect(findings.first?.diagnostic.fix == nil, "\(language ?? "-")")
    }
  }
}
