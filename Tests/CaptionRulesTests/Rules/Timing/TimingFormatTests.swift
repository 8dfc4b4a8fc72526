// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimingFormatTests {
  @Test func fixtures() throws { try Fixtures.check(TimingFormat.self) }

  @Test(arguments: [
    "00:00:01.000 --> 00:00:02.000", "00:00:01,000-->00:00:02,000", "0:00:01,000 --> 0:00:02,000",
    "00:00:01,000 -> 00:00:02,000", "00:00:01,000\t-->\t00:00:02,000", "00:00:01 --> 00:00:02",
    "00:00:01,000 \u{2013}> 00:00:02,000", "00: 00: 01,000 --> 00:00:02,000 ",
    "00:00:01,000 \u{2192} 00:00:02,000",
  ])
  func rewritesSafely(line: String) {
    #expect(
      Lint.fixed(TimingFormat.self, in: "1\n\(line)\nA\n", safety: .safe)
        == srt((1000, 2000, "A")))
  }

  @Test func canonicalLinesAreSilent() {
    #expect(Lint.messages(TimingFormat.self, in: srt((1000, 2000, "A"))).isEmpty)
    #expect(
      Lint.messages(TimingFormat.self, in: "1\n100:00:01,000 --> 100:00:02,000\nA\n").isEmpty)
  }

  @Test func strictHostsCallItAnError() {
    let findings = Lint.findings(
      TimingFormat.self, in: "1\n00:00:01.000 --> 00:00:02.000\nA\n", profile: "amazon")
    #expect(findings.map(\.diagnostic.severity) == [.error])
  }

  @Test func doubtfulTimesGetNoFixHere() {
    let findings = Lint.findings(
      TimingFormat.self, in: "1\n00:00:01.5-->00:00:02.5\nA\n")
    #expect(findings.map { $0.diagnostic.fix == nil } == [true])
  }

  @Test(arguments: ["00:00:01:12 --> 00:00:02:10", "00:00:01,120 --> 00:00:02;10"])
  func framesAreNoFractions(line: String) {
    let findings = Lint.findings(TimingFormat.self, in: "1\n\(line)\nA\n")
    #expect(
      findings.map(\.diagnostic.message) == ["the timing line counts frames, not milliseconds"])
    #expect(findings.allSatisfy { $0.diagnostic.fix == nil })
  }

  /// Digits behind the end may be its own.
  @Test(arguments: [
    "00:00:01,000 --> 00:00:02 17,000", "00:00:01,165 --> 00:00:02-,165",
    "00:00:01.000 --> 00:00:02.000 -.5",
  ])
  func inventsNoTime(line: String) {
    let findings = Lint.findings(TimingFormat.self, in: "1\n\(line)\nA\n")
    #expect(findings.map { $0.diagnostic.fix == nil } == [true])
  }

  @Test func keepsTheWordsBehindTheTimes() {
    #expect(
      Lint.fixed(
        TimingFormat.self, in: "1\n00:00:01.000 --> 00:00:02.000 - Hello\n", safety: .safe)
        == "1\n00:00:01,000 --> 00:00:02,000 - Hello\n")
  }
}
