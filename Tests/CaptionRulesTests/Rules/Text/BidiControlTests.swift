// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct BidiControlTests {
  @Test func fixtures() throws { try Fixtures.check(BidiControl.self) }

  private let right = "\u{202B}"
  private let pop = "\u{202C}"

  @Test func closesWhatIsOpenAndDeletesWhatClosesNothing() {
    #expect(
      Lint.fixed(
        BidiControl.self, in: srt((1000, 4000, "\(right)مرحبا\nאב\(pop)")), safety: .safe)
        == srt((1000, 4000, "\(right)مرحبا\(pop)\nאב")))
  }

  @Test func anOverrideIsAnErrorAndUnsafeToDelete() {
    let text = srt((1000, 4000, "\u{202E}abc\(pop)"))
    let findings = Lint.findings(BidiControl.self, in: text)
    #expect(findings.map(\.diagnostic.severity) == [.error])
    #expect(Lint.fixed(BidiControl.self, in: text, safety: .safe) == text)
    #expect(Lint.fixed(BidiControl.self, in: text) == srt((1000, 4000, "abc")))
  }

  @Test(arguments: [("\u{202A}abc\u{202C}", true), ("\u{202B}abc\u{202C}", false)])
  func inLeftToRightTextAControlIsNeedless(text: String, isSafe: Bool) {
    let file = srt((1000, 4000, text))
    #expect(Lint.messages(BidiControl.self, in: file).count == 1)
    let fixed = Lint.fixed(BidiControl.self, in: file, safety: .safe)
    #expect(fixed == (isSafe ? srt((1000, 4000, "abc")) : file))
  }

  @Test(arguments: [
    "\u{202B}مرحبا\u{202C}", "\u{200F}שלום", "\u{2067}שלום\u{2069}", "plain", "“é”",
  ])
  func balancedLinesPass(text: String) {
    #expect(Lint.messages(BidiControl.self, in: srt((1000, 4000, text))).isEmpty)
  }
}
