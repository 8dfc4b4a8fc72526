// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimingMalformedTests {
  @Test func fixtures() throws { try Fixtures.check(TimingMalformed.self) }

  @Test func aMissingStartIsAnErrorWithoutAFix() {
    let findings = Lint.findings(TimingMalformed.self, in: "1\n --> 00:00:02,000\nA\n")
    #expect(findings.map(\.diagnostic.message) == ["cue 1 has no start time"])
    #expect(findings.allSatisfy { $0.diagnostic.fix == nil })
  }

  @Test func arrowsInTextAreText() {
    #expect(Lint.messages(TimingMalformed.self, in: srt((0, 900, "A --> B, 1 2 3"))).isEmpty)
  }
}
