// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimingFractionDigitsTests {
  @Test func fixtures() throws { try Fixtures.check(TimingFractionDigits.self) }

  @Test func readsDecimallyOrLiterally() {
    let text = "1\n00:00:03,5 --> 00:00:04,2500\nA\n"
    #expect(Lint.fixed(TimingFractionDigits.self, in: text) == srt((3500, 4250, "A")))
    #expect(
      Lint.fixed(TimingFractionDigits.self, in: text) { $0.fractionReading = .literal }
        == srt((3005, 6500, "A")))
    #expect(Lint.fixed(TimingFractionDigits.self, in: text, safety: .safe) == text)
  }

  @Test func threeDigitsAndNoneAreSilent() {
    #expect(
      Lint.messages(TimingFractionDigits.self, in: "1\n00:00:03.500 --> 00:00:04\nA\n").isEmpty)
  }
}
