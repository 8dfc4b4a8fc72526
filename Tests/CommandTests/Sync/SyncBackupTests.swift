// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Glibc
import Testing
import WistiaSandbox

/// The backups of runs of the real binary: that none is lost, which one is the last, and what is
/// missing in one.
@Suite struct SyncBackupTests {
  private static let root = ".captions-sync/backups"

  /// A media whose English was replaced by each of some words, in a run each.
  private static func runs(
    _ words: [String], _ body: (SyncBench) async throws -> Void
  ) async throws {
    try await SyncBench.with([SyncTalk.media]) { bench in
      try SyncTalk.agree(bench)
      for word in words { try replace(bench, with: word) }
      try await body(bench)
    }
  }

  private static func replace(_ bench: SyncBench, with word: String) throws {
    try bench.file("Talk.en.srt", captions(word))
    let apply = try bench.sync("apply", ["--yes"])
    #expect(apply.status == 0, "\(apply.messages)")
  }

  /// The names of the backups, in the order of `sync restore`.
  private static func list(_ bench: SyncBench) throws -> [String] {
    try bench.sync("restore").output.split(separator: "\n").map {
      String($0.prefix { $0 != "\t" })
    }
  }

  private static func restored(_ bench: SyncBench, _ name: String) throws -> String? {
    let restore = try bench.sync("restore", ["--backup", name, "--yes"])
    #expect(restore.status == 0, "\(restore.output)\(restore.messages)")
    return try bench.tracks()["aaaaaaaaa1 eng"]
  }

  private func rename(_ bench: SyncBench, _ old: String, _ new: String) throws {
    let root = bench.captions.directory.appending(path: "\(SyncBench.name)/\(Self.root)").path
    try FileManager.default.moveItem(atPath: "\(root)/\(old)", toPath: "\(root)/\(new)")
  }

  @Test("the last backup is the one of the run that began last, whatever the clock said")
  func clockThatStepsBack() async throws {
    try await Self.runs(["one", "two", "three"]) { bench in
      let names = try Self.list(bench)
      #expect(names.count == 3)
      // The clock stepped back, each time.
      for (index, name) in names.enumerated() {
        try rename(bench, name, "20\(30 - index)0101T000000Z" + name.dropFirst(16))
      }
      let listed = try Self.list(bench)
      #expect(listed.map { $0.prefix(4) } == ["2030", "2029", "2028"])
      #expect(try Self.restored(bench, "latest") == captions("two"))
      // What that replaced was saved by a run that began later still.
      #expect(try Self.restored(bench, "latest") == captions("three"))
    }
  }

