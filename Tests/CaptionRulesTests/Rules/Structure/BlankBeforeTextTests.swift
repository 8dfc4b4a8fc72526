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

  @Test func isUnsafeAboveWhatWasNotRead() {
    let text =
      "1\n00:00:01,000 --> 00:00:02,000\n\none\n(00:00:03,000 -- 00:00:04)\nB\n\n3\n"
      + "00:00:05,000 --> 00:00:06,000\nC\n"
    let findings = Lint.findings(BlankBeforeText.self, in: text)
    #expect(findings.map(\.diagnostic.fix?.safety) == [.unsafe])
  }
}
