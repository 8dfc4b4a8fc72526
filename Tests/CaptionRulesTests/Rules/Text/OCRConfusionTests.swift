// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct OCRConfusionTests {
  @Test func fixtures() throws { try Fixtures.check(OCRConfusion.self) }

  @Test(arguments: [
    ("l'm here.", "I'm here."), ("lt is late.", "It is late."), ("So l said.", "So I said."),
    ("We'II see.", "We'll see."), ("aII of it", "all of it"), ("we’II go", "we’ll go"),
    ("|'ve seen it", "I've seen it"), ("Then | left.", "Then I left."),
  ])
  func writesTheLetterThatIsMeant(text: String, meant: String) {
    let file = srt((1000, 2000, text))
    #expect(Lint.fixed(OCRConfusion.self, in: file) == srt((1000, 2000, meant)))
    #expect(Lint.fixed(OCRConfusion.self, in: file, safety: .safe) == file)
  }

  @Test(arguments: [
    "Henry II, Part III", "I'll see all of it.", "World War II", "LinkedIn and McIlroy",
    "l'eau, l'homme", "a || b", "one|two|", "la la", "Type II", "XVIII", "SUPERMAN II",
  ])
  func otherTextIsSilent(text: String) {
    #expect(Lint.messages(OCRConfusion.self, in: srt((1000, 2000, text))).isEmpty)
  }

  /// `l` is a word of other languages.
  @Test func onlyEnglishHasThePronoun() throws {
    let text = srt((1000, 2000, "ls l lt"))
    let tag = try #require(LanguageTag("sv"))
    #expect(Lint.messages(OCRConfusion.self, in: text) { $0.language = tag }.isEmpty)
    #expect(Lint.messages(OCRConfusion.self, in: text).count == 3)
  }

  /// A file without any is left after its first cues.
  @Test func looksAtTheFirstCuesOnly() {
    func file(_ cues: Int) -> String {
      (1...cues).map {
        "\($0)\n00:00:01,000 --> 00:00:02,000\n\($0 == cues ? "l'm here" : "Hello")\n"
      }.joined(separator: "\n")
    }
    #expect(Lint.messages(OCRConfusion.self, in: file(299)).count == 1)
    #expect(Lint.messages(OCRConfusion.self, in: file(400)).isEmpty)
  }
}
