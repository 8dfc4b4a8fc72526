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
}
