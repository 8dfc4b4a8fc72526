// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

struct ValidateCommandTests {
  static let broken =
    "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n2\n00:00:04,000 --> 00:00:06,000\nBeta\n"
  static let clean = "1\n00:00:01,000 --> 00:00:03,000\nAlpha\n"

  @Test func showsTheLineTheCaretAndTheFix() throws {
    let captions = try Captions()
    try captions.file("a b.srt", Self.broken)
    let outcome = try captions.run("validate", "a b.srt", "--select", "SRT206")
    let expected = """
      a b.srt:4:1: error[SRT206]: no blank line separates cue 2 from the cue above (missing-blank-line)
       4 | 2
         | ^
         = note: VLC, pysrt and Media3 show this cue as text of the one above
         = help: insert a blank line (captions fix)


      """
    #expect(outcome.output == expected)
    #expect(outcome.messages == "1 file, 2 cues: 1 error, no warnings, no infos\n")
    #expect(outcome.status == 1)
  }

  @Test(
    arguments: [
      ("error", 1), ("warning", 1), ("info", 1), ("never", 0),
    ] as [(String, Int32)])
  func failsOnWhatItIsTold(failOn: String, status: Int32) throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.broken)
    let outcome = try captions.run("validate", "a.srt", "--fail-on", failOn)
    #expect(outcome.status == status)
  }

  @Test func aCleanFileIsSilent() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.clean)
    let outcome = try captions.run("validate", "a.srt")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    let quiet = try captions.run("validate", "a.srt", "--quiet")
    #expect(quiet.messages.isEmpty)
  }

  @Test func readsStandardInput() throws {
    let captions = try Captions()
    let outcome = try captions.run(
      "validate", "-", "--format", "concise", "--select", "SRT2", input: Self.broken)
    #expect(outcome.output.hasPrefix("<stdin>:4:1: error[SRT206]"))
    #expect(outcome.status == 1)
  }

  @Test func goesOnAfterAFileThatCannotBeRead() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.broken)
    let outcome = try captions.run("validate", "missing.srt", "a.srt", "--format", "concise")
    #expect(outcome.status == 2)
    #expect(outcome.messages.hasPrefix("captions: missing.srt: cannot read: no such file"))
    #expect(outcome.output.contains("a.srt:4:1: error[SRT206]"))
  }

  @Test func searchesDirectoriesInAStableOrder() throws {
    let captions = try Captions()
    for name in ["d/b.srt", "d/a.srt", "d/sub/c.SRT", "d/.hidden.srt", "d/notes.txt"] {
      try captions.file(name, Self.broken)
    }
    let outcome = try captions.run("validate", "d", "--format", "concise", "--select", "SRT206")
    let files = outcome.output.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(files == ["d/a.srt", "d/b.srt", "d/sub/c.SRT"])
    let alone = try captions.run(
      "validate", "d", "--format", "concise", "--select", "SRT206", "--jobs", "1")
    #expect(alone.output == outcome.output)
  }

  @Test func escapesWhatATerminalWouldActOn() throws {
    let captions = try Captions()
    try captions.file("\u{1B}[31m.srt", "1\n00:00:01,000 --> 00:00:03,000\nA\u{1B}[2J\n\nB\n")
    let outcome = try captions.run("validate", ".", "--select", "SRT2")
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(!outcome.messages.contains("\u{1B}"))
    #expect(outcome.status == 1)
  }

  @Test func findsTheConfigurationOfAFile() throws {
    let captions = try Captions()
    try captions.file("d/sub/a.srt", Self.broken)
    try captions.file("d/sub/b.de.srt", Self.broken)
    try captions.file(
      "d/.captions.json",
      """
      {"select": ["SRT206"], "severities": {"SRT206": "info"},
       "overrides": [{"paths": ["*.de.srt"], "ignore": ["missing-blank-line"]}]}
      """)
    let outcome = try captions.run("validate", "d", "--format", "concise")
    #expect(outcome.output.hasPrefix("d/sub/a.srt:4:1: info[SRT206]"))
    #expect(!outcome.output.contains("b.de.srt"))
    #expect(outcome.status == 0)
    let without = try captions.run("validate", "d", "--no-configuration")
    #expect(without.status == 1)
  }

  @Test(arguments: [
    ("{\"profil\": \"wistia\"}", "'profil' is not a setting"),
    ("{\"profile\": 3}", "String"), ("{", "cannot be read"),
  ])
  func saysWhatIsWrongWithAConfiguration(content: String, message: String) throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.clean)
    try captions.file(".captions.json", content)
    let outcome = try captions.run("validate", "a.srt")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(".captions.json"))
    #expect(outcome.messages.contains(message))
  }

  @Test(arguments: [
    ["validate"], ["validate", "a.srt", "--select", "SRT999"],
    ["validate", "a.srt", "--profile", "nobody"], ["validate", "a.srt", "--format", "yaml"],
    ["validate", "a.srt", "--encoding", "klingon"], ["validate", "a.srt", "--max-findings", "-1"],
  ])
  func refusesArgumentsThatMakeNoSense(arguments: [String]) throws {
    let outcome = try Captions().run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
  }

  @Test func countsByRule() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.broken)
    try captions.file("b.srt", Self.broken)
    let outcome = try captions.run("validate", ".", "--statistics", "--select", "SRT206")
    #expect(outcome.output == "2\tSRT206\tmissing-blank-line\n")
  }
}
