// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct BlankLineInTextTests {
  @Test func fixtures() throws { try Fixtures.check(BlankLineInText.self) }

  private static let text =
    "1\n00:00:01,000 --> 00:00:02,000\nA\n \nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n\nD\n"

  @Test func removesTheLineSafelyOnlyBetweenCues() {
    #expect(
      Lint.fixed(BlankLineInText.self, in: Self.text, safety: .safe)
        == "1\n00:00:01,000 --> 00:00:02,000\nA\nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n\nD\n")
    #expect(
      Lint.fixed(BlankLineInText.self, in: Self.text)
        == srt((1000, 2000, "A\nB"), (3000, 4000, "C\nD")))
  }

  @Test func blankLinesAfterTheTextAreASeparator() {
    #expect(
      Lint.messages(BlankLineInText.self, in: srt((1000, 2000, "A\n\n"), (3000, 4000, "B")))
        .isEmpty)
  }

  /// A cue with a block below a blank line, and the next cue.
  private static func block(_ block: String, next: String = "3") -> String {
    "1\n00:00:01,000 --> 00:00:02,000\nA\n\n\(block)\n\n\(next)\n"
      + "00:00:05,000 --> 00:00:06,000\nC\n"
  }

  /// What holds a time or a number that fits may be a caption: nothing is joined with it safely.
  @Test(arguments: [
    "at 10:15:30 sharp", "one\nat 12:15:30, soon\nB",
  ])
  func isUnsafeBesideWhatWasNotRead(block: String) {
    let text = Self.block(block)
    let findings = Lint.findings(BlankLineInText.self, in: text)
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.diagnostic.fix?.safety == .unsafe })
    #expect(findings.allSatisfy { $0.diagnostic.notes.count == 2 })
    #expect(Lint.fixed(BlankLineInText.self, in: text, safety: .safe) == text)
  }

  /// What is a caption, or only the number of one, is no text for anybody.
  @Test(arguments: ["3", "2\n\nB", "2\nB\n\nC", "2\n**00:00:03,000 --> 00:00:04,000**\nB"])
  func saysNothingOfWhatIsNoText(block: String) {
    #expect(Lint.messages(BlankLineInText.self, in: Self.block(block)).isEmpty)
  }

  /// Numbers and times that belong to what is said.
  @Test(arguments: [
    "1994\nwas a good year.", "3 times he called.", "at half past 12:30", "0", "17.5.1999",
  ])
  func isSafeBesideSpeech(block: String) {
    let text = Self.block(block)
    let fixed = Self.block(block).replacing("A\n\n", with: "A\n")
    #expect(Lint.fixed(BlankLineInText.self, in: text, safety: .safe) == fixed)
  }

  /// A line that stands alone right above the next cue may be its name.
  @Test(arguments: ["Narrator", "Anna and Bert"])
  func isUnsafeAboveAName(name: String) {
    let text =
      "1\n00:00:01,000 --> 00:00:02,000\nA\n\n\(name)\n00:00:03,000 --> 00:00:04,000\nB\n"
    let findings = Lint.findings(BlankLineInText.self, in: text)
    #expect(findings.map(\.diagnostic.fix?.safety) == [.unsafe])
  }
}
