// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The verbs on WebVTT.
struct WebVTTCommandTests {
  private static let talk = """
    WEBVTT - a talk

    NOTE ask for the name

    STYLE
    ::cue { color: lime }

    intro
    00:01.000 --> 00:02.500 align:start
    <v Ann>Hello &amp; welcome,
    <i>everybody</i>

    00:00:03.000 --> 00:00:04.000
    one <00:00:03.500>two

    """

  @Test func cuesAreThoseOfTheStandard() throws {
    let captions = try Captions()
    try captions.file("talk.vtt", Self.talk + "\n00:05,000 --> 00:06,000\nskipped\n")
    let outcome = try captions.run("cues", "talk.vtt")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        {"ordinal":1,"index":null,"start":1000,"end":2500,"text":"<v Ann>Hello &amp; welcome,\\n<i>everybody</i>","line":9,"identifier":"intro","settings":"align:start","shown":"Hello & welcome,\\neverybody","skippedByBrowsers":false}
        {"ordinal":2,"index":null,"start":3000,"end":4000,"text":"one <00:00:03.500>two","line":13,"identifier":"","settings":"","shown":"one two","skippedByBrowsers":false}
        {"ordinal":3,"index":null,"start":5000,"end":6000,"text":"skipped","line":16,"identifier":"","settings":"","shown":"skipped","skippedByBrowsers":true}

        """)
    let lines = try captions.run("cues", "-", "--format", "text", input: Self.talk)
    #expect(lines.output.hasPrefix("1  00:00:01.000 --> 00:00:02.500  <v Ann>Hello"))
  }

  @Test(arguments: ["talk.vtt", "-"])
  func aShiftMovesAllTimesAndNothingElse(input: String) throws {
    let captions = try Captions()
    try captions.file("talk.vtt", Self.talk)
    let outcome = try captions.run("shift", input, "--by", "1h", input: Self.talk)
    #expect(outcome.status == 0, "\(outcome.messages)")
    let expected = Self.talk
      .replacing("00:01.000 --> 00:02.500", with: "01:00:01.000 --> 01:00:02.500")
      .replacing("00:00:03.000 --> 00:00:04.000", with: "01:00:03.000 --> 01:00:04.000")
      .replacing("00:00:03.500", with: "01:00:03.500")
    #expect(outcome.output == expected)
  }

  @Test func aFileIsScaledInPlace() throws {
    let captions = try Captions()
    try captions.file("d/talk.vtt", Self.talk)
    let outcome = try captions.run("retime", "d", "--scale", "2", "--in-place")
    #expect(outcome.status == 0, "\(outcome.messages)")
    let text = try captions.content("d/talk.vtt")
    #expect(text.contains("00:00:02.000 --> 00:00:05.000 align:start\n"))
    #expect(text.contains("00:00:06.000 --> 00:00:08.000\none <00:00:07.000>two\n"))
  }

  @Test func aCleanFileHasNoFindings() throws {
    let captions = try Captions()
    try captions.file("talk.en.vtt", Self.talk)
    let outcome = try captions.run("validate", "talk.en.vtt", "--no-cache")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(!outcome.output.contains("VTT"), "\(outcome.output)")
  }

  /// Tags, the names of voices and references are not what viewers read.
  @Test func readingSpeedCountsWhatIsRead() throws {
    let captions = try Captions()
    let text =
      "<v Bartholomew Featherstonehaugh><c.yellow.bg_blue>&lt;&amp;&gt;</c> ok <lang en-GB>fine</lang>"
    try captions.file("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\(text)\n")
    try captions.file("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n\(text)\n")
    let arguments = [
      "--no-cache", "--profile", "netflix", "--select", "CAP501", "--format", "concise",
    ]
    let vtt = try captions.run(["validate", "a.vtt"] + arguments)
    #expect(!vtt.output.contains("CAP501"), "\(vtt.output)")
    let srt = try captions.run(["validate", "a.srt"] + arguments)
    #expect(srt.output.contains("CAP501"), "\(srt.output)")
  }

  @Test func whatBrowsersSkipIsFixed() throws {
    let captions = try Captions()
    try captions.file(
      "talk.vtt",
      "1\n00:00:01,000 --> 00:00:02,000\nHello\n2\n00:00:03,000 --> 00:00:04,000\n<i>there</i>\n")
    let found = try captions.run("validate", "talk.vtt", "--no-cache")
    #expect(found.status == 1)
    for code in ["VTT201", "VTT207", "VTT302"] {
      #expect(found.output.contains(code), "\(code): \(found.output)")
    }
    let fixed = try captions.run("fix", "talk.vtt", "--in-place")
    #expect(fixed.status == 0, "\(fixed.messages)")
    #expect(
      try captions.content("talk.vtt") == """
        WEBVTT

        1
        00:00:01.000 --> 00:00:02.000
        Hello

        2
        00:00:03.000 --> 00:00:04.000
        <i>there</i>

        """)
  }

  @Test func directoriesAreSearchedForBoth() throws {
    let captions = try Captions()
    try captions.file("d/a.en.vtt", Self.talk)
    try captions.file("d/a.fr.srt", "1\n00:00:01,000 --> 00:00:02,000\nBonjour\n")
    let outcome = try captions.run("validate", "d", "--no-cache", "--format", "json")
    #expect(outcome.output.contains("d/a.en.vtt") && outcome.output.contains("d/a.fr.srt"))
    let detected = try captions.run("languages", "detect", "d")
    #expect(detected.output.contains("a.en.vtt"))
  }

  /// A name that says SubRip is held to it.
  @Test func webVTTUnderTheNameOfSubRipIsRefused() throws {
    let captions = try Captions()
    try captions.file("talk.srt", Self.talk)
    for arguments in [["fix"], ["shift", "--by", "1s"], ["cues"]] {
      let outcome = try captions.run(
        [arguments[0], "talk.srt"] + arguments.dropFirst())
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains("WebVTT"))
    }
    #expect(try captions.content("talk.srt") == Self.talk)
  }

  /// What is sent is SubRip: a track in WebVTT is refused, and said.
  @Test func formatsUnderTheNameOfWebVTTAreRefused() throws {
    let captions = try Captions()
    try captions.file(
      "talk.vtt", "[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,a\n")
    for arguments in [["fix", "--in-place"], ["shift", "--by", "1s", "--in-place"], ["cues"]] {
      let outcome = try captions.run([arguments[0], "talk.vtt"] + arguments.dropFirst())
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains("SubStation Alpha, not WebVTT"), "\(outcome.messages)")
    }
  }
}
