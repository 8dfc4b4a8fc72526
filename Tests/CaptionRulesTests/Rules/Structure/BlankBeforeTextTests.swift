// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct BlankBeforeTextTests {
  @Test func fixtures() throws { try Fixtures.check(BlankBeforeText.self) }

  @Test func removesBoth() {
    #expect(
      Lint.fixed(
        BlankBeforeText.self, in: "1\n\n00:00:01,000 --> 00:00:02,000\n\n\nA\n", safety: .safe)
        == srt((1000, 2000, "A")))
  }

  @Test func anEmptyCueHasNoTextBelowTheBlankLine() {
    #expect(
      Lint.messages(BlankBeforeText.self, in: srt((1000, 2000, ""), (3000, 4000, "A"))).isEmpty)
  }
}
