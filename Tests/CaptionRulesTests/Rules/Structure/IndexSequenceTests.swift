// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct IndexSequenceTests {
  @Test func fixtures() throws { try Fixtures.check(IndexSequence.self) }

  @Test func renumbersByPosition() {
    #expect(
      Lint.fixed(
        IndexSequence.self, in: "7\n00:00:01,000 --> 00:00:02,000\nA\n", safety: .safe)
        == srt((1000, 2000, "A")))
  }

  @Test func aRightSequenceIsSilent() {
    #expect(
      Lint.messages(IndexSequence.self, in: srt((1000, 2000, "A"), (500, 800, "B"))).isEmpty)
  }

  @Test func joinedFilesAreLeftToAPerson() {
    let text =
      srt((1000, 2000, "A"), (5000, 6000, "B")) + "\n" + srt((1000, 2000, "A"), (5000, 6000, "B"))
    let findings = Lint.findings(IndexSequence.self, in: text)
    #expect(
      findings.map(\.diagnostic.message) == ["the numbers start again at 1 while time jumps back"])
    #expect(findings.allSatisfy { $0.diagnostic.fix == nil })
  }
}
