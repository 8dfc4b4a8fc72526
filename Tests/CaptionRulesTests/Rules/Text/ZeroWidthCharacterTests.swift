// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct ZeroWidthCharacterTests {
  @Test func fixtures() throws { try Fixtures.check(ZeroWidthCharacter.self) }

  @Test(arguments: [
    ("Hel\u{200B}lo", "Hello"), ("soft\u{AD}en", "soften"), ("\u{2060}A", "A"),
    ("a\u{200D}b", "ab"), ("A\u{FE0F}", "A"), ("\u{3164}x", "x"),
  ])
  func deletesWhatNobodyNeeds(text: String, fixed: String) {
    #expect(
      Lint.fixed(ZeroWidthCharacter.self, in: srt((1000, 4000, text)), safety: .safe)
        == srt((1000, 4000, fixed)))
  }

  @Test(arguments: [
    "می\u{200C}خواهم", "क्\u{200D}ष", "👨\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "ភាសា\u{200B}ខ្មែរ",
    "葛\u{E0100}", "café", "\u{200E}A",
  ])
  func whatScriptsNeedPasses(text: String) {
    #expect(Lint.messages(ZeroWidthCharacter.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func namesTheCharactersOnceALine() {
    #expect(
      Lint.messages(
        ZeroWidthCharacter.self, in: srt((1000, 4000, "a\u{200B}b\u{200B}c\u{2060}d"))) == [
          "3:2 U+200B and U+2060 are invisible and not needed here in 3 places"
        ])
  }
}
