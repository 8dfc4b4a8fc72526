// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct MixedScriptWordTests {
  @Test func fixtures() throws { try Fixtures.check(MixedScriptWord.self) }

  @Test(
    arguments: [
      ("G\u{430}\u{431}\u{43E}\u{43D}", "\u{413}\u{430}\u{431}\u{43E}\u{43D}"),
      ("\u{41C}\u{43E}c\u{43A}\u{432}a", "\u{41C}\u{43E}\u{441}\u{43A}\u{432}\u{430}"),
      ("h\u{435}llo", "hello"), ("\u{440}aypal", "paypal"),
      ("Q\u{430}\u{431}\u{43E}\u{43D}", nil),
    ] as [(String, String?)])
  func mixedWordsAreFound(text: String, fixed: String?) {
    let file = srt((1000, 4000, text))
    #expect(Lint.messages(MixedScriptWord.self, in: file).count == 1)
    #expect(Lint.fixed(MixedScriptWord.self, in: file, safety: .safe) == file)
    #expect(Lint.fixed(MixedScriptWord.self, in: file) == srt((1000, 4000, fixed ?? text)))
  }

  @Test(arguments: [
    "Москва и London", "IT-компания", "Δt", "μm", "3D-модель", "Windows-сервер", "Αθήνα and Athens",
    "<i>Привет</i>", "Ω", "café Привет",
  ])
  func wordsOfOneScriptPass(text: String) {
    #expect(Lint.messages(MixedScriptWord.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func namesTheLetters() {
    #expect(
      Lint.messages(MixedScriptWord.self, in: srt((1000, 4000, "h\u{435}llo"))) == [
        "3:1 'h\u{435}llo' mixes 4 Latin and 1 Cyrillic letters"
      ])
  }
}
