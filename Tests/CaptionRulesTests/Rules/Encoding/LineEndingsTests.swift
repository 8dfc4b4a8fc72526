// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct LineEndingsTests {
  @Test func fixtures() throws { try Fixtures.check(LineEndings.self) }

  @Test(arguments: [
    ("\n", []), ("\r\n", []), ("\r", ["1:1 lines end in CR"]),
    ("\r\r\n", ["1:1 lines end in CR CR LF"]),
  ])
  func oneStyleThatAllKnowIsSilent(newline: String, expected: [String]) {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nA\n".split(
      separator: "\n", omittingEmptySubsequences: false
    ).joined(separator: newline)
    #expect(Lint.messages(LineEndings.self, in: text) == expected)
  }

  @Test func mixingIsReportedOnce() {
    let text = srt((0, 1000, "A")) + "\n2\r\n00:00:02,000 --> 00:00:03,000\r\nB\r\n"
    #expect(Lint.messages(LineEndings.self, in: text) == ["5:1 lines end in LF and in CRLF"])
  }

  @Test func separatorsBecomeNewlines() {
    #expect(
      Lint.fixed(
        LineEndings.self, in: srt((0, 1000, "A\u{2028}B\u{2029}\nC\u{B}D")), safety: .safe)
        == srt((0, 1000, "A\nB\nC\nD")))
  }
}
