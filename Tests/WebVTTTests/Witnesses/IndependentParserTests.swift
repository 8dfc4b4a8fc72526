// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Foundation
import SeededNumbers
import Testing
import WebVTT

/// webvtt-py as a witness: what a parser of others reads of files that are to the standard.
@Suite(.enabled(if: Witness.python != nil, "webvtt-py is not there"))
struct IndependentParserTests {
  struct Cue: Decodable, Equatable {
    var start: Int64
    var end: Int64
    var identifier: String
    var text: String
  }

  @Test func readsCleanFilesAsTheOtherDoes() throws {
    let python = try #require(Witness.python)
    let directory = try Witness.directory()
    defer { try? FileManager.default.removeItem(at: directory) }
    var files: [[UInt8]] = []
    for seed in 0..<60 {
      var generator = VTTGenerator(seed: UInt64(seed))
      files.append(generator.cleanFile())
    }
    let paths = files.indices.map { directory.appending(path: "\($0).vtt") }
    for (path, file) in zip(paths, files) { try Data(file).write(to: path) }
    let output = try #require(
      Witness.output(
        of: python,
        [Witness.script("webvtt_py.py")] + paths.map { $0.path(percentEncoded: false) }))
    let read = try JSONDecoder().decode([[Cue]?].self, from: output)
    for (file, cues) in zip(files, read) {
      let ours = WebVTTDocument(parsing: file).shownCues.map {
        Cue(
          start: $0.start.milliseconds, end: $0.end.milliseconds, identifier: $0.identifier,
          text: $0.text)
      }
      #expect(ours == cues, "\(String(decoding: file, as: UTF8.self))")
    }
  }
}
