// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Real files that others made, in many encodings; their licences stand beside them.
struct CorpusTests {
  static let folder = Captions.root.appending(path: "Tests")

  /// Every file, and how many cues its makers meant it to have.
  static let files: [(path: String, cues: Int)] =
    [
      ("CommandTests/Fixtures/corpus/androidx-media/typical.srt", 3),
      ("CommandTests/Fixtures/corpus/androidx-media/typical_extra_blank_line.srt", 3),
      ("CommandTests/Fixtures/corpus/androidx-media/typical_missing_sequence.srt", 3),
      // Cue 2 has no timing line; its lines are text of cue 1, which SRT207 reports.
      ("CommandTests/Fixtures/corpus/androidx-media/typical_missing_timecode.srt", 4),
      ("CommandTests/Fixtures/corpus/androidx-media/typical_unexpected_end.srt", 2),
      ("CommandTests/Fixtures/corpus/androidx-media/typical_with_tags.srt", 14),
      ("CommandTests/Fixtures/corpus/pycaption/sample_srt.srt", 7),
      ("CommandTests/Fixtures/corpus/pycaption/sample_srt_blank_lines.srt", 2),
      ("CommandTests/Fixtures/corpus/pycaption/sample_srt_numeric.srt", 7),
      ("CommandTests/Fixtures/corpus/pycaption/sample_srt_timestamps_without_microseconds.srt", 2),
      ("CommandTests/Fixtures/corpus/shaka/unit_6.srt", 8),
      ("CaptionTextTests/Fixtures/Encodings/typical_utf16le.srt", 3),
      ("CaptionTextTests/Fixtures/Encodings/gb2312.srt", 3),
    ] + declaration.map { ("CaptionTextTests/Fixtures/Encodings/\($0).srt", 2) }

  /// The first article of the Declaration of Human Rights, two cues at the same times in each.
  static let declaration = [
    "ar.windows1256", "cs.windows1250", "de.iso88591", "el.windows1253", "en.utf8.cr",
    "en.utf8.lf", "es.utf8bom.crlf", "fa.utf16le-bom", "fr.windows1252.crlf", "he.windows1255",
    "hi.utf8", "ja.shift_jis", "ja.utf16be-bom", "ko.cp949", "pl.iso88592", "ru.koi8r",
    "ru.windows1251", "th.utf8bom", "th.windows874", "tr.windows1254", "zh-Hans.gb18030",
    "zh-Hant.big5",
  ]

  private struct Cue: Decodable, Equatable {
    var start: Int
    var end: Int
  }

  private func path(_ file: String) -> String {
    Self.folder.appending(path: file).path(percentEncoded: false)
  }

  private func cues(_ file: String) throws -> [Cue] {
    let outcome = try Captions().run("cues", path(file), "--format", "ndjson")
    #expect(outcome.status == 0)
    return try outcome.output.split(separator: "\n").map {
      try JSONDecoder().decode(Cue.self, from: Data($0.utf8))
    }
  }

  @Test func theTableIsWhole() throws {
    let found = ["CommandTests/Fixtures/corpus", "CaptionTextTests/Fixtures/Encodings"].flatMap {
      folder in
      let path = Self.folder.appending(path: folder).path(percentEncoded: false)
      return (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".srt") }.map { "\(folder)/\($0)" }
    }
    #expect(found.sorted() == Self.files.map(\.path).sorted())
  }

  @Test(arguments: files)
  func everyCueIsFound(path: String, count: Int) throws {
    #expect(try cues(path).count == count)
  }

  @Test(arguments: declaration)
  func timesDoNotDependOnTheEncoding(name: String) throws {
    #expect(
      try cues("CaptionTextTests/Fixtures/Encodings/\(name).srt") == [
        Cue(start: 1000, end: 4500), Cue(start: 4600, end: 9250),
      ])
  }

  @Test(arguments: files.map(\.path).filter { !$0.contains("utf16") })
  func aShiftByNothingKeepsEveryByte(file: String) throws {
    let captions = try Captions()
    let outcome = try captions.run("shift", path(file), "--by", "0ms", "--output", "out.srt")
    #expect(outcome.status == 0)
    #expect(
      try Data(contentsOf: captions.directory.appending(path: "out.srt"))
        == Data(contentsOf: URL(filePath: path(file))))
  }
}
