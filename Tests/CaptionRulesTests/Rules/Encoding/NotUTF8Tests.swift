// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionText
import Testing

@Suite struct NotUTF8Tests {
  @Test func fixtures() throws { try Fixtures.check(NotUTF8.self) }

  private static let latin1 =
    Array("1\n00:00:01,000 --> 00:00:02,000\nCaf".utf8) + [0xE9, 0x0A]

  @Test func readsStrayBytesAsWindows1252OnlyWhenAskedFor() {
    let settings = Lint.settings(for: NotUTF8.self)
    #expect(Linter.findings(in: Self.latin1, settings: settings).count == 1)
    #expect(Lint.fixed(Self.latin1, settings: settings, safety: .safe) == Self.latin1)
    #expect(
      Lint.fixed(Self.latin1, settings: settings) == Array(srt((1000, 2000, "Caf\u{E9}")).utf8))
  }

  @Test func validUTF8IsSilent() {
    #expect(Lint.messages(NotUTF8.self, in: srt((0, 1000, "\u{E9}\u{10FFFF}\u{800}"))).isEmpty)
  }

  @Test(arguments: [
    (EncodingDecision.Reason.explicit, 100, FixSafety.safe), (.statistics, 60, .unsafe),
    (.fallback, 0, .displayOnly),
  ])
  func theDecisionSaysHowSafeReencodingIs(
    reason: EncodingDecision.Reason, confidence: Int, safety: FixSafety
  ) {
    let decision = EncodingDecision(
      encoding: .windows1251, confidence: confidence, reason: reason)
    let findings = Lint.findings(
      NotUTF8.self, in: srt((0, 1000, "A")), source: SourceFacts(decision: decision))
    #expect(findings.map(\.diagnostic.fix?.safety) == [safety])
  }

  /// GB18030 holds all of Unicode and is as much a guess as any other page.
  @Test func aGuessedGB18030IsNoUnicodeFile() {
    let decision = EncodingDecision(encoding: .gb18030, confidence: 57, reason: .statistics)
    let findings = Lint.findings(
      NotUTF8.self, in: srt((0, 1000, "A")), source: SourceFacts(decision: decision))
    #expect(findings.map(\.diagnostic.fix?.safety) == [.unsafe])
  }

  @Test func surrogatesAndOverlongFormsAreMalformed() {
    for bytes: [UInt8] in [[0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80]] {
      let file = Array("1\n00:00:01,000 --> 00:00:02,000\n".utf8) + bytes + [0x0A]
      #expect(Linter.findings(in: file, settings: Lint.settings(for: NotUTF8.self)).count == 1)
    }
  }
}
