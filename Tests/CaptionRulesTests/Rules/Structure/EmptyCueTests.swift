// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct EmptyCueTests {
  @Test func fixtures() throws { try Fixtures.check(EmptyCue.self) }

  @Test(arguments: [
    "", "  ", "<i></i>", "{\\an8}", "\u{200B}", "\u{FEFF}", "<b>\n</b>", "\u{3000}",
  ])
  func findsWhatShowsNothing(text: String) {
    #expect(Lint.messages(EmptyCue.self, in: srt((0, 1000, text))) == ["2:1 cue 1 shows nothing"])
  }

  @Test(arguments: [".", "<3", "{", "\u{266A}", "<i>-</i>", "< >", "\u{E9}"])
  func leavesWhatShowsSomething(text: String) {
    #expect(Lint.messages(EmptyCue.self, in: srt((0, 1000, text))).isEmpty)
  }

  @Test func deletes() {
    #expect(
      Lint.fixed(EmptyCue.self, in: srt((0, 900, "A"), (1000, 2000, "<i></i>")), safety: .safe)
        == srt((0, 900, "A")) + "\n")
  }

  @Test func textOnTheTimingLineIsThere() {
    #expect(
      Lint.messages(EmptyCue.self, in: "1\n00:00:01,000 --> 00:00:02,000 Hello\n").isEmpty)
  }
}
