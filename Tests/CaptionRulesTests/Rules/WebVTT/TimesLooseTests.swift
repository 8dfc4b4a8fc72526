// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimesLooseTests {
  @Test func fixtures() throws { try Fixtures.check(TimesLoose.self) }

  @Test(arguments: [
    ("0:00:01.000-->00:02.000", "00:00:01.000 --> 00:00:02.000"),
    (" 00:01.000 --> 00:02.000", "00:00:01.000 --> 00:00:02.000"),
    ("00:01.000 --> 00:02.000align:end", "00:00:01.000 --> 00:00:02.000 align:end"),
  ])
  func writesThemAnew(written: String, meant: String) {
    #expect(
      Lint.fixed(TimesLoose.self, in: "WEBVTT\n\n\(written)\na\n", safety: .safe)
        == "WEBVTT\n\n\(meant)\na\n")
  }

  @Test(arguments: [
    "00:01.000 --> 00:02.000", "00:01,000 --> 00:02,000", "00:01.000\t-->  00:02.000",
  ])
  func leavesGoodAndSkippedOnes(line: String) {
    #expect(Lint.messages(TimesLoose.self, in: "WEBVTT\n\n\(line)\na\n").isEmpty)
  }
}
