// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct GapToCloseTests {
  @Test func fixtures() throws { try Fixtures.check(GapToClose.self) }

  @Test func japaneseIsNotChained() {
    let text = srt((0, 2000, "A"), (2300, 4000, "B"))
    #expect(Lint.messages(GapToClose.self, in: text, profile: "netflix").count == 1)
    #expect(
      Lint.messages(GapToClose.self, in: text, profile: "netflix") {
        $0.language = LanguageTag("ja")
      }.isEmpty)
  }

  @Test func theBBCJoins() {
    #expect(
      Lint.fixed(GapToClose.self, in: srt((0, 2000, "A"), (2900, 4000, "B")), profile: "bbc")
        == srt((0, 2900, "A"), (2900, 4000, "B")))
    #expect(
      Lint.messages(GapToClose.self, in: srt((0, 2000, "A"), (3000, 4000, "B")), profile: "bbc")
        .isEmpty)
  }
}
