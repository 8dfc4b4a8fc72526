// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct CueBelowTextTests {
  @Test func fixtures() throws { try Fixtures.check(CueBelowText.self) }

  @Test func insertsTheLine() {
    let text = "WEBVTT\r\n00:01.000 --> 00:02.000\r\na\r\n00:03.000 --> 00:04.000\r\nb\r\n"
    #expect(
      Lint.fixed(CueBelowText.self, in: text, safety: .safe)
        == "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\na\r\n\r\n00:03.000 --> 00:04.000\r\nb\r\n")
  }

  @Test func leavesTheNumberOfACueToItsRule() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\na\n2\n00:03.000 --> 00:04.000\nb\n"
    #expect(Lint.messages(CueBelowText.self, in: text).isEmpty)
  }
}
