// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFormats
import CaptionSyntax
import Foundation
import SubRip
import Testing
import WebVTT

/// From one format to another and back.
struct RoundTripTests {
  /// What a conversion gives, and what it has lost.
  static func convert(
    _ bytes: [UInt8], _ source: CaptionFormat, _ target: ConversionTarget
  ) -> (bytes: [UInt8], losses: String) {
    var reader = EventConverter(source)
    var writer = CueConverter(target)
    source.parse(bytes.span) { event, bytes in
      if let cue = reader.take(event, bytes) { writer.append(cue) }
    }
    writer.finish()
    var losses = reader.losses
    for (kind, count) in writer.losses.counts { losses.add(kind, count) }
    return (writer.take(), losses.summary)
  }

  static func cues(_ bytes: [UInt8], _ format: CaptionFormat) -> [Cue] {
    var cues: [Cue] = []
    format.parse(bytes.span) { event, bytes in
      if case .cue(let node) = event { cues.append(node.cue(in: bytes)) }
    }
    return cues
  }

  /// Times and what viewers read, without blank lines.
  static func shown(_ bytes: [UInt8]) -> [String] {
    cues(bytes, .subRip).map { cue in
      var losses = ConversionLosses()
      let read = SubRipMarkup.read(cue.text, &losses)
      let styled = StyledCue(start: cue.start, end: cue.end, pieces: read.pieces)
      return "\(max(0, cue.start.milliseconds)) \(max(0, cue.end.milliseconds)) \(styled.words)"
    }
  }

  private static let texts = [
    "Hello", "<i>Hello</i> there", "<b><i>both</i></b>\nof <u>them</u>", "a & b &amp; c &lt;i&gt;",
    "1 < 2 > 0 --> x", "I <3 you", "<laughs> no", "a\n- b\n- c", "日本語 é", "{\\an8}above",
    "{\\an1}below", "<font color=\"red\">red</font>", "12", "<>", "&", "&#65;", "<00:01.000>",
    "<v Ann>hello", "NOTE no note", "WEBVTT", "STYLE", "-->", "a -- > b", "\u{A0}x",
  ]

  @Test(arguments: texts)
  func subRipSurvivesWebVTT(text: String) {
    let file = Array(
      "1\n00:00:01,000 --> 00:00:02,500\n\(text)\n\n2\n100:00:03,000 --> 100:00:04,000\nend\n".utf8)
    let vtt = Self.convert(file, .subRip, .vtt).bytes
    #expect(WebVTTDocument(parsing: vtt).shownCues.count == 2)
    let back = Self.convert(vtt, .webVTT, .srt).bytes
    let original = Self.cues(file, .subRip)
    let returned = Self.cues(back, .subRip)
    #expect(original.map(\.start) == returned.map(\.start))
    #expect(original.map(\.end) == returned.map(\.end))
    let lost = text.contains("<font")
    if !lost { #expect(original.map(\.text) == returned.map(\.text)) }
    #expect(Self.shown(file) == Self.shown(back))
  }

  /// Viewers of the WebVTT read what viewers of the SubRip file do.
  @Test(arguments: texts)
  func webVTTShowsWhatSubRipDoes(text: String) {
    let file = Array("1\n00:00:01,000 --> 00:00:02,500\n\(text)\n".utf8)
    let vtt = Self.convert(file, .subRip, .vtt).bytes
    var losses = ConversionLosses()
    let read = SubRipMarkup.read(text, &losses)
    let words = StyledCue(start: .zero, end: .zero, pieces: read.pieces).words
    let shown = WebVTTDocument(parsing: vtt).shownCues.map {
      CueText(parsing: $0.text.utf8.span).shown
    }
    #expect(shown == [words])
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["CAPTIONS_CORPUS"] != nil, "no corpus"))
  func theCorpusSurvives() throws {
    let root = try #require(ProcessInfo.processInfo.environment["CAPTIONS_CORPUS"])
    var count = 0
    for path in FileManager.default.enumerator(atPath: root)?.compactMap({ $0 as? String }) ?? []
    where path.lowercased().hasSuffix(".srt") {
      let data = try Data(contentsOf: URL(filePath: "\(root)/\(path)"))
      guard String(validating: data, as: UTF8.self) != nil else { continue }
      let file = [UInt8](data)
      guard !Self.cues(file, .subRip).isEmpty else { continue }
      let vtt = Self.convert(file, .subRip, .vtt).bytes
      let back = Self.convert(vtt, .webVTT, .srt).bytes
      let difference = zip(Self.shown(file), Self.shown(back)).first { $0 != $1 }
      #expect(difference == nil, "\(path)")
      #expect(Self.cues(file, .subRip).count == Self.cues(back, .subRip).count, "\(path)")
      #expect(
        WebVTTDocument(parsing: vtt).shownCues.count == Self.cues(file, .subRip).count, "\(path)")
      count += 1
    }
    print("\(count) files")
  }

  @Test func lossesAreCounted() {
    let vtt = """
      WEBVTT - a talk

      NOTE hello

      STYLE
      ::cue {}

      REGION
      id:r

      intro
      00:01.000 --> 00:02.000 line:3 region:r
      <v Ann><c.red>a</c> <00:01.500>b <ruby>x<rt>y</rt></ruby> <lang fr>c</lang>

      stray

      x --> y
      lost

      """
    #expect(
      Self.convert(Array(vtt.utf8), .webVTT, .srt).losses
        == "1 cue that cannot be read, 1 block of text that belongs to no cue, 1 position, "
        + "1 time in the text, 1 ruby annotation, 1 class, 1 voice name, 1 language mark, "
        + "1 cue identifier, 1 comment, 1 style, 1 region, 1 header")
    let srt =
      "1\n00:00:01,000 --> 00:00:02,000 X1:1 X2:2 Y1:3 Y2:4\n<font color=red>a</font> {\\fad(1,2)}<s>b</s>\n"
    #expect(
      Self.convert(Array(srt.utf8), .subRip, .vtt).losses
        == "1 colour or font, 1 strikethrough, 1 position, 1 override instruction")
  }

  @Test func plainFormatsHoldTheWords() {
    let srt = Array(
      "1\n00:00:01,000 --> 00:00:02,000\n<i>a</i> \"b\"\nc\n\n2\n00:00:05,000 --> 01:00:06,500\nd\n"
        .utf8)
    func text(_ target: ConversionTarget) -> String {
      String(decoding: Self.convert(srt, .subRip, target).bytes, as: UTF8.self)
    }
    #expect(text(.txt) == "a \"b\" c\n\nd\n")
    #expect(
      text(.csv) == "start,end,text\r\n1000,2000,\"a \"\"b\"\"\nc\"\r\n5000,3606500,\"d\"\r\n")
    #expect(
      text(.json) == """
        {"cues":[
        {"start":1000,"end":2000,"text":"a \\"b\\"\\nc"},
        {"start":5000,"end":3606500,"text":"d"}]}

        """)
    #expect(
      text(.sbv) == "0:00:01.000,0:00:02.000\na \"b\"\nc\n\n0:00:05.000,1:00:06.500\nd\n")
  }
}
