// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionText
import CaptionTiming
import SubRip
import Testing

struct RetimingStreamTests {
  private static let source =
    "\u{FEFF}head\r\n1\r\n00:00:01,000 --> 00:00:03,000 X1:1\r\nA\u{E9}\u{1F600}\r\n\r\n\r\n2\r\n"
    + "0:0:4.5 -> 0:0:6.5\r\nB\r\n\r\n"

  private func run(
    _ bytes: [UInt8], _ retiming: Retiming, _ options: RetimingOptions = RetimingOptions(),
    chunk: Int = .max
  ) throws -> ([UInt8], RetimingReport) {
    var stream = try RetimingStream(retiming, options: options)
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = start + min(chunk, bytes.count - start)
      try stream.consume(bytes.span.extracting(start..<end), into: &output)
      start = end
    }
    try stream.finish(into: &output)
    return (output, stream.report)
  }

  private func encoded(_ text: String, _ encoding: TextEncoding) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try TextEncoder(encoding).encode(text, to: &bytes)
    return bytes
  }

  @Test(
    arguments: [TextEncoding.utf8, .utf16LE, .utf16BE, .utf32LE, .utf32BE],
    [1, 2, 3, 7, 64, Int.max])
  func replacesTimecodesInTheFilesOwnEncoding(encoding: TextEncoding, chunk: Int) throws {
    let bytes = try encoded(Self.source, encoding)
    let later = Self.source.replacing("00:00:01,000", with: "00:00:02,500")
      .replacing("00:00:03,000", with: "00:00:04,500").replacing("0:0:4.5", with: "00:00:06,000")
      .replacing("0:0:6.5", with: "00:00:08,000")
    var tidy = RetimingOptions()
    tidy.minimumGap = Timestamp(milliseconds: 1)
    for options in [RetimingOptions(), tidy] {
      let (output, report) = try run(
        bytes, .shift(by: Timestamp(milliseconds: 1500)), options, chunk: chunk)
      #expect(report.cues == 2)
      #expect(report.moved == 2)
      #expect(try output == encoded(later, encoding))
      let same = try run(bytes, .identity, options, chunk: chunk).0
      #expect(same == bytes)
    }
  }

  /// Digits of two character sets in one timecode, the shift between them within it or at its ends.
  @Test(arguments: [
    "00：00：01,000 --> 00：00：02,000", "００：00:01,000 --> 00:00:02，０００",
    "００：００：０１，０００ --> 00:00:02,000",
    "00:00:01,000 --> ００:00:02,000 日本",
  ])
  func changesCharacterSetsWhereTheyChanged(timing: String) throws {
    let bytes = try encoded("1\n\(timing)\n日本\n", .iso2022JP)
    var options = DecodingOptions()
    options.encoding = .iso2022JP
    var stream = try RetimingStream(.shift(by: Timestamp(milliseconds: 1000)), decoding: options)
    var output: [UInt8] = []
    try stream.consume(bytes.span, into: &output)
    try stream.finish(into: &output)
    var decoder = try TextDecoder(.iso2022JP)
    var text: [UInt8] = []
    decoder.consume(output.span) { piece, _ in
      for index in piece.indices { text.append(piece[index]) }
    }
    decoder.finish { piece, _ in for index in piece.indices { text.append(piece[index]) } }
    #expect(decoder.malformedByteCount == 0)
    let shifted = String(decoding: text, as: UTF8.self)
    #expect(shifted.hasPrefix("1\n00:00:02,000 --> 00:00:03,000"))
    #expect(shifted.hasSuffix("\n日本\n"))
  }

  @Test func aDroppedCueTakesItsBlankLinesAlong() throws {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:05,000 --> 00:00:06,000\nB\n"
    var options = RetimingOptions()
    options.onNegative = .drop
    let (output, report) = try run(
      Array(text.utf8), .shift(by: Timestamp(milliseconds: -3000)), options)
    #expect(String(decoding: output, as: UTF8.self) == "2\n00:00:02,000 --> 00:00:03,000\nB\n")
    #expect(report.dropped.count == 1)
  }

  @Test func stopsAtTheCueThatIsRefusedAfterWhatComesBefore() throws {
    let text = "1\n00:00:09,000 --> 00:00:10,000\nA\n\n2\n00:00:05,000 --> 00:00:06,000\nB\n"
    var stream = try RetimingStream(.shift(by: Timestamp(milliseconds: -6000)))
    var output: [UInt8] = []
    var refused: RefusedCue?
    do {
      let bytes = Array(text.utf8)
      try stream.consume(bytes.span, into: &output)
      try stream.finish(into: &output)
    } catch let error as RefusedCue {
      refused = error
    }
    #expect(refused?.line == 6)
    #expect(refused?.cue.ordinal == 2)
    #expect(String(decoding: output, as: UTF8.self) == "1\n00:00:03,000 --> 00:00:04,000\nA\n\n")
  }

  @Test func aDocumentIsRetimedOrLeftAlone() throws {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:05,000 --> 00:00:06,000\nB\n"
    var document = SubRipDocument(parsing: Array(text.utf8))
    let back = Retiming.shift(by: Timestamp(milliseconds: -3000))
    #expect(try document.retime(back).isRefused)
    #expect(document.write() == Array(text.utf8))
    var options = RetimingOptions()
    options.onNegative = .shiftBlock
    #expect(try document.retime(back, options: options).blockShift == .zero)
    #expect(document.cues.map(\.start.milliseconds) == [0, 4000])
    options.onNegative = .drop
    #expect(try document.retime(back, options: options).dropped.count == 1)
    #expect(document.cues.map(\.start.milliseconds) == [1000])
  }
}
