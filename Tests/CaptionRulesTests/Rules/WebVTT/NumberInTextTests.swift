// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct NumberInTextTests {
  @Test func fixtures() throws { try Fixtures.check(NumberInText.self) }

  @Test(arguments: [
    ("1\n", "2", FixSafety.safe), ("", "2", .safe), ("7\n", "8", .safe), ("1\n", "5", .unsafe),
  ])
  func isSafeForTheNextNumber(index: String, number: String, safety: FixSafety) {
    let text =
      "WEBVTT\n\n\(index)00:01.000 --> 00:02.000\na\n\(number)\n00:03.000 --> 00:04.000\nb\n"
    let findings = Lint.findings(NumberInText.self, in: text)
    #expect(findings.map(\.diagnostic.fix?.safety) == [safety])
    #expect(
      Lint.fixed(NumberInText.self, in: text).contains("a\n\n\(number)\n00:03.000 --> 00:04.000"))
  }

  @Test func leavesANumberAboveABlankLine() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\n42\n\n00:03.000 --> 00:04.000\nb\n"
    #expect(Lint.messages(NumberInText.self, in: text).isEmpty)
  }
}
