// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct UnknownTagTests {
  @Test func fixtures() throws { try Fixtures.check(UnknownTag.self) }

  @Test func removesTheTagAndKeepsTheSpeaker() {
    #expect(
      Lint.fixed(UnknownTag.self, in: srt((1000, 4000, "<v Bob>Hello</v>\n<blink>Stop</blink>")))
        == srt((1000, 4000, "Bob: Hello\nStop")))
  }

  @Test func eachNameIsReportedOnce() {
    #expect(
      Lint.messages(UnknownTag.self, in: srt((1000, 4000, "<c.red>A</c><c.red>B</c> <laughs>")))
        == [
          "3:1 <c.red> is a tag of WebVTT and means nothing in SubRip files",
          "3:9 </c> is a tag of WebVTT and means nothing in SubRip files",
          "3:26 <laughs> is a tag that players do not know",
        ])
  }

  @Test(arguments: [
    "<i>A</i>", "<FONT COLOR=red>A</FONT>", "A<br/>B", "a < b > c", "I <3 you", "<<", "<b",
    "x<y,z>",
  ])
  func knownTagsAndPlainBracketsPass(text: String) {
    #expect(Lint.messages(UnknownTag.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func noLineIsLeftEmpty() {
    #expect(
      Lint.fixed(UnknownTag.self, in: srt((1000, 4000, "<laughs>\nOh")))
        == srt((1000, 4000, "Oh")))
  }

  @Test func safeFixesLeaveTheTag() {
    let text = srt((1000, 4000, "<v Bob>Hello"))
    #expect(Lint.fixed(UnknownTag.self, in: text, safety: .safe) == text)
  }
}
