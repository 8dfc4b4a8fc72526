// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct StrayBOMTests {
  @Test func fixtures() throws { try Fixtures.check(StrayBOM.self) }

  @Test func deletesAllButTheFirst() {
    #expect(
      Lint.fixed(
        StrayBOM.self, in: "\u{FEFF}\u{FEFF}" + srt((0, 1000, "A\u{FEFF}")), safety: .safe)
        == "\u{FEFF}" + srt((0, 1000, "A")))
  }

  @Test func otherCharactersOfTheBlockAreLeft() {
    #expect(Lint.messages(StrayBOM.self, in: srt((0, 1000, "\u{FF21}\u{FB01}"))).isEmpty)
  }
}
