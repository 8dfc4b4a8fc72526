// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct DurationLongTests {
  @Test func fixtures() throws { try Fixtures.check(DurationLong.self) }

  @Test func theLimitIsInclusive() {
    #expect(Lint.messages(DurationLong.self, in: srt((0, 7000, "A")), profile: "ted").isEmpty)
    #expect(
      Lint.messages(DurationLong.self, in: srt((0, 7001, "A")), profile: "ted")
        == ["2:18 cue 1 is shown for 7001 ms; the longest is 7000 ms"])
  }

  @Test func someProfilesHaveNoLimit() {
    #expect(Lint.messages(DurationLong.self, in: srt((0, 99_999, "A")), profile: "bbc").isEmpty)
  }

  @Test func shortens() {
    #expect(Lint.fixed(DurationLong.self, in: srt((0, 60_000, "A"))) == srt((0, 10_000, "A")))
  }
}
