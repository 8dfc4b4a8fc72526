// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimingTrailingDataTests {
  @Test func fixtures() throws { try Fixtures.check(TimingTrailingData.self) }

  @Test func movesTextAndDeletesTheRest() {
    #expect(
      Lint.fixed(
        TimingTrailingData.self, in: "1\r\n00:00:01,000 --> 00:00:02,000 Hi\r\nA\r\n")
        == "1\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\nA\r\n")
    #expect(
      Lint.fixed(TimingTrailingData.self, in: "1\n00:00:01,000 --> 00:00:02,000 size:50%\nA\n")
        == srt((1000, 2000, "A")))
  }

  @Test func spacesAreNoData() {
    #expect(
      Lint.messages(TimingTrailingData.self, in: "1\n00:00:01,000 --> 00:00:02,000  \nA\n")
        .isEmpty)
  }
}
