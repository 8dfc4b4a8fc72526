// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimingMissingHoursTests {
  @Test func fixtures() throws { try Fixtures.check(TimingMissingHours.self) }

  @Test func addsTheHours() {
    #expect(
      Lint.fixed(
        TimingMissingHours.self, in: "1\n00:01,000 --> 00:02,000\nA\n", safety: .safe)
        == srt((1000, 2000, "A")))
  }

  @Test func goingBackInTimeMakesTheFixUnsafe() {
    let text = srt((9000, 9500, "A")) + "\n2\n00:01,000 --> 00:02,000\nB\n"
    #expect(
      Lint.findings(TimingMissingHours.self, in: text).map(\.diagnostic.fix?.safety) == [.unsafe])
  }

  @Test func wholeTimesAreSilent() {
    #expect(Lint.messages(TimingMissingHours.self, in: srt((1000, 2000, "A"))).isEmpty)
  }
}
