// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct LateStyleTests {
  @Test func fixtures() throws { try Fixtures.check(LateStyle.self) }

  @Test func leavesWhatStandsAboveTheFirstShownCue() {
    let text =
      "WEBVTT\n\nSTYLE\na\n\n00:01,000 --> 00:02,000\na\n\nREGION\nid:r\n\n00:01.000 --> 00:02.000\na\n"
    #expect(Lint.messages(LateStyle.self, in: text).isEmpty)
  }
}
