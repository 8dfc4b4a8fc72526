// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct CharacterRepertoireTests {
  @Test func fixtures() throws { try Fixtures.check(CharacterRepertoire.self) }

  @Test func compatibilityCharactersAreUnsafeToReplace() {
    let text = srt((1000, 4000, "𝓱𝓲 ﬁn Ａｂ"))
    let findings = Lint.findings(CharacterRepertoire.self, in: text)
    #expect(findings.map(\.diagnostic.severity) == [.info])
    #expect(Lint.fixed(CharacterRepertoire.self, in: text, safety: .safe) == text)
    #expect(Lint.fixed(CharacterRepertoire.self, in: text) == srt((1000, 4000, "hi fin Ab")))
  }

  @Test(arguments: ["这是ＡＢＣ。", "①は", "é ü ñ", "😀", "♪ la ♪", "© ®", "🇩🇪"])
  func ordinaryTextPasses(text: String) {
    #expect(Lint.messages(CharacterRepertoire.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func hostsNameWhatTheyCannotShow() {
    let text = srt((1000, 4000, "♪ la 😀 ❤\u{FE0F} ♪"))
    #expect(
      Lint.messages(CharacterRepertoire.self, in: text, profile: "amazon") == [
        "3:1 ♪ (U+266A) is a note sign, which is not for the profile 'amazon'",
        "3:6 😀 (U+1F600) is an emoji, which is not for the profile 'amazon'",
        "3:8 ❤\u{FE0F} (U+2764 U+FE0F) is an emoji, which is not for the profile 'amazon'",
      ])
    #expect(Lint.messages(CharacterRepertoire.self, in: text, profile: "netflix").count == 2)
  }

  @Test func aListOfGlyphsIsTheUsers() {
    let text = srt((1000, 4000, "naïve €"))
    #expect(Lint.messages(CharacterRepertoire.self, in: text, profile: "netflix").isEmpty)
    let messages = Lint.messages(CharacterRepertoire.self, in: text, profile: "netflix") {
      $0.glyphs = ["ï"]
    }
    #expect(messages == ["3:7 € (U+20AC) is not in the list of glyphs for the profile 'netflix'"])
  }
}
