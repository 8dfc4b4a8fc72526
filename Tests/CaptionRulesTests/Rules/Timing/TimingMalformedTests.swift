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
    "00:00:O3,000 --> 00:00:04,000", "00:00:03,000", "00:00:03,000 and so on --> 00:00:04,000",
    "00:00:03,000 -->x<-- 00:00:O4,000",
  ])
  func namesATimingLineThatCannotBeRead(line: String) {
    let messages = Lint.messages(TimingMalformed.self, in: Self.block("2\n\(line)\nB"))
    #expect(messages == ["6:1 the timing line cannot be read; the text below it belongs to no cue"])
  }

  /// What only stands around the times, or between them, hides no caption.
  @Test(arguments: [
    "[00:00:03,000 --> 00:00:04,000]", "\"00:00:03,000\" --> \"00:00:04,000\"",
    "<b>00:00:03,000 --> 00:00:04,000</b>", "00:00:03,000 to 00:00:04,000",
    "\u{966}\u{966}:\u{966}\u{966}:\u{966}\u{969} --> \u{966}\u{966}:\u{966}\u{966}:\u{966}\u{96A}",
  ])
  func whatIsReadIsNotNamed(line: String) {
    #expect(Lint.messages(TimingMalformed.self, in: Self.block("2\n\(line)\nB")).isEmpty)
  }

  @Test func namesATimingLineThatIsBroken() {
    #expect(
      Lint.messages(TimingMalformed.self, in: Self.block("2\n00:00:03,000\n--> 00:00:04,000\nB"))
        == ["6:1 the timing line of cue 2 is broken over two lines"])
  }

  @Test func namesANumberWithoutATimingLine() {
    #expect(
      Lint.messages(TimingMalformed.self, in: Self.block("2\nB")) == [
        "5:1 no timing line stands below the number 2; the text below it belongs to no cue"
      ])
  }

  @Test(arguments: [
    "A 00:00:03,000 --> 00:00:04,000", "So: 00:00:03.000 -> 00:00:04.000 B",
    "A\nB 00:00:03,000 \u{2192} 00:00:04,000 > C",
  ])
  func namesACaptionThatALineOfTextSwallowed(text: String) {
    let messages = Lint.messages(TimingMalformed.self, in: srt((1000, 2000, text)))
    #expect(messages.count == 1)
    #expect(
      messages.allSatisfy { $0.hasSuffix("inside the text of cue 1: a caption is lost in it") })
  }

  @Test func namesAFileOnOneLine() {
    let text =
      "1 00:00:01,000 --> 00:00:02,000 Alpha.  2 00:00:03,000 --> 00:00:04,000 Beta.\n"
    #expect(
      Lint.messages(TimingMalformed.self, in: text)
        == ["1:33 a timing line stands inside the text of cue 1: a caption is lost in it"])
  }

  /// Timetables have no milliseconds.
  @Test(arguments: ["09:15:00 --> 09:45:00", "at 12:30 -> 13:45", "00:00:03,000 > half a day"])
  func schedulesAreText(text: String) {
    #expect(Lint.messages(TimingMalformed.self, in: srt((1000, 2000, text))).isEmpty)
  }

  @Test(arguments: [
    "B", "1994\nwas good", "at 10:15:30 sharp", "12:30", "2 men", "1.5.2000 7:30",
  ])
  func speechIsNoTimingLine(block: String) {
    #expect(Lint.messages(TimingMalformed.self, in: Self.block(block)).isEmpty)
  }
}