  @Test("a last backup that holds nothing is passed over, and that is said")
  func emptyLast() async throws {
    try await Self.runs(["one", "two"]) { bench in
      let last = try #require(try Self.list(bench).last)
      try bench.remove("\(Self.root)/\(last)/manifest.ndjson")
      let outcome = try bench.sync("restore", ["--backup", "latest", "--yes"])
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.messages.contains("passed over the backup \(last)"), "\(outcome.messages)")
      #expect(try bench.tracks()["aaaaaaaaa1 eng"] == captions("Old"))
    }
  }

  @Test("backups of earlier versions can be restored, and come first")
  func earlierVersions() async throws {
    try await Self.runs(["one", "two", "three"]) { bench in
      let names = try Self.list(bench)
      try rename(bench, names[0], "20990101T000000Z-9999")
      try rename(bench, names[1], "20990101T000000Z-10000")
      #expect(
        try Self.list(bench) == ["20990101T000000Z-10000", "20990101T000000Z-9999", names[2]])
      #expect(try Self.restored(bench, "latest") == captions("two"))
      #expect(try Self.restored(bench, "20990101T000000Z-9999") == captions("Old"))
    }
  }

  @Test("a name with a number that nobody counts to stops no run")
  func absurdNumbers() async throws {
    try await Self.runs(["one"]) { bench in
      for name in [
        "20990101T000000Z-9223372036854775807-x", "20990101T000000Z-99999999999999999999-x",
        "20990101T000000Z--1-x", "20990101T000000Z-1e9-x",
      ] {
        try bench.file("\(Self.root)/\(name)/keep", "")
      }
      try Self.replace(bench, with: "two")
      #expect(try Self.restored(bench, "latest") == captions("one"))
    }
  }

  @Test("what a pull saved is passed over by restore")
  func pulled() async throws {
    try await Self.runs(["one"]) { bench in
      try bench.file("Talk.de.srt", captions("Mine"))
      #expect(try bench.sync("pull", ["--force"]).status == 0)
      #expect(bench.backups().contains(captions("Mine")))
      #expect(try Self.restored(bench, "latest") == captions("Old"))
    }
  }

  @Test(
    "two runs with one process number in one second have two backups",
    .enabled(if: Containers.areThere))
  func containers() async throws {
    try await SyncBench.with([SyncTalk.media]) { bench in
      try SyncTalk.agree(bench)
      let words = (1...8).map { "word \($0)" }
      for word in words {
        try bench.file("Talk.en.srt", captions(word))
        #expect(try Containers.run(bench, "apply", ["--yes"]) == 0)
      }
      // Some of so many runs share a second.
      #expect(bench.backups() == Set((["Old"] + words.dropLast()).map { captions($0) }))
      #expect(try Self.list(bench).count == words.count)
      for name in try Self.list(bench) {
        #expect(try bench.sync("restore", ["--backup", name, "--yes"]).status == 0)
      }
    }
  }

  @Test(
    "a disk that is full in the middle of a line loses no other line",
    .enabled(if: FailingCalls.library != nil))
  func fullDisk() async throws {
    let talks = (0..<3).map {
      RemoteMedia(
        id: "aaaaaaaaa\($0)", name: "Talk \($0)", captions: ["eng": captions("old \($0)")])
    }
    var hits = 0
    for call in 1...40 where hits < 3 {
      var isReached = true
      try await SyncBench.with(talks) { bench in
        for index in 0..<3 { try bench.file("Talk \(index).en.srt", captions("old \(index)")) }
        #expect(try bench.sync("apply", ["--yes"]).status == 0)
        let before = try bench.tracks()
        for index in 0..<3 { try bench.file("Talk \(index).en.srt", captions("new \(index)")) }
        let outcome = try FailingCalls.run(
          bench, "apply", ["--yes", "--jobs", "1"],
          FailingCalls.Fault(kind: "ENOSPC+part", call: call, calls: "write", below: Self.root))
        isReached = outcome.hasFailed
        guard let hit = outcome.hits.first, hit.path.hasSuffix("/manifest.ndjson") else { return }
        hits += 1
        #expect(outcome.status == 1)
        #expect(try bench.tracks().values.count { $0.contains("new") } == 2)
        let restore = try bench.sync("restore", ["--backup", "latest", "--yes"])
        #expect(restore.status == 0, "\(restore.output)\(restore.messages)")
        #expect(try bench.tracks() == before)
        #expect(try bench.sync("restore").status == 0)
      }
      if !isReached { break }
    }
    #expect(hits == 3)
  }

  /// The backup of a run that replaced two tracks.
  private static func two(_ body: (SyncBench, String) async throws -> Void) async throws {
    try await SyncBench.with([SyncTalk.media]) { bench in
      try SyncTalk.agree(bench)
      try bench.file("Talk.en.srt", captions("New"))
      try bench.file("Talk.fr.srt", captions("Nouveau"))
      #expect(try bench.sync("apply", ["--yes"]).status == 0)
      try await body(bench, "\(root)/\(try list(bench)[0])/manifest.ndjson")
    }
  }

  @Test("a line of a manifest that cannot be read is named, and nothing is put back")
  func unreadableManifest() async throws {
    try await Self.two { bench, manifest in
      let lines = try bench.content(manifest).split(separator: "\n")
      let writes = bench.writes
      for text in [
        "\(lines[0].prefix(40))\n\(lines[1])\n", "\(lines[0].prefix(40))\(lines[1])\n",
        "hello\n\(lines[1])\n", "{}\n", "\(lines[0].replacing(".srt", with: "/x.srt"))\n",
        "\(lines[0].replacing("\"file\":\"1", with: "\"file\":\"../1"))\n",
        "\(lines[0].replacing("aaaaaaaaa1", with: "../account"))\n",
      ] {
        try bench.file(manifest, text)
        let outcome = try bench.sync("restore", ["--backup", "latest", "--yes"])
        #expect(outcome.status == 2, "\(text): \(outcome.output)")
        #expect(outcome.messages.contains("manifest.ndjson"), "\(outcome.messages)")
        #expect(outcome.messages.contains("line 1"), "\(outcome.messages)")
        let list = try bench.sync("restore")
        #expect(list.status == 1 && list.messages.contains("line 1"), "\(list.messages)")
      }
      #expect(bench.writes == writes)
    }
  }

  @Test("what was saved and is not in the manifest is told")
  func unlisted() async throws {
    try await Self.two { bench, manifest in
      let text = try bench.content(manifest)
      let lines = text.split(separator: "\n")
      let name = try Self.list(bench)[0]
      // The run ended while it wrote the second line, so that it had replaced one track.
      for end in ["", String(lines[1].prefix(30))] {
        try bench.file(manifest, "\(lines[0])\n\(end)")
        let outcome = try bench.sync("restore", ["--backup", name, "--yes"])
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("2-aaaaaaaaa1."), "\(outcome.messages)")
        #expect(try bench.tracks().values.count { $0.contains("N") } == 1)
      }
      // No run leaves out the first line and writes the second.
      try bench.file(manifest, "\(lines[1])\n")
      let first = try bench.sync("restore", ["--backup", name, "--yes"])
      #expect(first.status == 1, "\(first.messages)")
      #expect(first.messages.contains("1-aaaaaaaaa1."), "\(first.messages)")
    }
  }

  @Test("a file that the manifest names and that is gone is an error; so is a link in its place")
  func gone() async throws {
    try await Self.two { bench, manifest in
      let directory = bench.captions.directory.appending(
        path: "\(SyncBench.name)/\(manifest)"
      ).deletingLastPathComponent()
      let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      let name = try #require(names.first { $0.hasPrefix("1-") })
      let place = directory.appending(path: name)
      let copy = bench.captions.directory.appending(path: "copy.srt")
      try FileManager.default.moveItem(at: place, to: copy)
      let writes = bench.writes
      for isLinked in [false, true] {
        if isLinked {
          try FileManager.default.createSymbolicLink(at: place, withDestinationURL: copy)
        }
        let outcome = try bench.sync("restore", ["--backup", "latest", "--yes"])
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains(name), "\(outcome.messages)")
      }
      #expect(bench.writes == writes)
    }
  }

  @Test("the texts of another account are not put back, and that is said")
  func otherAccount() async throws {
    try await Self.two { bench, manifest in
      let lines = try bench.content(manifest).split(separator: "\n")
      let port = try #require(URL(string: bench.sandbox.url)?.port)
      let other = lines[0].replacing("127.0.0.1:\(port)", with: "127.0.0.1:1")
        .replacing("127.0.0.1\\/7", with: "127.0.0.1:1\\/7")
      try bench.file(manifest, "\(other)\n\(lines[1])\n")
      let outcome = try bench.sync("restore", ["--backup", "latest", "--yes"])
      #expect(outcome.status == 1, "\(outcome.output)\(outcome.messages)")
      #expect(outcome.messages.contains("1 of 2 texts"), "\(outcome.messages)")
      #expect(try bench.tracks().values.count { $0.contains("N") } == 1)
    }
  }

  @Test("a state that cannot be read keeps nobody from restoring")
  func damagedState() async throws {
    try await Self.runs(["one"]) { bench in
      try bench.file(".captions-sync/state.json", "{")
      #expect(try Self.restored(bench, "latest") == captions("Old"))
      #expect(try bench.content(".captions-sync/state.json") == "{")
    }
  }
}

/// Processes that are the first of their namespace, as in a container.
enum Containers {
  private static let command = ["/usr/bin/unshare", "--pid", "--fork"]

  /// Whether this machine lets us have them.
  static let areThere: Bool = {
    let process = ChildProcess()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst()) + ["/bin/true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// Runs a verb of `captions sync` as process 1.
  static func run(_ bench: SyncBench, _ verb: String, _ arguments: [String]) throws -> Int32 {
    let process = ChildProcess()
    process.executableURL = URL(filePath: command[0])
    process.arguments =
      Array(command.dropFirst()) + [try Captions.binary.path, "sync", verb, SyncBench.name]
      + ["--base-url", bench.sandbox.url] + arguments
    process.currentDirectoryURL = bench.captions.directory
    process.environment = ["WISTIA_API_TOKEN": "token", "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
