// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct VttUnsafeTextTests {
  @Test func fixtures() throws { try Fixtures.check(VttUnsafeText.self) }

  @Test func reportsWhatWebVTTTakesForSyntax() {
    #expect(
      Lint.messages(VttUnsafeText.self, in: srt((1000, 4000, "A --> B\nI <3 you &foo; <<x>>"))) == [
        "3:3 '-->' in the text ends the cue in WebVTT",
        "4:3 '<' begins no tag; WebVTT swallows what follows it",
        "4:10 &foo; looks like a reference and names no character",
        "4:16 '<' begins no tag; WebVTT swallows what follows it",
      ])
  }

  @Test func writesAnArrow() {
    #expect(
      Lint.fixed(VttUnsafeText.self, in: srt((1000, 4000, "A --> B <")))
        == srt((1000, 4000, "A → B <")))
  }

  @Test(arguments: ["<i>A</i>", "a > b", "&amp;", "AT&T", "a -> b", "<v Bob>x"])
  func whatOtherRulesReportPasses(text: String) {
    #expect(Lint.messages(VttUnsafeText.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func aProfileWithoutWebVTTIsSilent() {
    #expect(
      Lint.messages(VttUnsafeText.self, in: srt((1000, 4000, "A --> B")), profile: "ted").isEmpty)
  }
}
