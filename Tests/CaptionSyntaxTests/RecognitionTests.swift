// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import ForeignFiles
import SeededNumbers
import SubRip
import Testing

/// Files of other formats are told by their content, and nothing that is SubRip is taken for one.
struct RecognitionTests {
  private static let cue = "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n"

  private func utf16(_ text: String, mark: Bool = true) -> [UInt8] {
    (mark ? [0xFF, 0xFE] : [])
      + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  /// What a probe says of a file that arrives in pieces, and the bytes that it lets pass.
  private func probe(_ bytes: [UInt8], by size: Int) -> (FileFormat?, [UInt8]) {
    var probe = FormatProbe(.anything(but: .subRip))
    var passed: [UInt8] = []
    var format: FileFormat?
    func take(_ outcome: FormatProbe.Outcome, _ chunk: [UInt8]) {
      switch outcome {
      case .passes: passed += chunk
      case .held: break
      case .released(let held): passed += held
      case .foreign(let found): format = found.format
      }
    }
    var position = 0
    while position < bytes.count, format == nil {
      let end = position + min(size, bytes.count - position)
      let chunk = Array(bytes[position..<end])
      take(probe.take(chunk.span), chunk)
      position = end
    }
    if format == nil { take(probe.finish(), []) }
    return (format, passed)
  }

  /// As everywhere else a CR CR LF ends one line.
  @Test(arguments: ["\n", "\r\n", "\r", "\r\r\n"])
  func countsLinesAsTheParserDoes(newline: String) {
    let lines = ["", "", "WEBVTT", "", "00:01.000 --> 00:02.000", "Hello", ""]
    let bytes = Array(lines.joined(separator: newline).utf8)
    #expect(Recognition.of(bytes.span, .anything(but: .subRip))?.line == 3)
  }

  @Test(arguments: ForeignFile.all)
  func namesEveryFormat(file: ForeignFile) throws {
    let format = try #require(Recognition.of(file.bytes.span, .anything(but: .subRip))?.format)
    #expect(format.rawValue == file.format)
    #expect(format.name.contains(file.word))
    #expect(
      UnreadableCaptions(format: format, expected: .subRip).description.hasSuffix(
        "; \(format.advice(toReach: .subRip))"))
    // Longer than what is looked at.
    let long = Array(
      [[UInt8]](repeating: file.bytes, count: 200_000 / file.bytes.count + 1).joined())
    for size in [1, 7, 1000, 1024, 5000, .max] {
      let (found, passed) = probe(size < 7 ? file.bytes : long, by: size)
      #expect(found == format, "in pieces of \(size)")
      #expect(passed.isEmpty)
    }
  }

  @Test func thereIsAFileOfEachFormat() {
    #expect(
      Set(ForeignFile.all.map(\.format)) == Set(FileFormat.allCases.map(\.rawValue)))
    for format in FileFormat.allCases {
      #expect(!format.name.isEmpty && !format.advice(toReach: .subRip).hasSuffix("."))
    }
  }

  @Test(arguments: ForeignFile.captions.filter { $0.bytes.allSatisfy { $0 < 0x80 && $0 > 0 } })
  func theEncodingMakesNoDifference(file: ForeignFile) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(
      Recognition.of(utf16(text).span, .anything(but: .subRip))?.format.rawValue == file.format)
    #expect(
      Recognition.of(utf16(text, mark: false).span, .anything(but: .subRip))?.format.rawValue
        == file.format)
    let marked = Array("\u{FEFF}\r\n \r\n".utf8) + file.bytes
    #expect(Recognition.of(marked.span, .anything(but: .subRip))?.format.rawValue == file.format)
  }

  @Test(arguments: [
    // What is SubRip with something above, before or inside.
    "", "\u{FEFF}", " \r\n", "0", "[Music]\n", "By X\n\n", "{\\an8}\n", "12:30\n", "[*]\n",
    "```srt\n", "<i>Title</i>\n\n", "WEBVTTX\n\n", "# Title, by X; 2020\n\n", "{Title}\n",
    "[Script]\n", "a,b,c\n\n", "Start the end\n\n", "; comment\n\n", "; comment\n",
    "0:01 Alpha one.\n\n", "[00:01.000]\n", "{1}{2}Title\n", "(1) Title\n\n", "PK\n", "STL\n",
    "Dialogue\n", "<3\n\n", "Title\tYear\n\n", "[Intro]\nTitle of the film\n\n",
    String(repeating: "A preamble of many words, and no time in it.\n", count: 500),
  ])
  func captionsWithAPreambleAreSubRip(preamble: String) {
    let text = Array((preamble + Self.cue + "2\n00:00:03,000 --> 00:00:04,000\nyou\n").utf8)
    #expect(Recognition.of(text.span, .anything(but: .subRip)) == nil)
    for size in [1, 100, 4096, .max] {
      let (format, passed) = probe(text, by: size)
      #expect(format == nil)
      #expect(passed == text)
    }
  }

  @Test(arguments: [
    "Hello\n", "1\n", "1\n00:00:O1,000 --> 00:00:O2,000\nHello\n", "\n\n", "", "[Music]\n",
    "7\n8\n9\n", "Alpha -> beta, and so on and so on and so on and so on and so on and so on\n",
  ])
  func whatNothingTellsAnythingOfIsNotNamed(text: String) {
    #expect(Recognition.of(Array(text.utf8).span, .anything(but: .subRip)) == nil)
  }

  @Test func wordsInTheTextAreText() {
    for word in ["WEBVTT", "[Script Info]", "<html>", "{\\rtf1", "Scenarist_SCC V1.0", "%PDF-1.4"] {
      let text = Array("1\n00:00:01,000 --> 00:00:02,000\n\(word)\n".utf8)
      #expect(Recognition.of(text.span, .anything(but: .subRip)) == nil)
    }
  }

  /// The first line is told as a compiler would.
  @Test func saysWhereTheFirstLineStands() {
    let found = Recognition.of(Array("\u{FEFF}\r\n\n  WEBVTT\n".utf8).span, .anything(but: .subRip))
    #expect(found?.line == 3)
    #expect(found?.offset == TextOffset(6))
    #expect(found.map { String(decoding: $0.firstLine, as: UTF8.self) } == "  WEBVTT")
    #expect(Recognition.of(Array("GIF89a123".utf8).span, .anything(but: .subRip))?.firstLine == [])
  }

  /// What is compressed stays so, whatever is damaged or missing behind its signature.
  @Test(arguments: ForeignFile.packed, 0..<40)
  func damageDoesNotStopIt(file: ForeignFile, seed: UInt64) {
    var numbers = SplitMix64(state: seed)
    var bytes = file.bytes
    for _ in 0..<4 {
      let place = 10 + Int(numbers.next() % UInt64(bytes.count - 10))
      bytes[place] = UInt8(truncatingIfNeeded: numbers.next())
    }
    #expect(Recognition.of(bytes.span, .anything(but: .subRip))?.format.isBinary == true)
    bytes.removeLast(Int(numbers.next() % UInt64(bytes.count - 10)))
    #expect(Recognition.of(bytes.span, .anything(but: .subRip))?.format.isBinary == true)
  }
}
