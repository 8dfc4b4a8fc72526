// SPDX-License-Identifier: Apache-2.0

import Foundation
import SandboxPool
import Testing
import WistiaSandbox

/// The binary that is shipped against the one that was built for debugging: the optimizer is to
/// change how fast the tool is, and nothing else.
struct BuildComparisonTests {
  /// Commands for one file, which is `$`.
  private static let forFiles: [[String]] = [
    ["validate", "$", "--no-cache", "--format", "text"],
    ["validate", "$", "--no-cache", "--format", "ndjson", "--min-severity", "info"],
    ["validate", "$", "--no-cache", "--profile", "netflix", "--format", "sarif"],
    ["validate", "$", "--no-cache", "--statistics"],
    ["fix", "$"],
    ["fix", "$", "--unsafe", "-o", "-"],
    ["cues", "$"],
    ["cues", "$", "--format", "csv"],
    ["shift", "$", "--by", "1.5s"],
    ["retime", "$", "--from-fps", "23.976", "--to-fps", "25"],
    ["languages", "detect", "$"],
  ]

  /// Commands that need no file.
  private static let alone: [[String]] = [
    ["--help"], ["sync", "apply", "--help"], ["rule", "list"], ["rule", "explain", "SRT206"],
    ["languages", "list"], ["languages", "lookup", "fre"],
    ["languages", "translate", "--to", "native", "fra", "deu", "jpn"], ["nonsense"],
    ["validate", "missing.srt"],
  ]

  private static let files: [String] = {
    let broken = try? FileManager.default.contentsOfDirectory(
      atPath: Captions.root.appending(path: "samples/broken").path)
    return (broken ?? []).filter { $0.hasSuffix(".srt") }.sorted()
      .map { "samples/broken/\($0)" }
      + CorpusTests.files.map { "Tests/\($0.path)" }
  }()

  private func compare(_ arguments: [String], in shipped: Captions, _ debug: Captions) throws {
    let one = try shipped.run(arguments)
    let other = try debug.run(arguments)
    #expect(one.status == other.status, "\(arguments)")
    #expect(one.output == other.output, "\(arguments)")
    #expect(one.messages == other.messages, "\(arguments)")
  }

  @Test(arguments: forFiles)
  func bothBuildsDoTheSameToFiles(command: [String]) throws {
    let shipped = try Captions()
    let debug = try Captions(binary: BesideTests.captions)
    try #require(Self.files.count > 30)
    for file in Self.files {
      let path = Captions.root.appending(path: file).path(percentEncoded: false)
      try compare(command.map { $0 == "$" ? path : $0 }, in: shipped, debug)
    }
  }

  @Test(arguments: alone)
  func bothBuildsSayTheSame(command: [String]) throws {
    try compare(command, in: try Captions(), try Captions(binary: BesideTests.captions))
  }

  /// An account of twelve medias, brought into a directory, changed, sent and verified.
  @Test func bothBuildsSyncTheSame() async throws {
    var runs: [[String]] = []
    for binary in [try Captions.binary, BesideTests.captions] {
      var configuration = SandboxConfiguration()
      configuration.seed.medias = (1...12).map { number in
        SandboxSeed.Media(
          name: "Talk \(number)", hashedID: String(format: "aaaaaaaa%02d", number),
          captions: ["eng": Array(captions("Talk \(number)").utf8)])
      }
      try await SandboxPool.with(configuration) { sandbox in
        let tool = try Captions(binary: binary)
        func sync(_ verb: String, _ arguments: String...) throws -> String {
          let outcome = try tool.run(
            ["sync", verb, "library", "--base-url", sandbox.url, "--progress", "none"] + arguments,
            environment: ["WISTIA_API_TOKEN": "s3cret-token"])
          return "\(outcome.status)\n\(outcome.output)\n\(outcome.messages)"
            .replacing("\(sandbox.port)", with: "PORT")
        }
        var said = [try sync("pull")]
        try tool.file("library/Talk 3.en.srt", captions("Changed"))
        try tool.file("library/Talk 4.fr.srt", captions("Nouveau"))
        said += [
          try sync("plan", "--json"), try sync("apply", "--yes"), try sync("verify"),
          try sync("relabel", "--to", "639-2b", "--dry-run"),
        ]
        let files = try FileManager.default.contentsOfDirectory(
          atPath: tool.directory.appending(path: "library").path)
        #expect(files.count { $0.hasSuffix(".srt") } == 13)
        runs.append(said.map { $0.replacing(/[0-9]{8}T[0-9]{6}Z-[-0-9a-zA-Z]+/, with: "RUN") })
      }
    }
    #expect(runs[0].count == runs[1].count)
    for (one, other) in zip(runs[0], runs[1]) { #expect(one == other) }
  }
}

/// What stands beside the tests that run.
enum BesideTests {
  /// The binary that was built with the tests, for debugging.
  static let captions: URL = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? Bundle.main.bundlePath
    let place = URL(filePath: bundle)
    let beside = place.hasDirectoryPath ? place : place.deletingLastPathComponent()
    return beside.appending(path: "captions")
  }()
}
