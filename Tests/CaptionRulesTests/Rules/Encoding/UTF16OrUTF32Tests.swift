// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionText
import Testing

@Suite struct UTF16OrUTF32Tests {
  @Test func fixtures() throws { try Fixtures.check(UTF16OrUTF32.self) }

  @Test func reportsWhatTheDecoderFound() {
    let decision = EncodingDecision(
      encoding: .utf16LE, confidence: 100, reason: .byteOrderMark)
    let findings = Lint.findings(
      UTF16OrUTF32.self, in: srt((0, 1000, "A")), source: SourceFacts(decision: decision))
    #expect(
      findings.map(\.diagnostic.message)
        == ["the file is UTF-16LE (byte-order mark), not UTF-8"])
    #expect(findings.map(\.diagnostic.fix?.safety) == [.safe])
  }

  @Test func otherEncodingsAreNotItsBusiness() {
    for encoding in [TextEncoding.utf8, .windows1252, .shiftJIS, .gb18030] {
      let decision = EncodingDecision(encoding: encoding, confidence: 99, reason: .statistics)
      #expect(
        Lint.findings(
          UTF16OrUTF32.self, in: srt((0, 1000, "A")), source: SourceFacts(decision: decision)
        ).isEmpty)
    }
  }
}
