// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import Testing
import WebVTT

/// What the standard skips and people meant: it is kept, and said.
struct RecoveryTests {
  @Test(
    arguments: [
      ("00:00:01,500 --> 00:00:02,250", 1500, 2250),
      ("00:01,500 --> 00:02,250", 1500, 2250),
      ("00:01.500 --> 00:02,250", 1500, 2250),
      ("00:00:01.5 --> 00:00:02.25", 1500, 2250),
      ("00:00:01 --> 00:00:02", 1000, 2000),
      ("00:00:01.2504 --> 00:00:02.2506", 1250, 2251),
      ("1:01.500 --> 1:02.500", 61500, 62500),
      ("0:0:1.500 --> 0:0:2.500", 1500, 2500),
      ("00:61.000 --> 01:02.000", 61000, 62000),
      ("00:00:01.500 -> 00:00:02.500", 1500, 2500),
      ("00:00:01.500 --- > 00:00:02.500", 1500, 2500),
      ("00:00:01.500 ---> 00:00:02.500", 1500, 2500),
      ("00:00:01.500 — > 00:00:02.500", 1500, 2500),
      ("00:00:01.500 –> 00:00:02.500", 1500, 2500),
      ("00:00:01.500 => 00:00:02.500", 1500, 2500),
      ("00:00:01.500 → 00:00:02.500", 1500, 2500),
      ("  00:00:01,500 --> 00:00:02,500 align:start", 1500, 2500),
      ("00:00:00,000 --> 99999999:00:00,000", 0, 359_999_996_400_000),
    ] as [(String, Int64, Int64)])
  func readsTimesThatTheStandardSkips(line: String, start: Int64, end: Int64) throws {
    for above in ["", "1\n", "a name\n"] {
      let recorder = Recorder("WEBVTT\n\n\(above)\(line)\ntext\n")
      let node = try #require(recorder.nodes.first)
      #expect(node.start.milliseconds == start && node.end.milliseconds == end)
      #expect(node.anomalies.isSuperset(of: [.skippedByStandard, .timingNotCanonical]))
      #expect(node.index == (above == "1\n" ? 1 : nil))
      #expect(WebVTTDocument(parsing: recorder.bytes).shownCues.isEmpty)
    }
  }

  @Test(arguments: [
    "x --> y", "--> 00:01.000", "00:01.000 -->", "1 --> 2", "00:00:01:12 --> 00:00:02:13",
    "00:00:01;12 --> 00:00:02;13", "-00:01,000 --> 00:02,000", "00:01.000x --> 00:02.000",
    "00:00:01,000 --> 00:00:02,000x", "one 00:01.000 --> 00:02.000",
  ])
  func whatCannotBeReadIsUnread(line: String) {
    let recorder = Recorder("WEBVTT\n\n1\n\(line)\ntext\nmore\n\n00:05.000 --> 00:06.000\nb\n")
    #expect(
      recorder.pieces.map { $0.kind.prefix { $0 != " " } } == [
        "header", "separator", "unread", "separator", "cue",
      ])
    #expect(recorder.pieces[2].kind.hasPrefix("unread true"))
    #expect(recorder.nodes.map(\.ordinal) == [1])
  }

  @Test func theKindsOfBlocksAreTold() {
    let file = """
      \u{FEFF}WEBVTT - title
      X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000

      lost above

      NOTE one

      STYLE
      ::cue {}

      REGION
      id:r

      00:01.000 --> 00:02.000
      a

      lost below

      WEBVTT
      X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000

      NOTE
      two
      00:03.000 --> 00:04.000
      b
      00:05.000 --> 00:06.000
      c

      """
    let recorder = Recorder(file)
    let kinds = recorder.pieces.map { String($0.kind.split(separator: " ").prefix(2).first ?? "") }
    #expect(
      kinds == [
        "mark", "header", "separator", "stray", "separator", "note", "separator", "style",
        "separator", "region", "separator", "cue", "stray", "separator", "header", "separator",
        "note", "cue", "cue",
      ])
    #expect(recorder.pieces[3].kind.hasPrefix("stray beforeFirstCue"))
    #expect(recorder.pieces[12].kind.hasPrefix("stray betweenCues"))
    #expect(recorder.nodes.map { $0.anomalies.contains(.missingBlankLine) } == [false, true, true])
  }

  @Test(arguments: [
    ("webvtt", true), ("WebVTT", true), (" WEBVTT", true), ("\u{FEFF}\u{FEFF}WEBVTT", true),
    ("WEBVTT: x", true), ("\n\nWEBVTT", true), ("WEBVTTx", false), ("WEBVTT1", false), ("1", false),
  ])
  func aSignatureIsKnownByWhatItWasMeantAs(line: String, isHeader: Bool) {
    let recorder = Recorder("\(line)\n\n00:01.000 --> 00:02.000\na\n")
    #expect(recorder.pieces.contains { $0.kind.hasPrefix("header") } == isHeader)
    #expect(recorder.nodes.count == 1)
  }

  @Test func nothingIsAnAnomalyOfACleanCue() throws {
    let recorder = Recorder("WEBVTT\n\n1\n01:02.003 --> 00:01:03.000 align:start\na\n\n")
    #expect(try #require(recorder.nodes.first).anomalies == [.endsLinesWithLF, .hasSettings])
  }

  @Test(arguments: [
    "00:01.000-->00:02.000", "0:00:01.000 --> 0:00:02.000", " 00:01.000 --> 00:02.000",
  ])
  func looseTimesAreShownAndSaid(line: String) throws {
    let recorder = Recorder("WEBVTT\n\n\(line)\na\n")
    let anomalies = try #require(recorder.nodes.first).anomalies
    #expect(anomalies.contains(.timingNotCanonical) && !anomalies.contains(.skippedByStandard))
  }
}
