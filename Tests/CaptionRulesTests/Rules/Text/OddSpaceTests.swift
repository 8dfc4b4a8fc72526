// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct OddSpaceTests {
  @Test func fixtures() throws { try Fixtures.check(OddSpace.self) }

  @Test(arguments: [
    ("One\u{2003}two", "One two"), ("One\ttwo", "One two"), ("\tOne", "One"),
    ("One\u{A0}\u{A0}two", "One two"), ("One \u{2009}two", "One two"), ("A\u{3000}B", "A B"),
    ("One\u{A0}", "One"),
  ])
  func writesPlainSpaces(text: String, fixed: String) {
    #expect(
      Lint.fixed(OddSpace.self, in: srt((1000, 4000, text)), safety: .safe)
        == srt((1000, 4000, fixed)))
  }

  @Test(arguments: ["こんにちは\u{3000}世界", "10\u{A0}000", "5\u{A0}km", "-\u{A0}Oui", "Quoi\u{202F}?"])
  func spacesThatTypographyWantsPass(text: String) {
    #expect(Lint.messages(OddSpace.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func frenchPunctuationIsFrenchOnly() {
    let text = srt((1000, 4000, "«\u{A0}Quoi\u{A0}?\u{A0}»"))
    func messages(_ language: String) -> [String] {
      Lint.messages(OddSpace.self, in: text) { $0.language = LanguageTag(language) }
    }
    #expect(messages("fr-CA").isEmpty)
    #expect(messages("en") == ["3:2 U+00A0 in place of a space in 3 places"])
  }
}
