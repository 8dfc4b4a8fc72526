// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionText
import Glibc
import SubRip
import Testing
import WorkLimits

struct CaptionReaderTests {
  static let source =
    "1\n00:00:01,000 --> 00:00:02,000\nÉté\n\n2\n00:00:03,000 --> 00:00:04,000\nOù\n"

  @Test(arguments: [.utf8, .utf16LE, .utf32BE, .windows1252] as [TextEncoding])
  func givesTheCuesOfAFileInAnyEncoding(encoding: TextEncoding) async throws {
    let directory = TemporaryDirectory()
    let path = directory.file("a.fr.srt")
    var bytes: [UInt8] = []
    try TextEncoder(encoding).encode(Self.source, to: &bytes)
    try OutputFile.write(bytes, to: path)
    var texts: [String] = []
    for try await cue in CaptionReader(path: path).cues() { texts.append(cue.text) }
    #expect(texts == ["Été", "Où"])
  }

  /// A pipe is read no faster than its cues are taken, and a wait can be cancelled.
  @Test func aPipeWaitsForItsReader() async throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let writer = open(path, O_RDWR | O_NONBLOCK)
    defer { close(writer) }
    let cue = Array("00:00:01,000 --> 00:00:02,000\nAlpha\n\n".utf8)
    var written = 0
    func fill() {
      while case let count = write(writer, cue, cue.count), count > 0 { written += count }
    }
    fill()
    var cues = CaptionReader(path: path).cues().makeAsyncIterator()
    #expect(try await cues.next()?.text == "Alpha")
    // The first cue took one chunk of the pipe and no more.
    fill()
    #expect(written <= 2 * 65536 + cue.count)
    // Both ends stay open: with the pipe drained, the next cue never comes, and cancelling ends that.
    let waiting = Task {
      var count = 0
      for try await _ in CaptionReader(path: path).cues() { count += 1 }
      return count
    }
    try await Task.sleep(for: .milliseconds(50))
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
  }

  /// Nobody has opened the pipe to write: the task waits as it does for bytes, and not its thread.
  @Test(.workLimit(seconds: 60)) func aPipeWithoutAWriterIsWaitedFor() async throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    func read() async throws -> [String] {
      var texts: [String] = []
      for try await cue in CaptionReader(path: path).cues() { texts.append(cue.text) }
      return texts
    }
    // More than there are threads.
    let waiting = (0..<32).map { _ in Task { try await read() } }
    try await Task.sleep(for: .milliseconds(50))
    for task in waiting { task.cancel() }
    for task in waiting {
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    let reader = Task { try await read() }
    let writer = try await Task {
      while true {
        let writer = open(path, O_WRONLY | O_NONBLOCK)
        if writer >= 0 { return writer }
        try await Task.sleep(for: .milliseconds(5))
      }
    }.value
    let cue = Array("00:00:01,000 --> 00:00:02,000\nAlpha\n".utf8)
    #expect(write(writer, cue, cue.count) == cue.count)
    close(writer)
    #expect(try await reader.value == ["Alpha"])
  }

  @Test func aFileThatGrowsIsReadFromWhereItStood() throws {
    let directory = TemporaryDirectory()
    let path = directory.file("live.srt", "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:0")
    var texts: [String] = []
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
      if case .cue(let block) = event {
        texts.append("\(block.ordinal) \(block.timingLineNumber) \(block.text(in: bytes))")
      }
    }
    var parser = SubRipParser()
    var file = try InputFile(path: path)
    try file.forEachChunk { parser.consume($0, take) }
    let point = parser.resumePoint
    _ = directory.file(
      "live.srt",
      "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n")
    var again = try InputFile(path: path)
    try again.seek(to: FileOffset(point.offset.bytes))
    var later = SubRipParser(resumingAt: point)
    try again.forEachChunk { later.consume($0, take) }
    later.finish(take)
    #expect(texts == ["1 2 One", "2 6 Two"])
  }

  /// What belongs to no cue stays under one part in a hundred of real files.
  @Test func littleOfRealFilesIsStray() throws {
    let tests = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    var total = 0
    var stray = 0
    let folders = [
      "/CommandTests/Fixtures/corpus", "/CaptionTextTests/Fixtures/Encodings",
      "/../samples/library",
    ]
    for input in InputPaths(folders.map { tests + $0 }).files {
      var parser = SubRipParser()
      func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
        total += bytes.count
        if case .stray = event { stray += bytes.count }
      }
      _ = try CaptionReader(path: input).read { text, _ in parser.consume(text, take) }
      parser.finish(take)
    }
    #expect(total > 50_000)
    #expect(stray * 100 < total, "\(stray) of \(total) bytes")
  }
}
