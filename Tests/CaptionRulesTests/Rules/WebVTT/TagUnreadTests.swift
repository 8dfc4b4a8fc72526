// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TagUnreadTests {
  @Test func fixtures() throws { try Fixtures.check(TagUnread.self) }

  @Test(arguments: [
    "<i>a</i>", "<c.red>a</c>", "<v Ann>a", "<00:01.500>a", "<lang en>a</lang>",
    "<ruby>a<rt>b</rt></ruby>",
    "a > b",
  ])
  func leavesTags(text: String) {
    #expect(
      Lint.messages(TagUnread.self, in: "WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n").isEmpty)
  }
}
