// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct ControlCharacterTests {
  @Test func fixtures() throws { try Fixtures.check(ControlCharacter.self) }

  @Test func deletesOrReadsAsWindows1252() {
    let text = srt((0, 1000, "A\u{1}B"), (2000, 3000, "It\u{92}s")) + "\u{1A}"
    #expect(
      Lint.fixed(ControlCharacter.self, in: text, safety: .safe)
        == srt((0, 1000, "AB"), (2000, 3000, "It\u{92}s")))
    #expect(
      Lint.fixed(ControlCharacter.self, in: text)
        == srt((0, 1000, "AB"), (2000, 3000, "It\u{2019}s")))
  }

  @Test func tabsNewlinesAndOthersRulesCharactersAreLeft() {
    #expect(
      Lint.messages(
        ControlCharacter.self, in: srt((0, 1000, "A\tB\r\nC\u{A0}\0\u{85}\u{1B}[0m"))
      ).isEmpty)
  }
}
