// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimesSkippedTests {
  @Test func fixtures() throws { try Fixtures.check(TimesSkipped.self) }

  @Test func writesTimesThatBrowsersRead() {
    let text = "WEBVTT\n\n1\n00:00:01,000 -> 00:02,000 align:start\na\n"
    #expect(
      Lint.fixed(TimesSkipped.self, in: text, safety: .safe)
        == "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\na\n")
  }

  @Test(arguments: ["00:00:01,5 --> 00:00:02,000", "00:61.000 --> 02:00.000"])
  func isUnsafeWhereTheValueIsInDoubt(line: String) {
    let findings = Lint.findings(TimesSkipped.self, in: "WEBVTT\n\n\(line)\na\n")
    #expect(findings.map(\.diagnostic.fix?.safety) == [.unsafe])
  }

  @Test func leavesLooseTimes() {
    #expect(Lint.messages(TimesSkipped.self, in: "WEBVTT\n\n0:00:01.000-->00:02.000\na\n").isEmpty)
  }
}
