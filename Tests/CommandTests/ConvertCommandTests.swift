// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct ConvertCommandTests {
  private static let talk =
    "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<i>a</i> & <3\n\n2\n00:00:03,000 --> 00:00:04,000\n"
    + "<font color=red>b</font>\n"

  @Test func subRipBecomesWebVTT() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.talk)
    let outcome = try captions.run("convert", "a.srt", "--to", "vtt")
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        WEBVTT

        00:00:01.000 --> 00:00:02.000 line:0
        <i>a</i> &amp; &lt;3

        00:00:03.000 --> 00:00:04.000
        b

        """)
    #expect(outcome.messages == "a.srt: lost 1 colour or font\n")
    let back = try captions.run("convert", "-", "--to", "srt", input: outcome.output)
    #expect(back.output == Self.talk.replacing("<font color=red>b</font>", with: "b"))
    #expect(back.messages.isEmpty)
  }

  @Test func strictWritesNothingThatLoses() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.talk)
    for arguments in [[], ["--output", "a.vtt"]] {
      let outcome = try captions.run(["convert", "a.srt", "--to", "vtt", "--strict"] + arguments)
      #expect(outcome.status == 1)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("vtt cannot hold 1 colour or font; nothing is written"))
      #expect(throws: (any Error).self) { try captions.content("a.vtt") }
    }
  }

  @Test func aDirectoryIsConverted() throws {
    let captions = try Captions()
    try captions.file("d/a.en.srt", Self.talk)
    try captions.file("d/b.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n")
    try captions.file("out/keep", "")
    let refused = try captions.run("convert", "d", "--to", "txt")
    #expect(refused.status == 64)
    let outcome = try captions.run("convert", "d", "--to", "txt", "--output", "out", "--quiet")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(try captions.content("out/a.en.txt") == "a & <3 b\n")
    #expect(try captions.content("out/b.txt") == "x\n")
  }

  /// The content says what a file is, whatever its name.
  @Test func theContentDecides() throws {
    let captions = try Captions()
    try captions.file("a.srt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx &lt;\n")
    let outcome = try captions.run("convert", "a.srt", "--to", "srt")
    #expect(outcome.output == "1\n00:00:01,000 --> 00:00:02,000\nx <\n")
    try captions.file("b.srt", "<SAMI>\n<BODY>\n<SYNC Start=1000><P>Hello\n</BODY></SAMI>\n")
    let foreign = try captions.run("convert", "b.srt", "--to", "vtt", "--output", "b.vtt")
    #expect(foreign.status == 2)
    #expect(foreign.messages.contains("SAMI"))
    #expect(throws: (any Error).self) { try captions.content("b.vtt") }
    let itself = try captions.run("convert", "a.srt", "--to", "srt", "--output", "a.srt")
    #expect(itself.status == 2)
  }

  @Test func otherFormatsAreRead() throws {
    let captions = try Captions()
    try captions.file(
      "a.ass",
      "[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,{\\i1}a{\\i0}\\Nb\n")
    let script = try captions.run("convert", "a.ass", "--to", "srt")
    #expect(script.output == "1\n00:00:01,000 --> 00:00:02,000\n<i>a</i>\nb\n")
    try captions.file("w.json", "{\"segments\":[{\"start\":1,\"end\":2.5,\"text\":\" Hi\"}]}")
    let speech = try captions.run("convert", "w.json", "--to", "vtt")
    #expect(speech.output == "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHi\n")
    try captions.file("m.sub", "{25}{50}Hello|there\n{75}{100}again\n")
    let refused = try captions.run("convert", "m.sub", "--to", "srt")
    #expect(refused.status == 2)
    #expect(refused.messages.contains("--fps 25"))
    let frames = try captions.run("convert", "m.sub", "--to", "srt", "--fps", "25")
    #expect(frames.output.hasPrefix("1\n00:00:01,000 --> 00:00:02,000\nHello\nthere\n"))
  }
}
