// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct MissingBlankLineTests {
  @Test func fixtures() throws { try Fixtures.check(MissingBlankLine.self) }

  @Test func insertsTheLine() {
    let broken =
      "1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
    #expect(
      Lint.fixed(MissingBlankLine.self, in: broken, safety: .safe)
        == srt((1000, 2000, "A"), (3000, 4000, "B")))
  }

  @Test func aLineOfSpacesIsBlank() {
    let text =
      "1\n00:00:01,000 --> 00:00:02,000\nA\n \n2\n00:00:03,000 --> 00:00:04,000\nB\n"
    #expect(Lint.messages(MissingBlankLine.self, in: text).isEmpty)
  }

  /// What stands alone right above the times may be the cue's name, or its start.
  @Test(arguments: [
    "1\n00:00:01,000 --> 00:00:02,000\nA\n\nNarrator\n00:00:03,000 --> 00:00:04,000\nB\n",
    "1\n00:00:01,000 --> 00:00:02,000\nA\n00:00:03,000\n--> 00:00:04,000\nB\n",
  ])
  func isUnsafeBelowANameOrAStart(text: String) {
    let findings = Lint.findings(MissingBlankLine.self, in: text)
    #expect(findings.map(\.diagnostic.fix?.safety) == [.unsafe])
  }
}
