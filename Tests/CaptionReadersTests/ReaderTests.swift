// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReaders
import Testing

/// What each program shows of files that are written in the ways of the wild.
///
/// The values are those of the programs; `Programs/compare.py` asks them.
struct ReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    /// The texts that are shown by those who differ from `others`.
    var shown: [Reader: [String]] = [:]
    /// Who refuses the file, beside all `others` where those are `nil`.
    var refusers: Set<Reader> = []
    var others: [String]?
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "canonical",
      file: "1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n\n2\n00:00:03,000 --> 00:00:04,000\nBeta.\n",
      others: ["Alpha.", "Beta."]),
    Case(
      name: "full stop in the second cue",
      file: "1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n\n2\n00:00:03.000 --> 00:00:04.000\nBeta.\n",
      shown: [.media3: ["Alpha."]], others: ["Alpha.", "Beta."]),
    Case(
      name: "no blank line",
      file: "1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n2\n00:00:03,000 --> 00:00:04,000\nBeta.\n",
      shown: [
        .vlc: ["Alpha.\n2\n00:00:03,000 --> 00:00:04,000\nBeta."],
        .media3: ["Alpha.\n2\n00:00:03,000 --> 00:00:04,000\nBeta."],
        .pysrt: ["Alpha.\n2\n00:00:03,000 --> 00:00:04,000\nBeta."],
      ], others: ["Alpha.", "Beta."]),
    Case(
      name: "blank line in the text",
      file: "1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n\nMore.\n\n2\n"
        + "00:00:03,000 --> 00:00:04,000\nBeta.\n",
      shown: [
        .ffmpeg: ["Alpha.\nMore.", "Beta."], .chromium: ["Alpha.\nMore.", "Beta."],
        .subtitleEdit: ["Alpha.\n\nMore.", "Beta."], .srt: ["Alpha.\n\nMore.", "Beta."],
        .pysubs2: ["Alpha.\n\nMore.", "Beta."],
      ], others: ["Alpha.", "Beta."]),
    Case(
      name: "line of a space in the text",
      file: "1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n \nMore.\n\n2\n"
        + "00:00:03,000 --> 00:00:04,000\nBeta.\n",
      shown: [
        .ffmpeg: ["Alpha.", "Beta."], .chromium: ["Alpha.", "Beta."], .pysrt: ["Alpha.", "Beta."],
        .media3: ["Alpha.\n\nMore.", "Beta."], .subtitleEdit: ["Alpha.\n\nMore.", "Beta."],
      ], others: ["Alpha.\n \nMore.", "Beta."]),
    Case(
      name: "no index",
      file: "1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n\n00:00:03,000 --> 00:00:04,000\nBeta.\n",
      shown: [.media3: ["Alpha."]], others: ["Alpha.", "Beta."]),
    Case(
      name: "a name for an index",
      file:
        "1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n\nCue 2\n00:00:03,000 --> 00:00:04,000\nB.\n",
      shown: [
        .media3: ["Alpha."], .ffmpeg: ["Alpha.\nCue 2", "B."], .chromium: ["Alpha.\nCue 2", "B."],
        .pysubs2: ["Alpha.\n\nCue 2", "B."], .subtitleEdit: ["Alpha.\n\nCue 2", "B."],
        .srt: ["Alpha.\n\nCue 2\n00:00:03,000 --> 00:00:04,000\nB."],
      ], others: ["Alpha.", "B."]),
    Case(
      name: "brackets around the times",
      file: "1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n\n2\n[00:00:03,000 --> 00:00:04,000]\nB.\n",
      shown: [
        .ffmpeg: ["Alpha.\n2\n[00:00:03,000 --> 00:00:04,000]\nB."],
        .chromium: ["Alpha.\n2"],
        .srt: ["Alpha.\n\n2\n[00:00:03,000 --> 00:00:04,000]\nB."], .pysubs2: ["Alpha.", "B."],
        .subtitleEdit: ["Alpha.\n\n2\n[00:00:03,000 --> 00:00:04,000]\nB."],
        .pysrt: ["Alpha.", "B."],
      ], others: ["Alpha."]),
    Case(
      name: "a name for the first index",
      file: "One\n00:00:01,000 --> 00:00:02,000\nAlpha.\n",
      shown: [.media3: []], refusers: [.ffmpeg, .chromium, .srt, .subtitleEdit], others: ["Alpha."]),
    Case(
      name: "an end before the start",
      file: "1\n00:00:01,000 --> 00:00:02,000\nA.\n\n2\n00:00:04,000 --> 00:00:03,000\nB.\n",
      shown: [.vlc: ["A."]], others: ["A.", "B."]),
    Case(
      name: "tags",
      file: "1\n00:00:01,000 --> 00:00:02,000\n<i>A</i> <laughs> <BOB>b</BOB> {\\an8}c\n",
      shown: [
        .vlc: ["A <laughs> b c"], .ffmpeg: ["A  b c"], .media3: ["A b c"], .chromium: ["A  b c"],
        .pysubs2: ["A  b c"],
      ], others: ["<i>A</i> <laughs> <BOB>b</BOB> {\\an8}c"]),
    Case(
      name: "character references",
      file: "1\n00:00:01,000 --> 00:00:02,000\nA &amp; b &#9834;\n",
      shown: [.media3: ["A & b ♪"], .chromium: ["A & b ♪"]], others: ["A &amp; b &#9834;"]),
    Case(
      name: "an arrow in the text",
      file: "1\n00:00:01,000 --> 00:00:02,000\nA\n12:30 --> 13:45\n",
      shown: [.chromium: ["A"]], others: ["A\n12:30 --> 13:45"]),
    Case(
      name: "a number at the end",
      file: "1\n00:00:01,000 --> 00:00:02,000\nA\n\n7\n",
      shown: [
        .ffmpeg: ["A\n7"], .chromium: ["A\n7"], .srt: ["A\n\n7"], .subtitleEdit: ["A"],
      ], others: ["A"]),
    Case(
      name: "WebVTT's first line",
      file: "WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000\nA\n",
      shown: [.media3: ["A"], .pysrt: ["A"]], others: nil),
    Case(name: "nothing", file: "", shown: [.media3: [], .pysrt: [], .srt: []], others: nil),
  ]

  @Test(arguments: cases, Reader.allCases)
  func showsWhatTheProgramShows(file: Case, reader: Reader) {
    let reading = reader.read(Array(file.file.utf8))
    let expected = file.refusers.contains(reader) ? nil : file.shown[reader] ?? file.others
    #expect((reading.refusal != nil) == (expected == nil))
    #expect(reading.captions.map(\.text) == expected ?? [])
  }

  @Test(arguments: [
    (Reader.vlc, 5 as Int64), (.ffmpeg, 5), (.chromium, 5), (.subtitleEdit, 5), (.pysrt, 5),
    (.srt, 5),
    (.pysubs2, 500),
  ])
  func readsAFractionOfOneDigitInItsOwnWay(reader: Reader, milliseconds: Int64) {
    let reading = reader.read(Array("1\n00:00:01,5 --> 00:00:02,500\nAlpha.\n".utf8))
    #expect(reading.captions.map(\.start.milliseconds) == [1000 + milliseconds])
  }

  @Test func readsAPartWithoutAskingWhatItIs() {
    let part = Array("x\n\n1\n00:00:01,000 --> 00:00:02,000\nAlpha.\n".utf8)
    #expect(Reader.ffmpeg.read(part, .whole).refusal == .notRecognized)
    #expect(Reader.ffmpeg.read(part, .middle).captions.map(\.text) == ["Alpha."])
  }

  /// A part that begins where a whole cue does is read alike alone and in its file.
  @Test(arguments: Reader.allCases)
  func readsPartsAsTheWhole(reader: Reader) {
    let parts = (0..<30).map { number in
      Array(
        "\(number + 1)\n00:01:\(10 + number),000 --> 00:01:\(10 + number),900\n\(number)\n<i>A</i>\n\n"
          .utf8)
    }
    let whole = reader.read(parts.flatMap { $0 })
    #expect(whole.captions.count == 30)
    #expect(whole.captions == parts.flatMap { reader.read($0, .middle).captions })
  }
}
