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
  private static let errors =
    isFull ? ["ENOSPC+part", "EACCES", "EROFS", "EIO"] : ["ENOSPC+part", "EACCES"]

  /// How many faults are reached at least: each of so many runs meets one.
  private static let fewest = isFull ? 25 : 5

  @Test("an apply survives a failure of any call", arguments: errors, [false, true])
  func apply(_ error: String, _ stays: Bool) async throws {
    var reached = 0
    for call in sequence(first: 1, next: { $0 + (Self.isFull ? 1 : 5) }) {
      var hasFailed = true
      try await SyncBench.with([SyncTalk.media]) { bench in
        try SyncTalk.agree(bench)
        let before = try SyncTalk.change(bench)
        let outcome = try FailingCalls.run(
          bench, "apply", ["--yes", "--prune", "--max-delete", "9"],
          FailingCalls.Fault(kind: error, call: call, stays: stays))
        hasFailed = outcome.hasFailed
        reached += hasFailed ? 1 : 0
        #expect(outcome.status != 139 && outcome.status != 132, "\(outcome.messages)")
        try SyncTableTests.nothingIsLost(bench, before)
        if outcome.status == 0, outcome.hasFailed {
          // Only what nothing hangs on may fail without a word.
          #expect(outcome.isHarmless, "\(outcome.hits) at \(call)")
        }
        let next = try bench.sync("apply", ["--yes", "--prune", "--max-delete", "9"])
        #expect(next.status == 0, "call \(call), \(outcome.hits): \(next.output)\(next.messages)")
        #expect(
          try bench.tracks() == [
            "aaaaaaaaa1 eng": captions("New"), "aaaaaaaaa1 spa": captions("Hola"),
            "aaaaaaaaa1 deu": captions("Hallo"),
          ], "call \(call), \(outcome.hits)")
        try SyncTableTests.nothingIsLost(bench, before)
        let writes = bench.writes
        #expect(try bench.sync("apply", ["--yes", "--prune"]).status == 0)
        #expect(bench.writes == writes)
      }
      if !hasFailed { break }
    }
    #expect(reached >= Self.fewest)
  }

  @Test("a pull survives a failure of any call", arguments: errors, [false, true])
  func pull(_ error: String, _ stays: Bool) async throws {
    var reached = 0
    for call in sequence(first: 1, next: { $0 + (Self.isFull ? 1 : 5) }) {
      var hasFailed = true
      try await SyncBench.with([SyncTalk.media]) { bench in
        try bench.file("Talk.en.srt", captions("Mine"))
        let outcome = try FailingCalls.run(
          bench, "pull", ["--force"], FailingCalls.Fault(kind: error, call: call, stays: stays))
        hasFailed = outcome.hasFailed
        reached += hasFailed ? 1 : 0
        let english = try bench.content("Talk.en.srt")
        #expect([captions("Mine"), captions("Old")].contains(english))
        if english == captions("Old") { #expect(bench.backups().contains(captions("Mine"))) }
        for (path, word) in [("Talk.fr.srt", "Salut"), ("Talk.de.srt", "Hallo")] {
          if let text = try? bench.content(path) { #expect(text == captions(word)) }
        }
        #expect(bench.writes == 0)
        let next = try bench.sync("pull", ["--force"])
        #expect(next.status == 0, "call \(call), \(outcome.hits): \(next.output)\(next.messages)")
        #expect(try bench.content("Talk.en.srt") == captions("Old"))
        #expect(bench.backups().contains(captions("Mine")))
        #expect(try bench.sync("verify").status == 0)
      }
      if !hasFailed { break }
    }
    #expect(reached >= Self.fewest)
  }

  @Test func aFileThatChangesWhileItIsReadIsNotSent() async throws {
    try await SyncBench.with([RemoteMedia(id: "aaaaaaaaa1", name: "Talk")]) { bench in
      try bench.file("Talk.en.srt", captions("Hello"))
      let more = bench.captions.directory.appending(path: "more")
      try Data("\n9\n00:00:20,000 --> 00:00:21,000\nlate\n".utf8).write(to: more)
      let outcome = try FailingCalls.run(
        bench, "apply", ["--yes", "--json"],
        FailingCalls.Fault(
          // Of the file itself: before the read that would find its end.
          kind: "append", call: 2, calls: "read", below: "Talk.en.srt", ready: more.path))
      #expect(outcome.hasFailed)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("changed while it was read"), "\(outcome.output)")
      #expect(bench.writes == 0)
      #expect(try bench.sync("apply", ["--yes"]).status == 0)
      #expect(try bench.tracks()["aaaaaaaaa1 eng"] == (try bench.content("Talk.en.srt")))
    }
  }
}
