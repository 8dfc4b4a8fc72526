// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimingRangeTests {
  @Test func fixtures() throws { try Fixtures.check(TimingRange.self) }

  @Test func carriesSafelyAndClampsUnsafely() {
    let text = "1\n00:00:75,000 --> 00:01:80,000\nA\n"
    #expect(Lint.fixed(TimingRange.self, in: text, safety: .safe) == srt((75000, 140_000, "A")))
    let negative = "1\n-00:00:01,000 --> 00:00:02,000\nA\n"
    #expect(Lint.fixed(TimingRange.self, in: negative, safety: .safe) == negative)
    #expect(Lint.fixed(TimingRange.self, in: negative) == srt((0, 2000, "A")))
  }

  @Test func theLastValidTimesAreSilent() {
    #expect(Lint.messages(TimingRange.self, in: srt((0, 359_999_999, "A"))).isEmpty)
  }

  @Test func severitiesDiffer() {
    let text = "1\n00:00:75,000 --> 100:01:20,000\nA\n"
    #expect(
      Lint.findings(TimingRange.self, in: text).map(\.diagnostic.severity).sorted()
        == [.warning, .error])
  }

  /// Five digits of seconds are no fifty minutes: the separator is missing.
  @Test func leavesSecondsOfManyDigits() {
    let text = "1\n00:00:03000 --> 00:00:04000\nA\n"
    let findings = Lint.findings(TimingRange.self, in: text)
    #expect(findings.count == 1)
    #expect(findings.allSatisfy { $0.diagnostic.fix == nil })
  }
}
