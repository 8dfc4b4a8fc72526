// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SubRip
import Testing

/// What is recovered from each of the variations that players disagree on.
struct RecoveryTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var input: String
    /// `start end text`, one a cue.
    var cues: [String]
    var anomalies: CueAnomalies = []
    var stray = ""
    var unread = ""
    var testDescription: String { name }
  }

  /// A cue before and a cue after the one with the timing line under test.
  static func timing(_ line: String) -> String {
    "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\n2\n\(line)\nBeta\n\n3\n00:00:05,000 --> 00:00:06,000\nGamma\n"
  }

  static func around(_ start: Int, _ end: Int, _ text: String = "Beta") -> [String] {
    ["1000 2000 Alpha", "\(start) \(end) \(text)", "5000 6000 Gamma"]
  }

  static let timingRows: [Row] = [
    Row(
      name: "dot", input: timing("00:00:03.000 --> 00:00:04.000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "colon ms", input: timing("00:00:03:000 --> 00:00:04:000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "one digit", input: timing("00:00:03,5 --> 00:00:04,5"), cues: around(3500, 4500),
      anomalies: .fractionDigits),
    Row(
      name: "two digits", input: timing("00:00:03,50 --> 00:00:04,50"), cues: around(3500, 4500),
      anomalies: .fractionDigits),
    Row(
      name: "four digits", input: timing("00:00:03,5000 --> 00:00:04,5000"),
      cues: around(3500, 4500), anomalies: .fractionDigits),
    Row(
      name: "six digits", input: timing("00:00:03,250000 --> 00:00:04,000600"),
      cues: around(3250, 4001), anomalies: .fractionDigits),
    Row(
      name: "float", input: timing("00:00:03,560.0000000000009 --> 00:00:04,200.9"),
      cues: around(3560, 4201), anomalies: .fractionDigits),
    Row(
      name: "no ms", input: timing("00:00:03 --> 00:00:04"), cues: around(3000, 4000),
      anomalies: [.millisecondsMissing, .timingNotCanonical]),
    Row(
      name: "no hours", input: timing("00:03,000 --> 00:04,000"), cues: around(3000, 4000),
      anomalies: [.hoursMissing, .timingNotCanonical]),
    Row(
      name: "VTT short", input: timing("00:03.000 --> 00:04.000"), cues: around(3000, 4000),
      anomalies: [.hoursMissing, .timingNotCanonical]),
    Row(
      name: "narrow", input: timing("0:0:3,0 --> 0:0:4,0"), cues: around(3000, 4000),
      anomalies: [.fractionDigits, .timingNotCanonical]),
    Row(
      name: "minus", input: timing("-00:00:03,000 --> 00:00:04,000"), cues: around(-3000, 4000),
      anomalies: .negativeTime),
    Row(
      name: "minus field", input: timing("00:00:-3,000 --> 00:00:04,000"),
      cues: around(-3000, 4000), anomalies: [.negativeTime, .timingNotCanonical]),
    Row(
      name: "no spaces", input: timing("00:00:03,000-->00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "->", input: timing("00:00:03,000 -> 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "en dash", input: timing("00:00:03,000 –> 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "em dash", input: timing("00:00:03,000 —> 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "bare dash", input: timing("00:00:03,000 - 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "--->", input: timing("00:00:03,000 ---> 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "-- >", input: timing("00:00:03,000 -- > 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "- ->", input: timing("00:00:03,000 - -> 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "→", input: timing("00:00:03,000 → 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "--&gt;", input: timing("00:00:03,000 --&gt; 00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "two spaces", input: timing("00:00:03,000  -->  00:00:04,000"),
      cues: around(3000, 4000), anomalies: .timingNotCanonical),
    Row(
      name: "tabs", input: timing("00:00:03,000\t-->\t00:00:04,000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "coordinates", input: timing("00:00:03,000 --> 00:00:04,000 X1:10 X2:20 Y1:5 Y2:6"),
      cues: around(3000, 4000), anomalies: .trailingData),
    Row(
      name: "settings", input: timing("00:00:03,000 --> 00:00:04,000 align:start position:0%"),
      cues: around(3000, 4000), anomalies: .trailingData),
    Row(
      name: "100 hours", input: timing("100:00:03,000 --> 100:00:04,000"),
      cues: around(360_003_000, 360_004_000), anomalies: .hoursOver99),
    Row(
      name: "60 seconds", input: timing("00:00:61,000 --> 00:01:99,000"),
      cues: around(61000, 159_000), anomalies: .fieldOutOfRange),
    Row(
      name: "inner spaces", input: timing("00: 00: 03, 000 --> 00 :00:04 ,000"),
      cues: around(3000, 4000), anomalies: .timingNotCanonical),
    Row(
      name: "semicolon", input: timing("00:00:03;000 --> 00:00:04;000"), cues: around(3000, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "Arabic comma", input: timing("00:00:03،000 --> 00:00:04،000"),
      cues: around(3000, 4000), anomalies: .timingNotCanonical),
    Row(
      name: "full-width digits", input: timing("００:００:０３,０００ --> 00:00:04,000"),
      cues: around(3000, 4000), anomalies: .timingNotCanonical),
    Row(
      name: "full-width separators", input: timing("00：00：03，000 --> 00：00：04，000"),
      cues: around(3000, 4000), anomalies: .timingNotCanonical),
    Row(
      name: "Arabic digits", input: timing("٠٠:٠٠:٠٣,٠٠٠ --> ٠٠:٠٠:٠٤,٠٠٠"),
      cues: around(3000, 4000), anomalies: .timingNotCanonical),
    Row(
      name: "no end", input: timing("00:00:03,000 --> "), cues: around(3000, 3000),
      anomalies: .endMissing),
    Row(
      name: "no start", input: timing(" --> 00:00:04,000"), cues: around(4000, 4000),
      anomalies: .startMissing),
    Row(name: "reversed", input: timing("00:00:04,000 --> 00:00:03,000"), cues: around(4000, 3000)),
    Row(name: "equal", input: timing("00:00:03,000 --> 00:00:03,000"), cues: around(3000, 3000)),
    Row(
      name: "text on the line", input: timing("00:00:03,000 --> 00:00:04,000 Hello"),
      cues: around(3000, 4000, "Hello/Beta"), anomalies: .trailingData),
    Row(
      name: "leading colon", input: timing(":00:03,870 --> :00:04,000"), cues: around(3870, 4000),
      anomalies: .hoursMissing),
    Row(
      name: "unit", input: timing("00:00:03,540S --> 00:00:04,000S"), cues: around(3540, 4000),
      anomalies: .timingNotCanonical),
    Row(
      name: "seconds with a unit", input: timing("3,540S --> 4,000S"), cues: around(3540, 4000),
      anomalies: .hoursMissing),
    Row(
      name: "leading spaces", input: timing("  00:00:03,000 --> 00:00:04,000"),
      cues: around(3000, 4000), anomalies: .timingNotCanonical),
    Row(
      name: "RTL mark", input: timing("\u{200F}00:00:03,000 --> 00:00:04,000"),
      cues: around(3000, 4000), anomalies: .timingNotCanonical),
  ]

  static let a = "00:00:01,000 --> 00:00:02,000\n"
  static let b = "00:00:03,000 --> 00:00:04,000\n"
  static let both = ["1000 2000 Alpha", "3000 4000 Beta"]

  /// An index in front of its time, and what stands between the two.
  static let indexRows = ["", " ", "\t", ") ", ": "].map { between in
    Row(
      name: "index glued with '\(between)'",
      input: "1\n\(a)Alpha\n\n2\(between)00:00:03,000 --> 00:00:04,000\nBeta\n", cues: both,
      anomalies: .indexGlued)
  }

  static let structureRows: [Row] = [
    Row(
      name: "index and a full stop in front of the time, no blank line",
      input: "1\n\(a)Alpha\n2.00:00:03,000 --> 00:00:04,000\nBeta\n", cues: both,
      anomalies: [.indexGlued, .missingBlankLine]),
    Row(
      name: "another number in front of the time: no time is made up",
      input: "1\n\(a)Alpha\n\n7: 00:00:03,000 --> 00:00:04,000\nBeta\n",
      cues: ["1000 2000 Alpha"], unread: "7: 00:00:03,000 --> 00:00:04,000\nBeta\n"),
    Row(
      name: "five fields: no time is made up",
      input: "1\n\(a)Alpha\n\n1:00:00:03,000 --> 1:00:00:04,000\nBeta\n",
      cues: ["1000 2000 Alpha"], unread: "1:00:00:03,000 --> 1:00:00:04,000\nBeta\n"),
    Row(
      name: "hours of one digit that are the next index",
      input: "1:00:01,000 --> 1:00:02,000\nAlpha\n", cues: ["3601000 3602000 Alpha"],
      anomalies: .indexMissing),
    Row(
      name: "hours of three digits without an index",
      input: "100:00:01,000 --> 100:00:02,000\nAlpha\n", cues: ["360001000 360002000 Alpha"],
      anomalies: [.indexMissing, .hoursOver99]),
    Row(
      name: "blank line in text", input: "1\n\(a)Alpha\n\nmore\n\n2\n\(b)Beta\n",
      cues: ["1000 2000 Alpha//more", "3000 4000 Beta"], anomalies: .blankLineInText),
    Row(
      name: "spaces-only line in text", input: "1\n\(a)Alpha\n \nmore\n\n2\n\(b)Beta\n",
      cues: ["1000 2000 Alpha/ /more", "3000 4000 Beta"], anomalies: .blankLineInText),
    Row(
      name: "blank line between cues missing", input: "1\n\(a)Alpha\n2\n\(b)Beta\n", cues: both,
      anomalies: .missingBlankLine),
    Row(
      name: "spaced index, no blank line", input: "1\n\(a)Alpha\n 2\n\(b)Beta\n", cues: both,
      anomalies: .missingBlankLine),
    Row(name: "no index", input: "\(a)Alpha\n\n\(b)Beta\n", cues: both, anomalies: .indexMissing),
    Row(
      name: "no index and no blank line", input: "\(a)Alpha\n\(b)Beta\n", cues: both,
      anomalies: [.indexMissing, .missingBlankLine]),
    Row(
      name: "index A", input: "A\n\(a)Alpha\n\nB\n\(b)Beta\n", cues: both,
      anomalies: .indexNotInteger),
    Row(
      name: "index 1.5", input: "1.5\n\(a)Alpha\n\n2.5\n\(b)Beta\n", cues: both,
      anomalies: .indexNotInteger),
    Row(
      name: "index 1 foo", input: "1 foo\n\(a)Alpha\n\n2 foo\n\(b)Beta\n", cues: both,
      anomalies: .indexNotInteger),
    Row(
      name: "index -1", input: "-1\n\(a)Alpha\n\n-2\n\(b)Beta\n", cues: both,
      anomalies: .indexNotInteger),
    Row(
      name: "empty cue", input: "1\n\(a)\n2\n\(b)Beta\n", cues: ["1000 2000 ", "3000 4000 Beta"]),
    Row(
      name: "blank between index and time", input: "1\n\n\(a)Alpha\n\n2\n\n\(b)Beta\n", cues: both,
      anomalies: .blankLineBeforeTiming),
    Row(
      name: "blank between time and text", input: "1\n\(a)\nAlpha\n\n2\n\(b)\nBeta\n", cues: both,
      anomalies: .blankLineBeforeText),
    Row(
      name: "index blank time blank text", input: "1\n\n\(a)\nAlpha\n\n2\n\n\(b)\nBeta\n",
      cues: both, anomalies: [.blankLineBeforeTiming, .blankLineBeforeText]),
    Row(
      name: "stray number at the end", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n\n3\n", cues: both,
      stray: "3\n"),
    Row(
      name: "text after the last cue", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n\nThe end\n",
      cues: ["1000 2000 Alpha", "3000 4000 Beta//The end"], anomalies: .blankLineInText),
    Row(
      name: "preamble", input: "Created by X\n\n1\n\(a)Alpha\n\n2\n\(b)Beta\n", cues: both,
      stray: "Created by X\n"),
    Row(
      name: "WEBVTT", input: "WEBVTT\n\n1\n\(a)Alpha\n\n2\n\(b)Beta\n", cues: both,
      stray: "WEBVTT\n"),
    Row(
      name: "[*] header", input: "[*]\n1\n\(a)Alpha\n\n2\n\(b)Beta\n", cues: both, stray: "[*]\n"),
    Row(
      name: "code fences", input: "```srt\n1\n\(a)Alpha\n\n2\n\(b)Beta\n```\n", cues: both,
      stray: "```srt\n```\n"),
    Row(
      name: "prose behind a code fence",
      input:
        "Here it is:\n\n```srt\n1\n\(a)Alpha\n\n2\n\(b)Beta\n```\n\nI kept the times.\nEnjoy!\n",
      cues: both, stray: "Here it is:\n```srt\n```\n\nI kept the times.\nEnjoy!\n"),
    Row(
      name: "prose behind a code fence below a blank line and a number",
      input: "```\n1\n\(a)Alpha\n\n2\n\(b)Beta\n\n3\n```\nThat is all.", cues: both,
      stray: "```\n3\n```\nThat is all."),
    Row(
      name: "a fence that nothing opened", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n```\nGamma\n",
      cues: ["1000 2000 Alpha", "3000 4000 Beta/```/Gamma"]),
    Row(
      name: "truncated", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n\n3\n00:00:05,0", cues: both,
      stray: "3\n00:00:05,0"),
    Row(
      name: "truncated after the arrow",
      input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n\n3\n00:00:05,000 -->", cues: both,
      stray: "3\n00:00:05,000 -->"),
    Row(
      name: "unreadable timing", input: "1\n\(a)Alpha\n\n2\n00:00:xx,000 --> 00:00:04,000\nBeta\n",
      cues: ["1000 2000 Alpha"], unread: "2\n00:00:xx,000 --> 00:00:04,000\nBeta\n"),
    Row(
      name: "CRLF", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n".replacing("\n", with: "\r\n"),
      cues: both, anomalies: .endsLinesWithCRLF),
    Row(
      name: "CR", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n".replacing("\n", with: "\r"), cues: both,
      anomalies: .endsLinesWithCR),
    Row(
      name: "CR CR LF", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n".replacing("\n", with: "\r\r\n"),
      cues: both, anomalies: .endsLinesWithCRCRLF),
    Row(name: "BOM", input: "\u{FEFF}1\n\(a)Alpha\n\n2\n\(b)Beta\n", cues: both),
    Row(name: "double BOM", input: "\u{FEFF}\u{FEFF}1\n\(a)Alpha\n\n2\n\(b)Beta\n", cues: both),
    Row(
      name: "BOM before a later index", input: "1\n\(a)Alpha\n\n\u{FEFF}2\n\(b)Beta\n", cues: both),
    Row(
      name: "NUL inside", input: "1\n\(a)Alp\0ha\n\n2\n\(b)Beta\n",
      cues: ["1000 2000 Alp\0ha", "3000 4000 Beta"]),
    Row(name: "NULs at the end", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n\0\0\0", cues: both),
    Row(name: "NULs after the last text", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\0\0\0", cues: both),
    Row(name: "Ctrl-Z at the end", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n\u{1A}", cues: both),
    Row(
      name: "U+2028 in text", input: "1\n\(a)Al\u{2028}pha\n\n2\n\(b)Beta\n",
      cues: ["1000 2000 Al\u{2028}pha", "3000 4000 Beta"]),
    Row(name: "no final newline", input: "1\n\(a)Alpha\n\n2\n\(b)Beta", cues: both),
    Row(name: "leading blank lines", input: "\n\n1\n\(a)Alpha\n\n2\n\(b)Beta\n", cues: both),
    Row(
      name: "number-only text", input: "1\n\(a)1984\n\n2\n\(b)1.567.202.\n",
      cues: ["1000 2000 1984", "3000 4000 1.567.202."]),
    Row(
      name: "number as last text", input: "1\n\(a)Alpha\n\n2\n\(b)42\n",
      cues: ["1000 2000 Alpha", "3000 4000 42"]),
    Row(
      name: "text that looks like time", input: "1\n\(a)3:15 -> 4\n00:00:01,000\n\n2\n\(b)Beta\n",
      cues: ["1000 2000 3:15 -> 4/00:00:01,000", "3000 4000 Beta"]),
    // A caption about a timetable: in a file with milliseconds a time without them is text right below a
    // timing line, and a timing line below a blank one.
    Row(
      name: "a schedule", input: "1\n\(a)12:30 --> 13:45\n\n2\n\(b)Beta\n",
      cues: ["1000 2000 12:30 --> 13:45", "3000 4000 Beta"]),
    Row(
      name: "a schedule of two lines",
      input: "1\n\(a)09:15:00 -> 09:45:00\nAlpha\n\n2\n\(b)Beta\n",
      cues: ["1000 2000 09:15:00 -> 09:45:00/Alpha", "3000 4000 Beta"]),
    Row(
      name: "an empty cue without a blank line", input: "1\n\(a)\(b)Beta\n",
      cues: ["1000 2000 ", "3000 4000 Beta"], anomalies: [.indexMissing, .missingBlankLine]),
    Row(
      name: "no milliseconds anywhere",
      input: "00:00:01 --> 00:00:02\n00:00:03 --> 00:00:04\nBeta\n",
      cues: ["1000 2000 ", "3000 4000 Beta"], anomalies: .millisecondsMissing),
    // Found by the fuzzer: an invisible mark with nothing but padding behind it.
    Row(
      name: "padding behind a mark", input: "1\n\(a)Alpha\n\n2\n\(b)Beta\n\u{FEFF}\0",
      cues: ["1000 2000 Alpha", "3000 4000 Beta/\u{FEFF}"]),
    Row(name: "empty file", input: "", cues: []),
    Row(name: "only a BOM", input: "\u{FEFF}", cues: []),
    Row(name: "only blank lines", input: "\n\r\n \n", cues: []),
    Row(name: "text only", input: "Hello\nworld\n", cues: [], stray: "Hello\nworld\n"),
  ]

  @Test(arguments: timingRows + indexRows + structureRows)
  func recovers(row: Row) {
    let recorder = Recorder(row.input)
    let cues = recorder.cues.map {
      "\($0.start.milliseconds) \($0.end.milliseconds) \($0.text.replacing("\n", with: "/"))"
    }
    #expect(cues == row.cues)
    #expect(recorder.bytes == Array(row.input.utf8))
    #expect(recorder.stray == row.stray)
    #expect(recorder.unread == row.unread)
    let found = recorder.blocks.reduce(into: CueAnomalies()) { $0.formUnion($1.anomalies) }
    #expect(found.isSuperset(of: row.anomalies), "\(found)")
  }

  @Test func aLongCueIsCutAtTheLimitAndNothingIsLost() {
    let text = "1\n\(Self.a)" + String(repeating: "line\n", count: 200) + "\n2\n\(Self.b)Beta\n"
    let recorder = Recorder(
      Array(text.utf8), chunks: [9], limits: ParserLimits(maximumCueBytes: 300))
    #expect(recorder.cues.count == 2)
    #expect(recorder.blocks[0].anomalies.contains(.truncated))
    #expect(recorder.cues[1].text == "Beta")
    #expect(String(decoding: recorder.bytes, as: UTF8.self) == text)
  }
}
