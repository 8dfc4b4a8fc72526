// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Testing

/// Renames that are interrupted, and lists that somebody else wrote.
struct RenameSafetyTests {
  private func path(_ captions: Captions, _ name: String) -> String {
    captions.directory.path + "/" + name
  }

  private func names(_ captions: Captions, _ directory: String = "d") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(captions, directory))
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The content of each file, by its name.
  private func contents(_ captions: Captions) throws -> [String: String] {
    try names(captions).reduce(into: [:]) { $0[$1] = try captions.content("d/\($1)") }
  }

  @Test func takingBackShowsFirst() throws {
    let captions = try Captions()
    try captions.file("d/A.fre.srt", "A")
    #expect(try captions.run("languages", "rename", "d", "--to", "639-1", "--apply").status == 0)
    let list = "d/.captions-rename-1.ndjson"
    let shown = try captions.run("languages", "rename", "--undo", list)
    #expect(shown.status == 0)
    #expect(shown.output.contains("d/A.fr.srt"))
    #expect(shown.messages.contains("add --apply"))
    #expect(try names(captions) == ["A.fr.srt"])
    #expect(try captions.run("languages", "rename", "--undo", list, "--apply").status == 0)
    #expect(try names(captions) == ["A.fre.srt"])
  }

  /// Lists come with directories from elsewhere: nothing outside is touched, and nothing inside, either.
  @Test(arguments: [
    #"{"from":"../moved.txt","to":"../victim.txt"}"#,
    #"{"from":"moved.txt","to":"../victim.txt"}"#,
    #"{"from":"../moved.txt","to":"mine.srt"}"#,
    #"{"from":"/nowhere/moved.txt","to":"/nowhere/victim.txt"}"#,
    #"{"from":"x/../../moved.txt","to":"mine.srt"}"#,
    #"{"from":".git/hooks/post-commit","to":"mine.srt"}"#,
    #"{"from":"sub/a.srt","to":"mine.srt"}"#,
    #"{"from":"a\u0000.srt","to":"mine.srt"}"#, #"{"from":"a\u001b.srt","to":"mine.srt"}"#,
    #"{"from":"","to":"mine.srt"}"#, #"{"from":".","to":"mine.srt"}"#,
    #"{"from":"out/moved.txt","to":"out/victim.txt"}"#,
    #"{"from":"a.srt","to":"b.srt"} and more"#, "[]", "nonsense",
    #"{"from":"Makefile","to":"mine.srt"}"#, #"{"from":"mine.txt","to":"mine.srt"}"#,
    #"{"from":1,"to":"mine.srt"}"#, #"{"steps":3}"#,
  ])
  func aListLeadsNowhereElse(line: String) throws {
    let captions = try Captions()
    try captions.file("victim.txt", "VICTIM")
    try captions.file("d/mine.srt", "MINE")
    try captions.file("d/good.fr.srt", "GOOD")
    try captions.file("d/sub/x", "")
    symlink("..", path(captions, "d/out"))
    // A step that is right stands before and behind the one that is not.
    let good = #"{"from":"good.fre.srt","to":"good.fr.srt"}"#
    try captions.file("d/list", good + "\n" + line + "\n" + good + "\n")
    for more in [[], ["--apply"]] {
      let outcome = try captions.run(["languages", "rename", "--undo", "d/list"] + more)
      #expect(outcome.status == (line.contains("out/") && more.isEmpty ? 0 : 2), "\(outcome)")
      #expect(!outcome.messages.contains("\u{1B}"))
    }
    #expect(try captions.content("victim.txt") == "VICTIM")
    #expect(try captions.content("d/mine.srt") == "MINE")
    #expect(!FileManager.default.fileExists(atPath: path(captions, "moved.txt")))
  }

  /// Where a run that was killed can have stopped.
  static let halves: [(String, [String: String])] = [
    ("nothing moved", ["A.fre.srt": "A", "B.ger.srt": "B", "C.fre.srt": "C"]),
    ("one moved", ["A.fr.srt": "A", "B.ger.srt": "B", "C.fre.srt": "C"]),
    (
      "one has both names",
      ["A.fr.srt": "A", "B.ger.srt": "B", "B.de.srt": "=B.ger.srt", "C.fre.srt": "C"]
    ),
    ("all moved", ["A.fr.srt": "A", "B.de.srt": "B", "C.fr.srt": "C"]),
    ("in a circle", ["A.fre.srt.renaming-1": "A", "B.de.srt": "B", "C.fr.srt": "C"]),
  ]

  private func interrupted(_ files: [String: String]) throws -> Captions {
    let captions = try Captions()
    for (name, content) in files where !content.hasPrefix("=") {
      try captions.file("d/\(name)", content)
    }
    for (name, content) in files where content.hasPrefix("=") {
      #expect(link(path(captions, "d/\(content.dropFirst())"), path(captions, "d/\(name)")) == 0)
    }
    let moves = [
      ("A.fre.srt", "A.fre.srt.renaming-1"), ("A.fre.srt.renaming-1", "A.fr.srt"),
      ("B.ger.srt", "B.de.srt"), ("C.fre.srt", "C.fr.srt"),
    ]
    let steps = moves.map { #"{"from":"\#($0)","to":"\#($1)"}"# + "\n" }
    try captions.file(
      "d/.captions-rename-1.ndjson", #"{"steps":\#(moves.count)}"# + "\n" + steps.joined())
    return captions
  }

  static let before = ["A.fre.srt": "A", "B.ger.srt": "B", "C.fre.srt": "C"]

  @Test(arguments: halves) func theNextRunHealsIt(what: String, files: [String: String]) throws {
    let captions = try interrupted(files)
    let shown = try captions.run("languages", "rename", "d", "--to", "639-1")
    #expect(shown.messages.contains("was interrupted"))
    let outcome = try captions.run("languages", "rename", "d", "--to", "639-2t", "--apply")
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(outcome.messages.contains("was interrupted"))
    let after = try contents(captions)
    #expect(after == ["A.fra.srt": "A", "B.deu.srt": "B", "C.fra.srt": "C"])
    // It is settled now, and the new run can be taken back.
    let again = try captions.run("languages", "rename", "d", "--to", "639-2t", "--apply")
    #expect(!again.messages.contains("was interrupted"))
    #expect(
      try captions.run(
        "languages", "rename", "--undo", "d/.captions-rename-2.ndjson", "--apply"
      ).status == 0)
    #expect(try contents(captions) == Self.before)
  }

  @Test(arguments: halves) func soDoesUndo(what: String, files: [String: String]) throws {
    let captions = try interrupted(files)
    let list = "d/.captions-rename-1.ndjson"
    let outcome = try captions.run("languages", "rename", "--undo", list, "--apply")
    // Where nothing had moved there is nothing to take back, which is said.
    #expect(outcome.status == (files == Self.before ? 2 : 0), "\(outcome.messages)")
    #expect(try contents(captions) == Self.before)
    let next = try captions.run("languages", "rename", "d", "--to", "639-1", "--apply")
    #expect(next.status == 0)
    #expect(!next.messages.contains("was interrupted"))
    #expect(try names(captions) == ["A.fr.srt", "B.de.srt", "C.fr.srt"])
  }

  /// What others did since is left alone, and told.
  @Test func whatHasTheOldNameByNowIsLeftAlone() throws {
    let captions = try interrupted([
      "A.fr.srt": "A", "A.fre.srt": "new", "B.de.srt": "B", "C.fr.srt": "C",
    ])
    let outcome = try captions.run("languages", "rename", "d", "--to", "639-1", "--apply")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("d/A.fre.srt is another file by now"))
    let after = try contents(captions)
    #expect(after.values.sorted() == ["A", "B", "C", "new"])
    #expect(after["A.fre.srt"] == "new")
  }

  /// Killed at any moment, a run leaves each file with some name, and the next one ends it.
  @Test func killedRunsAreHealed() throws {
    for round in 0..<12 {
      let captions = try Captions()
      var texts: Set<String> = []
      for number in 0..<150 {
        for language in ["fre", "ger"] {
          let text = "\(number) \(language)"
          try captions.file("d/T\(number).\(language).srt", text)
          texts.insert(text)
        }
      }
      let process = ChildProcess()
      process.executableURL = try Captions.binary
      process.arguments = ["languages", "rename", "d", "--to", "639-1", "--apply"]
      process.currentDirectoryURL = captions.directory
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      usleep(UInt32(round) * 3_000)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(Set(try contents(captions).values) == texts)
      let outcome = try captions.run("languages", "rename", "d", "--to", "639-1", "--apply")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let after = try contents(captions)
      #expect(Set(after.values) == texts)
      #expect(after.count == texts.count)
      #expect(after.keys.allSatisfy { $0.hasSuffix(".fr.srt") || $0.hasSuffix(".de.srt") })
    }
  }

  @Test func oneRunAtATime() throws {
    let captions = try Captions()
    try captions.file("d/A.fre.srt", "A")
    let descriptor = open(path(captions, "d"), O_RDONLY | O_DIRECTORY)
    defer { close(descriptor) }
    #expect(flock(descriptor, LOCK_EX) == 0)
    let outcome = try captions.run("languages", "rename", "d", "--to", "639-1", "--apply")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("another run is renaming files here"))
    #expect(try names(captions) == ["A.fre.srt"])
    // To look does no harm.
    #expect(try captions.run("languages", "rename", "d", "--to", "639-1").status == 0)
  }

  @Test func aNameThatNobodyCouldUndoIsLeftAlone() throws {
    let captions = try Captions()
    try captions.file("d/A.fre.srt", "A")
    try captions.file("d/new\nline.fre.srt", "B")
    let outcome = try captions.run("languages", "rename", "d", "--to", "639-1", "--apply")
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("holds a control character"))
    #expect(try names(captions) == ["A.fr.srt", "new\nline.fre.srt"])
  }
}
