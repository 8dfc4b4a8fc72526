// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct DuplicateCueTests {
  @Test func fixtures() throws { try Fixtures.check(DuplicateCue.self) }

  @Test func deletesTheLaterOne() {
    let text = srt((1000, 2000, "cafe\u{301}"), (1000, 2000, "caf\u{E9}"), (3000, 4000, "B"))
    #expect(
      Lint.fixed(DuplicateCue.self, in: text, safety: .safe)
        == "1\n00:00:01,000 --> 00:00:02,000\ncafe\u{301}\n\n3\n"
        + "00:00:03,000 --> 00:00:04,000\nB\n")
  }

  @Test func otherTimesOrOtherTextIsNoDuplicate() {
    #expect(
      Lint.messages(
        DuplicateCue.self, in: srt((1000, 2000, "A"), (1000, 2000, "B"), (1000, 2001, "B"))
      ).isEmpty)
  }
}
