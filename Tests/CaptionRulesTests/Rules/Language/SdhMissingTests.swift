// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct SdhMissingTests {
  @Test func fixtures() throws { try Fixtures.check(SdhMissing.self) }

  private func file(_ count: Int, _ text: (Int) -> String) -> String {
    (1...count).map { index in
      "\(index)\n\(Timestamp(milliseconds: Int64(index * 3000))) --> "
        + "\(Timestamp(milliseconds: Int64(index * 3000 + 2000)))\n\(text(index))\n"
    }.joined(separator: "\n")
  }

  @Test func aLongFileWithoutLabelsIsFound() {
    #expect(
      Lint.messages(SdhMissing.self, in: file(100) { "Line \($0)" }) == [
        "1:1 none of the 100 cues names a sound or a speaker"
      ])
    #expect(Lint.messages(SdhMissing.self, in: file(99) { "Line \($0)" }).isEmpty)
  }

  @Test(arguments: [
    "[door slams]", "(laughs) Oh.", "♪ La ♪", "ANN: Run!", ">> Hello.", "- [Ann] Hi",
  ])
  func oneLabelIsEnough(label: String) {
    #expect(
      Lint.messages(SdhMissing.self, in: file(100) { $0 == 50 ? label : "Line \($0)" }).isEmpty)
  }

  @Test func whoDeclaresSDHIsWarned() {
    let findings = Lint.findings(SdhMissing.self, in: file(100) { "At 10:\($0)" }) {
      $0.isSDH = true
    }
    #expect(findings.map(\.diagnostic.severity) == [.warning])
  }
}
