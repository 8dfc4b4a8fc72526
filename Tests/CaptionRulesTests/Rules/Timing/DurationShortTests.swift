// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct DurationShortTests {
  @Test func fixtures() throws { try Fixtures.check(DurationShort.self) }

  @Test(arguments: [(833, 0), (832, 0), (831, 1)])
  func aMillisecondIsTolerated(duration: Int, count: Int) {
    #expect(
      Lint.messages(DurationShort.self, in: srt((0, duration, "A")), profile: "netflix").count
        == count)
  }

  @Test func languagesDiffer() {
    #expect(
      Lint.messages(DurationShort.self, in: srt((0, 600, "あ")), profile: "netflix") {
        $0.language = LanguageTag("ja")
      }.isEmpty)
  }

  @Test func extendsUpToTheNextCue() {
    #expect(
      Lint.fixed(DurationShort.self, in: srt((0, 100, "A"), (300, 1000, "B"), (2000, 2100, "C")))
        == srt((0, 300, "A"), (300, 1000, "B"), (2000, 2500, "C")))
  }

  @Test func wordsNeedTime() {
    #expect(
      Lint.messages(DurationShort.self, in: srt((0, 800, "one two three")), profile: "bbc")
        == ["2:18 cue 1 is shown for 800 ms; 3 words need 900 ms"])
    #expect(
      Lint.messages(DurationShort.self, in: srt((0, 899, "<i>one</i> two three")), profile: "bbc")
        .isEmpty)
  }
}
