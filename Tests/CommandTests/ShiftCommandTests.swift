// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct ShiftCommandTests {
  static let source =
    "\u{FEFF}1\r\n00:00:01,000 --> 00:00:03,000 X1:1\r\nA\r\n2\r\n0:0:4.5 -> 0:0:6.5\r\nB\r\n\r\n"

  @Test func movesTimecodesAndNothingElse() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.source)
    let outcome = try captions.run("shift", "a.srt", "--by", "1.5s")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == "\u{FEFF}1\r\n00:00:02,500 --> 00:00:04,500 X1:1\r\nA\r\n2\r\n00:00:06,000 -> 00:00:08,000\r\nB\r\n\r\n"
    )
    let piped = try captions.run("shift", "-", "--by", "1.5s", input: Self.source)
    #expect(piped.output == outcome.output)
  }

  @Test(arguments: try SampleFiles.all())
  func aShiftByNothingKeepsEveryByte(path: String) throws {
    let captions = try Captions()
    let original = try Data(contentsOf: URL(filePath: path))
    _ = try captions.run(["shift", path, "--by", "0ms", "--output", "out.srt"])
    let written = try Data(contentsOf: captions.directory.appending(path: "out.srt"))
    #expect(written == original)
  }

  @Test func replacesAFileInPlaceAndKeepsItsMode() throws {
    let captions = try Captions()
    let url = try captions.file("a b.srt", Self.source)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: url.path(percentEncoded: false))
    #expect(try captions.run("shift", "a b.srt", "--by", "1h", "--in-place").status == 0)
    #expect(try captions.content("a b.srt").contains("01:00:01,000 --> 01:00:03,000 X1:1"))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: url.path(percentEncoded: false))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func refusesTimesBelowZeroAndWritesNothing() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.source)
    let outcome = try captions.run("shift", "a.srt", "--by", "-2s", "--in-place")
    #expect(outcome.status == 2)
    #expect(!outcome.messages.isEmpty)
    #expect(try captions.content("a.srt") == Self.source)
  }

  @Test func refusesUTF16() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.source.data(using: .utf16LittleEndian) ?? Data())
    let outcome = try captions.run("shift", "a.srt", "--by", "1s")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("captions fix"))
  }

  @Test(arguments: [
    ["shift", "a.srt"], ["shift", "a.srt", "--by", "soon"], ["shift", "a.srt", "--by", "5"],
  ])
  func refusesArgumentsThatMakeNoSense(arguments: [String]) throws {
    #expect(try Captions().run(arguments).status == 64)
  }
}

/// The caption files under `samples`.
enum SampleFiles {
  static func all() throws -> [String] {
    let root = Captions.root.appending(path: "samples").path(percentEncoded: false)
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".srt") }.sorted().map { root + "/" + $0 }
  }
}
