// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionText
import Testing

@Suite struct UTF8BOMTests {
  @Test func fixtures() throws { try Fixtures.check(UTF8BOM.self) }

  @Test func removesIt() {
    #expect(
      Lint.fixed(UTF8BOM.self, in: "\u{FEFF}" + srt((0, 1000, "A")), safety: .safe)
        == srt((0, 1000, "A")))
  }

  @Test func aMarkElsewhereIsAnotherRule() {
    #expect(Lint.messages(UTF8BOM.self, in: srt((0, 1000, "\u{FEFF}A"))).isEmpty)
  }

  @Test func theMarkOfUTF16GoesWithTheEncoding() {
    let decision = EncodingDecision(encoding: .utf16LE, confidence: 100, reason: .byteOrderMark)
    #expect(
      Lint.findings(
        UTF8BOM.self, in: "\u{FEFF}" + srt((0, 1000, "A")), source: SourceFacts(decision: decision)
      ).isEmpty)
  }
}
