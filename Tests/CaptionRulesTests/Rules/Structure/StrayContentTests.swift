// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct StrayContentTests {
  @Test func fixtures() throws { try Fixtures.check(StrayContent.self) }

  @Test func deletesALoneNumberSafelyAndNothingElse() {
    let text = "By X\n\n" + srt((1000, 2000, "Alpha")) + "\n2\n"
    #expect(Lint.messages(StrayContent.self, in: text).count == 2)
    #expect(
      Lint.fixed(StrayContent.self, in: text, safety: .safe)
        == "By X\n\n" + srt((1000, 2000, "Alpha")) + "\n")
  }

  @Test func aNumberInTheTextIsNotStray() {
    #expect(Lint.messages(StrayContent.self, in: srt((1000, 2000, "1984"))).isEmpty)
  }

  @Test(arguments: ["2\n00:00:0", "2\n00:00:05,000 -->", "00:00:05"])
  func aFileThatWasCutOffIsNotHalfMended(rest: String) {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n" + rest
    #expect(
      Lint.messages(StrayContent.self, in: text) == [
        "5:1 the file was cut off: it ends before the times of a cue are complete"
      ])
    #expect(Lint.fixed(StrayContent.self, in: text, safety: .safe) == text)
    #expect(
      Lint.fixed(StrayContent.self, in: text) == "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n")
  }
}
