// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The variations that players disagree on: what is recovered from each, and what is said about it.
///
/// Each `Fixtures/matrix/*.srt` deviates in one way; the file beside it lists the cues (`start end
/// text`) and the findings (`line:column code`). The numbers are those of the behaviour matrix;
/// from 70 on they are defects that users of other tools reported.
struct MatrixTests {
  static let folder = Captions.root.appending(path: "Tests/CommandTests/Fixtures/matrix")

  static func names() throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return files.filter { $0.hasSuffix(".srt") }.sorted()
  }

  private struct CueLine: Decodable {
    var start: Int
    var end: Int
    var text: String
  }

  private struct FindingLine: Decodable {
    var type: String
    var code: String?
    var line: Int?
    var column: Int?
  }

  private func lines<T: Decodable>(_ output: String, as type: T.Type) throws -> [T] {
    try output.utf8.split(separator: 0x0A).map {
      try JSONDecoder().decode(type, from: Data($0))
    }
  }

  @Test(arguments: try names())
  func recoversAndReports(name: String) throws {
    let captions = try Captions()
    let path = Self.folder.appending(path: name).path(percentEncoded: false)
    let cues = try lines(captions.run("cues", path).output, as: CueLine.self).map { cue in
      let text = cue.text.replacing("\n", with: "/")
      return "\(cue.start) \(cue.end) \(text)"
    }
    let validated = try captions.run(
      "validate", path, "--no-configuration", "--format", "ndjson", "--select", "SRT1,SRT2,SRT3",
      "--ignore", "CAP312,CAP314")
    let findings = try lines(validated.output, as: FindingLine.self).filter { $0.type == "finding" }
      .map { "\($0.line ?? 0):\($0.column ?? 0) \($0.code ?? "")" }
    let golden = Self.folder.appending(path: name.replacing(".srt", with: ".expected"))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data((cues + findings).map { $0 + "\n" }.joined().utf8).write(to: golden)
    }
    let expected = String(decoding: try Data(contentsOf: golden), as: UTF8.self)
    #expect((cues + findings).map { $0 + "\n" }.joined() == expected)
  }
}
