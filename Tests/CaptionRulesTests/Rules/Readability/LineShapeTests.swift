// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct LineShapeTests {
  @Test func fixtures() throws { try Fixtures.check(LineShape.self) }

  @Test func aShortLineBesideALongOneIsBrokenAnew() {
    let text = srt((0, 4000, "We\nwent to the market yesterday"))
    #expect(
      Lint.messages(LineShape.self, in: text, profile: "ted") == [
        "3:1 a line of 2 characters beside one of 28: less than 50 %"
      ])
    let netflix = Lint.fixed(LineShape.self, in: text, profile: "netflix")
    #expect(netflix == srt((0, 4000, "We went to the market yesterday")))
  }

  @Test func theUpperLineMayNotBeMuchLonger() {
    let text = srt((0, 4000, "This is the upper line of two\nand the lower"))
    let messages = Lint.messages(LineShape.self, in: text) {
      $0.profile.limits.lineShape = ProfileLimits.LineProportions()
      $0.profile.limits.lineShape?.topHeavierPercent = 40
    }
    #expect(messages == ["3:1 the upper line has 29 characters, the lower one 13"])
  }

  @Test func aCueHasALimitToo() {
    let line = String(repeating: "a", count: 42)
    #expect(
      Lint.messages(LineShape.self, in: srt((0, 9000, "\(line)\n\(line)")), profile: "ted").isEmpty)
    #expect(
      Lint.messages(LineShape.self, in: srt((0, 9000, "\(line)\n\(line)a")), profile: "ted") == [
        "3:1 the cue has 85 characters, more than 84"
      ])
  }

  @Test(arguments: [
    "- Yes.\n- I went to the market yesterday.", "♪ La\nla la la la la la la la ♪",
    "ANN:\nI went to the market.",
  ])
  func speakersAndLyricsPass(text: String) {
    #expect(Lint.messages(LineShape.self, in: srt((0, 4000, text)), profile: "ted").isEmpty)
    #expect(Lint.messages(LineShape.self, in: srt((0, 4000, text)), profile: "netflix").isEmpty)
  }

  @Test func aProfileWithoutAShapeIsSilent() {
    #expect(
      Lint.messages(LineShape.self, in: srt((0, 4000, "We\nwent to the market"))).isEmpty)
  }
}
