// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct EmptyCueTests {
  @Test func fixtures() throws { try Fixtures.check(EmptyCue.self) }

  @Test(arguments: [
    "", "  ", "<i></i>", "{\\an8}", "\u{200B}", "\u{FEFF}", "<b>\n</b>", "\u{3000}", "<i>",
    "</i >",
    "<br/>", "<font color=\"#FFF\" size=4></font>", "<font color='red'> </font>",
    "{\\an8}{\\pos(10,20)\\fad(200,0)}<i></i>", "{\\fnArial Black\\b1\\1c&H00FFFF&}",
    "{\\t(0,500,\\fs40)}", "{\\move(1,2,3,4)}{\\frz-3.5}",
  ])
  func findsWhatShowsNothing(text: String) {
    #expect(Lint.messages(EmptyCue.self, in: srt((0, 1000, text))) == ["2:1 cue 1 shows nothing"])
  }

  /// What stands in brackets is a tag only if it is one: sounds, formulas and damaged tags are text.
  @Test(arguments: [
    ".", "<3", "{", "\u{266A}", "<i>-</i>", "< >", "\u{E9}", "<laughs>", "<music playing>", "<BOB>",
    "<To the station, please.>", "<Para la estaci\u{F3}n, por favor.>",
    "<i\u{266A} la la \u{266A}</i>",
    "<i Down by the river\nwe went</i>", "<b Loud</b>", "<i\nHello</i>", "<i think>", "<br of day>",
    "<font color=\"red\"Hello there</font>", "<font color=\"red\">\u{266A}</font>", "<font Hello>",
    "<v Bob></v>", "<c.yellow></c>", "{Whispering}", "{\\displaystyle x}", "{\\beta}", "{\\alpha}",
    "{\\frac12}", "{\\pos(here)}", "{\\an8 top}", "{\\i}", "{y:i}", "<i>#</i>", "\u{266B}",
    "<i>\u{2669}</i>", "{\\an8}1", "<i>\u{661}</i>",
  ])
  func leavesWhatShowsSomething(text: String) {
    #expect(Lint.messages(EmptyCue.self, in: srt((0, 1000, text))).isEmpty)
  }

  @Test func deletes() {
    #expect(
      Lint.fixed(EmptyCue.self, in: srt((0, 900, "A"), (1000, 2000, "<i></i>")), safety: .safe)
        == srt((0, 900, "A")) + "\n")
  }

  /// Beside a caption that could not be read, and where a timing line stands right below another, the
  /// words may be elsewhere.
  @Test(arguments: [
    "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:O3,000 --> 00:00:O4,000\nB\n",
    "1\n00:00:O1,000 --> 00:00:O2,000\nA\n\n2\n00:00:03,000 --> 00:00:04,000\n",
    "1\n00:00:01,000 --> 00:00:02,000\n00:00:03,000 --> 00:00:04,000\nB\n",
    "1\n00:00:01,000 --> 00:00:02,000\nA\n00:00:03,000 --> 00:00:04,000\n",
    "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\nB\n\n3\n00:00:05,000 --> 00:00:06,000\n",
  ])
  func isUnsafeWhereTheTextMayBeElsewhere(text: String) {
    let fixes = Lint.findings(EmptyCue.self, in: text).map(\.diagnostic.fix?.safety)
    #expect(fixes == [.unsafe])
  }

  @Test func textOnTheTimingLineIsThere() {
    #expect(
      Lint.messages(EmptyCue.self, in: "1\n00:00:01,000 --> 00:00:02,000 Hello\n").isEmpty)
  }
}
