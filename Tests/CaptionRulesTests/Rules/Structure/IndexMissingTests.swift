// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct IndexMissingTests {
  @Test func fixtures() throws { try Fixtures.check(IndexMissing.self) }

  @Test func insertsTheNumberInTheNewlineOfItsNeighbours() {
    #expect(
      Lint.fixed(IndexMissing.self, in: "00:00:01,000 --> 00:00:02,000\r\nA\r\n", safety: .safe)
        == "1\r\n00:00:01,000 --> 00:00:02,000\r\nA\r\n")
  }

  @Test func aWrongNumberIsNotMissing() {
    #expect(
      Lint.messages(IndexMissing.self, in: "7\n00:00:01,000 --> 00:00:02,000\nA\n").isEmpty)
  }

  @Test(arguments: ["upload": Severity.warning, "android": .error])
  func profilesSayHowMuchItMatters(profile: String, severity: Severity) {
    let findings = Lint.findings(
      IndexMissing.self, in: "00:00:01,000 --> 00:00:02,000\nA\n", profile: profile)
    #expect(findings.map(\.diagnostic.severity) == [severity])
  }

  /// Some players read the line above the times in place of a number, whatever it says.
  @Test(arguments: [
    "By X\nAnna\n00:00:01,000 --> 00:00:02,000\nA\n",
    "1\n00:00:01,000 --> 00:00:02,000\nA\n\nNarrator\n00:00:03,000 --> 00:00:04,000\nB\n",
  ])
  func isUnsafeBelowANameOrAStart(text: String) {
    #expect(Lint.findings(IndexMissing.self, in: text).map(\.diagnostic.fix?.safety) == [.unsafe])
  }

  @Test func continuesTheNumbersAbove() {
    let text =
      "1\n00:00:01,000 --> 00:00:02,000\nA\n\n5\n00:00:03,000 --> 00:00:04,000\nB\n\n"
      + "00:00:05,000 --> 00:00:06,000\nC\n"
    #expect(
      Lint.fixed(IndexMissing.self, in: text, safety: .safe)
        == text.replacing("00:00:05", with: "6\n00:00:05"))
  }
}
