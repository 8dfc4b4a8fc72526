// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionSyntax
import CaptionText
import CaptionTiming
import ForeignFiles
import SubRip
import Testing

/// Files of other formats, and files without a cue, are refused before anything is made of them.
struct UnreadableCaptionsTests {
  /// What a stream puts out of a file in pieces, and what it throws.
  private func retime(_ bytes: [UInt8], by size: Int) throws -> ([UInt8], UnreadableCaptions?) {
    var stream = try RetimingStream(.shift(by: Timestamp(milliseconds: 1000)))
    var output: [UInt8] = []
    do {
      var position = 0
      while position < bytes.count {
        let end = position + min(size, bytes.count - position)
        try stream.consume(bytes.span.extracting(position..<end), into: &output)
        position = end
      }
      try stream.finish(into: &output)
    } catch let error as UnreadableCaptions {
      return (output, error)
    }
    return (output, nil)
  }

  @Test(arguments: ForeignFile.all, [1, 1024, 1 << 20])
  func aStreamPutsOutNothingOfAForeignFile(file: ForeignFile, size: Int) throws {
    let (output, error) = try retime(file.bytes, by: size)
    #expect(output.isEmpty)
    #expect(error?.format?.rawValue == file.format)
  }

  @Test(arguments: [1, 1024, 1 << 20])
  func aStreamPutsOutNothingOfAFileWithoutACue(size: Int) throws {
    for text in ["Hello\n", "1\n00:00:O1,000 --> 00:00:O2,000\nA\n", "\u{FEFF}\n\n7\n"] {
      let (output, error) = try retime(Array(text.utf8), by: size)
      #expect(output.isEmpty)
      #expect(error == UnreadableCaptions(format: nil, expected: .subRip))
    }
  }

  /// However much comes before the first cue, nothing is lost of it; past a megabyte none is waited for.
  @Test func aStreamWaitsForTheFirstCue() throws {
    let line = "00:00:xx,000 --> 00:00:yy,000 is no time\n"
    let cue = "1\n00:00:01,000 --> 00:00:02,000\nA\n"
    let late = cue.replacing("00:00:02", with: "00:00:03").replacing("00:00:01", with: "00:00:02")
    let few = String(repeating: line, count: 10_000)
    let (output, error) = try retime(Array((few + cue).utf8), by: 1 << 14)
    #expect(error == nil)
    #expect(output == Array((few + late).utf8))
    let many = String(repeating: line, count: 60_000)
    let (nothing, refusal) = try retime(Array((many + cue).utf8), by: 1 << 14)
    #expect(nothing.isEmpty)
    #expect(refusal == UnreadableCaptions(format: nil, expected: .subRip))
    let blank = [UInt8](repeating: 0x0A, count: 3 << 20)
    #expect(try retime(blank + Array(cue.utf8), by: 1 << 14).0 == blank + Array(late.utf8))
  }

  @Test(arguments: ["", "\u{FEFF}", "\n \r\n\t\n", "\u{FEFF}\r\n\r\n"])
  func anEmptyFileStaysAsItIs(text: String) throws {
    let (output, error) = try retime(Array(text.utf8), by: 1)
    #expect(output == Array(text.utf8))
    #expect(error == nil)
  }

  @Test(arguments: ForeignFile.oneOfEach)
  func aReaderNamesTheFormat(file: ForeignFile) throws {
    let directory = TemporaryDirectory()
    let path = directory.path + "/a.srt"
    try OutputFile.write(file.bytes, to: path)
    let reader = CaptionReader(path: path)
    func refusal(_ body: () throws -> Void) -> FileError? {
      do { try body() } catch { return error as? FileError }
      return nil
    }
    var seen = 0
    let errors = [
      refusal { _ = try reader.forEachCue { _, _ in seen += 1 } },
      refusal { _ = try reader.forEachEvent { _, _ in seen += 1 } },
    ]
    #expect(seen == 0)
    for error in errors {
      #expect(error?.format?.rawValue == file.format)
      #expect(error?.description.hasPrefix("\(path): cannot read: it is ") ?? false)
      #expect(error?.description.contains(file.word) ?? false)
    }
    // Text is read whatever it says; what is no text is not.
    let format = try #require(FileFormat(rawValue: file.format))
    let isBinary = format.isBinary && format != .binary
    #expect((refusal { _ = try reader.readAll() } != nil) == isBinary)
  }
}
