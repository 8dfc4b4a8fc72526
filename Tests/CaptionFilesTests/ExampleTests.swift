// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionText
import CaptionTiming
import SubRip
import Testing

/// The examples of the documentation, built and run as they stand there; the tests of the
/// architecture see to it that none is missing.
struct ExampleTests {
  private static let text =
    "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\n2\n00:00:03,000 --> 00:00:04,000\nÉté\n"

  private let bytes = Array(Self.text.utf8)

  @Test func readsAFile() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("film.de.srt", Self.text)
    var parser = SubRipParser()
    let reader = CaptionReader(path: path)
    let reading = try reader.read { text, _ in
      parser.consume(text) { event, bytes in
        if case .cue(let block) = event { print(block.text(in: bytes)) }
      }
    }
    parser.finish { event, bytes in
      if case .cue(let block) = event { print(block.text(in: bytes)) }
    }
    print(reading.decision.encoding)
    #expect(reading.decision.encoding == .utf8)
    #expect(reading.byteCount == bytes.count)
  }

  @Test func tellsTheFormatBeforeParsing() {
    let chunk = bytes.span
    var read = 0
    func parse(_ bytes: Span<UInt8>) { read += bytes.count }
    var probe = FormatProbe(.anything(but: .subRip))
    switch probe.take(chunk) {
    case .passes: parse(chunk)
    case .held: break
    case .released(let bytes): parse(bytes.span)
    case .foreign(let found): print("the file is", found.format.name)
    }
    switch probe.finish() {
    case .passes, .held: break
    case .released(let bytes): parse(bytes.span)
    case .foreign(let found): print("the file is", found.format.name)
    }
    #expect(read == bytes.count)
  }

  @Test func readsCuesAsTheyCome() async throws {
    let directory = TemporaryDirectory()
    let path = directory.file("film.srt", Self.text)
    for try await cue in CaptionReader(path: path).cues() {
      print(cue.start, cue.text)
    }
    let chunks = DecodedChunks(CaptionReader(path: path))
    for try await cue in AsyncCueSequence(chunks) {
      print(cue.start, cue.text)
    }
    // The examples print; what they print is held against the document in memory.
    var read: [String] = []
    for try await cue in CaptionReader(path: path).cues() {
      read.append("\(cue.start) \(cue.text)")
    }
    for try await cue in AsyncCueSequence(DecodedChunks(CaptionReader(path: path))) {
      read.append("\(cue.start) \(cue.text)")
    }
    let cues = SubRipDocument(parsing: bytes).cues.map { "\($0.start) \($0.text)" }
    #expect(!cues.isEmpty && read == cues + cues)
  }

  @Test func retimesAStream() throws {
    let directory = TemporaryDirectory()
    var file = try InputFile(path: directory.file("film.srt", Self.text))
    var output: [UInt8] = []
    var stream = try RetimingStream(.shift(by: Timestamp(milliseconds: 1500)))
    try file.forEachChunk { chunk in
      try stream.consume(chunk, into: &output)
      // write what `output` holds, and empty it
    }
    try stream.finish(into: &output)
    print(stream.report)
    #expect(String(decoding: output, as: UTF8.self).contains("00:00:02,500 --> 00:00:03,500"))
  }

  @Test func namesWhatIsBelowADirectory() throws {
    let directory = TemporaryDirectory()
    let path = try RelativePath("season 1/film.en.srt")
    print(path.name)  // film.en.srt
    #expect(path.name == "film.en.srt")
    let library = try RootedDirectory(path: directory.path)
    let captions = try RelativePath("season 1/film.en.srt")
    try library.makeDirectory(RelativePath("season 1"))
    try library.write(bytes, to: captions)
    print(try library.bytes(of: captions).count)
    #expect(try library.bytes(of: captions) == bytes)
  }

  @Test func walksOverCues() {
    let bytes = Array((Self.text + "\n3\n00:00:05,000 --> 00:00:06,000\n").utf8)
    for cue in CueSequence(bytes) where cue.text.isEmpty {
      print("cue \(cue.ordinal) says nothing")
    }
    #expect(CueSequence(bytes).filter(\.text.isEmpty).map(\.ordinal) == [3])
  }

  @Test func editsADocument() {
    var document = SubRipDocument(parsing: bytes)
    document.setText("Hello again.", at: 0)
    document.remove(at: 1)
    let written = document.write()
    #expect(
      String(decoding: written, as: UTF8.self)
        == "1\n00:00:01,000 --> 00:00:02,000\nHello again.\n\n")
  }

  @Test func composesARetiming() throws {
    let retiming = Retiming.frameRate(from: .pal, to: .ntscFilm)
      .followed(by: .shift(by: Timestamp(milliseconds: -1200)))
    let time = try retiming.applied(to: Timestamp(milliseconds: 62_500))
    #expect(time == Timestamp(milliseconds: 63_969))
  }
}
