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

  /// A cue whose second block is under test, and the third cue.
  private static func block(_ block: String) -> String {
    "1\n00:00:01,000 --> 00:00:02,000\nA\n\n\(block)\n\n3\n"
      + "00:00:05,000 --> 00:00:06,000\nC\n"
  }

  @Test(arguments: [
    "[00:00:03,000 --> 00:00:04,000]", "(00:00:03,000 --> 00:00:04,000)",
    "\"00:00:03,000\" --> \"00:00:04,000\"", "**00:00:03,000 --> 00:00:04,000**",
    "<b>00:00:03,000 --> 00:00:04,000</b>", "> 00:00:03,000 --> 00:00:04,000",
    "00:00:03,000 to 00:00:04,000", "00:00:03,000 \u{27A1} 00:00:04,000",
    "00:00:03,000 <-- 00:00:04,000", "00:00:03,000\t00:00:04,000", "00:00:03,000",
    "\u{966}\u{966}:\u{966}\u{966}:\u{966}\u{969} --> \u{966}\u{966}:\u{966}\u{966}:\u{966}\u{96A}",
  ])
  func namesATimingLineInTheText(line: String) {
    let message = "the timing line cannot be read; the text below it counts as text of cue 1"
    for block in ["2\n\(line)\nB", "\(line)\nB"] {
      let messages = Lint.messages(TimingMalformed.self, in: Self.block(block))
      #expect(messages == ["\(block.hasPrefix("2") ? 6 : 5):1 \(message)"])
    }
  }

  @Test func namesANumberWithoutATimingLine() {
    #expect(
      Lint.messages(TimingMalformed.self, in: Self.block("2\nB")) == [
        "5:1 no timing line stands below the number 2; the text below it counts as text of cue 1"
      ])
  }

  @Test(arguments: [
    "B", "3", "1994\nwas good", "at 10:15:30 sharp", "12:30", "2 men", "1.5.2000 7:30",
  ])
  func speechIsNoTimingLine(block: String) {
    #expect(Lint.messages(TimingMalformed.self, in: Self.block(block)).isEmpty)
  }
}
