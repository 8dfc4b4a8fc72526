// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SubRip
import Testing

struct DocumentTests {
  let source = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n0:0:3.0 --> 0:0:4.0\nTwo\n"

  private func text(_ document: SubRipDocument, _ options: WriterOptions = WriterOptions())
    -> String
  {
    String(decoding: document.write(options: options), as: UTF8.self)
  }

  @Test func aNewTextTouchesNothingElse() {
    var document = SubRipDocument(parsing: Array(source.utf8))
    document.setText("Deux\nlignes", at: 1)
    #expect(text(document) == source.replacing("Two", with: "Deux\nlignes"))
  }

  @Test func newTimesTouchTimecodesOnly() {
    var document = SubRipDocument(parsing: Array(source.utf8))
    document.setTimes(
      at: 1, start: Timestamp(milliseconds: 3000), end: Timestamp(milliseconds: 4500))
    #expect(text(document) == source.replacing("0:0:4.0", with: "00:00:04,500"))
  }

  @Test func anInsertedCueIsSetApart() {
    var document = SubRipDocument(parsing: Array(source.utf8))
    let cue = Cue(
      ordinal: 0, index: 7, start: .zero, end: Timestamp(milliseconds: 500), text: "New")
    document.insert(cue, at: 2)
    #expect(text(document) == source + "\n7\n00:00:00,000 --> 00:00:00,500\nNew\n\n")
    #expect(document[2].text == "New")
    #expect(document[2].ordinal == 3)
  }

  @Test func aRemovedCueTakesItsBlankLines() {
    var document = SubRipDocument(parsing: Array(source.utf8))
    document.remove(at: 0)
    #expect(text(document) == "2\n0:0:3.0 --> 0:0:4.0\nTwo\n")
    #expect(
      text(document, WriterOptions(newline: .crlf, byteOrderMark: .write, numbering: .sequential))
        == "\u{FEFF}1\r\n0:0:3.0 --> 0:0:4.0\r\nTwo\r\n")
  }

  @Test(arguments: [
    // A number on the timing line goes when the cue gets another.
    (
      "1\n00:00:01,000 --> 00:00:02,000\nA\n\n200:00:03,000 --> 00:00:04,000\nB\n",
      "1\n00:00:03,000 --> 00:00:04,000\nB\n"
    ),
    (
      "5\r00:00:01,000 --> 00:00:02,000\rA\r\r00:00:03,000 --> 00:00:04,000\rB\r",
      "1\r00:00:03,000 --> 00:00:04,000\rB\r"
    ),
  ])
  func numbersAreWrittenInTheFilesOwnStyle(source: String, expected: String) {
    var document = SubRipDocument(parsing: Array(source.utf8))
    document.remove(at: 0)
    #expect(text(document, WriterOptions(numbering: .sequential)) == expected)
  }

  /// Only one of two timecodes stands there: with a new time both are written.
  @Test(arguments: [" --> 00:00:04,000", "00:00:04,000 --> "])
  func aMissingTimecodeIsWrittenWithTheOther(timing: String) {
    let source = "1\n\(timing)\nA\n\n2\n00:00:05,000 --> 00:00:06,000\nB\n"
    for (start, end) in [(4000, 4500), (3500, 4000), (3000, 4500)] as [(Int64, Int64)] {
      var document = SubRipDocument(parsing: Array(source.utf8))
      document.setTimes(
        at: 0, start: Timestamp(milliseconds: start), end: Timestamp(milliseconds: end))
      let cue = SubRipDocument(parsing: document.write())[0]
      #expect(cue.start.milliseconds == start)
      #expect(cue.end.milliseconds == end)
      #expect(cue.text == "A")
    }
  }

  /// Coordinates and settings are no text; words are.
  @Test(arguments: [("X1:10 X2:20 Y1:5 Y2:6", true), ("align:start", true), ("Hello", false)])
  func aNewTextKeepsWhatIsNoText(trailing: String, stays: Bool) {
    let timing = "00:00:01,000 --> 00:00:02,000"
    var document = SubRipDocument(parsing: Array("1\n\(timing) \(trailing)\nA\n".utf8))
    document.setText("B", at: 0)
    #expect(text(document) == "1\n\(timing)\(stays ? " " + trailing : "")\nB\n")
  }

  @Test func writesCuesCanonically() {
    var writer = SubRipWriter()
    writer.append(Cue(ordinal: 9, index: 9, start: .zero, end: .zero, text: "a\n\n b\n"))
    writer.append(Cue(ordinal: 9, index: nil, start: .zero, end: .zero, text: ""))
    let expected = """
      1
      00:00:00,000 --> 00:00:00,000
      a
       b

      2
      00:00:00,000 --> 00:00:00,000

      """
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  @Test(arguments: 0..<50)
  func sequencesGiveTheCuesOfTheDocument(seed: Int) async {
    var generator = CaptionGenerator(seed: UInt64(seed) &+ 40_000)
    let input = generator.brokenFile()
    let cues = SubRipDocument(parsing: input).cues
    #expect(Array(CueSequence(input)) == cues)
    let chunks = AsyncStream<[UInt8]> { continuation in
      for position in stride(from: 0, to: input.count, by: 10) {
        continuation.yield(Array(input[position..<min(position + 10, input.count)]))
      }
      continuation.finish()
    }
    var read: [Cue] = []
    for await cue in AsyncCueSequence(chunks) { read.append(cue) }
    #expect(read == cues)
  }

  @Test func parsingGoesOnWhereItStood() {
    let first = Array(
      "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTw".utf8)
    let second = Array("o\n\n3\n00:00:05,000 --> 00:00:06,000\nThree\n".utf8)
    var parser = SubRipParser()
    var texts: [String] = []
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
      if case .cue(let block) = event {
        texts.append("\(block.ordinal) \(block.timingLineNumber) \(block.text(in: bytes))")
      }
    }
    parser.consume(first.span, take)
    let point = parser.resumePoint
    #expect(point.offset == TextOffset(37))
    #expect(point.line == 5)
    #expect(point.ordinal == 1)
    var later = SubRipParser(resumingAt: point)
    let rest = Array(first[point.offset.bytes...]) + second
    later.consume(rest.span, take)
    later.finish(take)
    #expect(texts == ["1 2 One", "2 6 Two", "3 10 Three"])
  }
}
