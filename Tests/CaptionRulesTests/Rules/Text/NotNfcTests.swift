// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct NotNfcTests {
  @Test func fixtures() throws { try Fixtures.check(NotNfc.self) }

  @Test(arguments: [
    ("Cafe\u{301}", "Café"), ("A\u{30A}", "Å"), ("\u{1112}\u{1161}\u{11AB}", "한"),
    ("\u{212B}", "Å"),
    ("か\u{3099}", "が"),
  ])
  func composes(text: String, fixed: String) {
    let result = Lint.fixed(NotNfc.self, in: srt((1000, 4000, text)), safety: .safe)
    #expect(Array(result.unicodeScalars) == Array(srt((1000, 4000, fixed)).unicodeScalars))
  }

  @Test(arguments: [
    "Café", "\u{9DF}", "\u{A59}", "\u{5D1}\u{5BC}\u{5B0}", "한국", "Việt", "\u{64E}\u{651}",
    "Ąžuolas",
  ])
  func whatTheFormOnlyTakesApartPasses(text: String) {
    #expect(Lint.messages(NotNfc.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func namesBothForms() {
    #expect(
      Lint.messages(NotNfc.self, in: srt((1000, 4000, "cafe\u{301} ole\u{301}"))) == [
        "3:4 U+0065 U+0301 is written U+00E9 in normalization form C, and 1 more in this line"
      ])
  }
}
