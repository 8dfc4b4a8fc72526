// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing
import WistiaSandbox

/// The real binary on a disk that fails: nothing is lost, and the next run finishes the job.
///
/// Each call that writes state, journal, lock, backup or a pulled file fails once, and then with all
/// calls after it.
///
/// `CAPTIONS_FAULTS=all` fails every call with every error; otherwise some of them are drawn.
@Suite(.serialized, .enabled(if: FailingCalls.library != nil))
struct SyncLocalFaultTests {
  private static let isFull = ProcessInfo.processInfo.environment["CAPTIONS_FAULTS"] == "all"
  private static let errors = isFull ? [ENOSPC, EACCES, EROFS, EIO] : [ENOSPC, EACCES]

  @Test("an apply survives a failure of any call", arguments: errors, [false, true])
  func apply(_ number: Int32, _ stays: Bool) async throws {
    for call in sequence(first: 1, next: { $0 + (Self.isFull ? 1 : 5) }) {
      var hasFailed = true
      try await SyncBench.with([SyncTalk.media]) { bench in
        try SyncTalk.agree(bench)
        let before = try SyncTalk.change(bench)
        let outcome = try FailingCalls.run(
          bench, "apply", ["--yes", "--prune", "--max-delete", "9"], call, number, stays)
        hasFailed = outcome.hasFailed
        #expect(outcome.status != 139 && outcome.status != 132, "\(outcome.messages)")
        try SyncTableTests.nothingIsLost(bench, before)
        if outcome.status == 0, outcome.hasFailed {
          // Only what nothing hangs on may fail without a word.
          #expect(outcome.isHarmless, "\(outcome.call) at \(call)")
        }
        let next = try bench.sync("apply", ["--yes", "--prune", "--max-delete", "9"])
        #expect(next.status == 0, "call \(call), \(outcome.call): \(next.output)\(next.messages)")
        #expect(
          try bench.tracks() == [
            "aaaaaaaaa1 eng": captions("New"), "aaaaaaaaa1 spa": captions("Hola"),
            "aaaaaaaaa1 deu": captions("Hallo"),
          ], "call \(call), \(outcome.call)")
        try SyncTableTests.nothingIsLost(bench, before)
        let writes = bench.writes
        #expect(try bench.sync("apply", ["--yes", "--prune"]).status == 0)
        #expect(bench.writes == writes)
      }
      if !hasFailed { break }
    }
  }

  @Test("a pull survives a failure of any call", arguments: errors, [false, true])
  func pull(_ number: Int32, _ stays: Bool) async throws {
    for call in sequence(first: 1, next: { $0 + (Self.isFull ? 1 : 5) }) {
      var hasFailed = true
      try await SyncBench.with([SyncTalk.media]) { bench in
        try bench.file("Talk.en.srt", captions("Mine"))
        let outcome = try FailingCalls.run(bench, "pull", ["--force"], call, number, stays)
        hasFailed = outcome.hasFailed
        let english = try bench.content("Talk.en.srt")
        #expect([captions("Mine"), captions("Old")].contains(english))
        if english == captions("Old") { #expect(bench.backups().contains(captions("Mine"))) }
        for (path, word) in [("Talk.fr.srt", "Salut"), ("Talk.de.srt", "Hallo")] {
          if let text = try? bench.content(path) { #expect(text == captions(word)) }
        }
        #expect(bench.writes == 0)
        let next = try bench.sync("pull", ["--force"])
        #expect(next.status == 0, "call \(call), \(outcome.call): \(next.output)\(next.messages)")
        #expect(try bench.content("Talk.en.srt") == captions("Old"))
        #expect(bench.backups().contains(captions("Mine")))
        #expect(try bench.sync("verify").status == 0)
      }
      if !hasFailed { break }
    }
  }

  @Test func aFileThatChangesWhileItIsReadIsNotSent() async throws {
    try await SyncBench.with([RemoteMedia(id: "aaaaaaaaa1", name: "Talk")]) { bench in
      try bench.file("Talk.en.srt", captions("Hello"))
      let path = bench.captions.directory.appending(path: "\(SyncBench.name)/Talk.en.srt")
        .resolvingSymlinksInPath().path
      let outcome = try bench.sync(
        "apply", ["--yes", "--json"],
        environment: ["LD_PRELOAD": FailingCalls.library ?? "", "GROW_FILE": path])
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("changed while it was read"), "\(outcome.output)")
      #expect(bench.writes == 0)
      #expect(try bench.sync("apply", ["--yes"]).status == 0)
      #expect(try bench.tracks()["aaaaaaaaa1 eng"] == (try bench.content("Talk.en.srt")))
    }
  }
}

/// A library that makes calls fail, built from C where there is a compiler.
enum FailingCalls {
  struct Outcome {
    var status: Int32
    var messages: String
    /// Whether the call was reached.
    var hasFailed: Bool
    /// The first call that failed, the file's name, and what it is or a journal's line is about.
    var call: String

    /// Whether nothing hangs on the call: the note in the lock, the durability of a rename, and the
    /// note that a write was verified, which the state says again.
    var isHarmless: Bool {
      let parts = call.split(separator: "|", omittingEmptySubsequences: false)
      guard parts.count == 3 else { return false }
      switch parts[0] {
      case "pwrite", "ftruncate": return parts[1] == "lock"
      case "fsync": return parts[2] == "directory"
      case "write", "fdatasync": return ["agreed", "deleted", "relabelled"].contains(parts[2])
      default: return false
      }
    }
  }

  static let library: String? = {
    let source = Captions.root.appending(path: "Tests/CommandTests/Fixtures/failing_calls.c")
    let target = FileManager.default.temporaryDirectory.appending(
      path: "failing_calls_\(getpid()).so")
    for compiler in ["cc", "clang", "gcc"] {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [
        compiler, "-shared", "-fPIC", "-O1", "-o", target.path, source.path, "-ldl",
      ]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { continue }
      process.waitUntilExit()
      if process.terminationStatus == 0 { return target.path }
    }
    return nil
  }()

  static func run(
    _ bench: SyncBench, _ verb: String, _ arguments: [String], _ call: Int, _ number: Int32,
    _ stays: Bool
  ) throws -> Outcome {
    let log = bench.captions.directory.appending(path: "failed").path
    try? FileManager.default.removeItem(atPath: log)
    let root = bench.captions.directory.resolvingSymlinksInPath().appending(path: SyncBench.name)
    var environment = [
      "LD_PRELOAD": library ?? "", "FAIL_ROOT": root.path, "FAIL_AT": "\(call)",
      "FAIL_ERRNO": "\(number)", "FAIL_LOG": log,
    ]
    if stays { environment["FAIL_STAYS"] = "1" }
    let outcome = try bench.sync(verb, arguments, environment: environment)
    let failed = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return Outcome(
      status: outcome.status, messages: outcome.messages, hasFailed: !failed.isEmpty,
      call: failed.split(separator: "\n").first.map(String.init) ?? "")
  }
}
