// SPDX-License-Identifier: Apache-2.0

import ChildProcesses
import Foundation
import Glibc
import SeededNumbers
import Testing
import WistiaSandbox

/// The real binary against a sandbox in which one request in five goes wrong, ended with `kill -9` at
/// random moments: in the end both sides are equal, and no text of the account is lost.
///
/// `CAPTIONS_KILLS` says how many runs are killed, `CAPTIONS_KILLS_SEED` begins another sequence.
@Suite(.serialized) struct SyncKillTests {
  private static let kills =
    ProcessInfo.processInfo.environment["CAPTIONS_KILLS"].flatMap { Int($0) } ?? 6
  private static let seed =
    ProcessInfo.processInfo.environment["CAPTIONS_KILLS_SEED"].flatMap { UInt64($0) } ?? 1

  /// Every kind of fault, together one request in five.
  private static var faults: [FaultRule] {
    let kinds: [(inout FaultRule) -> Void] = [
      { $0.status = 500 }, { $0.status = 502 },
      {
        $0.status = 500; $0.isApplied = true
      },
      {
        $0.status = 503; $0.retryAfter = 0
      },
      {
        $0.status = 429; $0.retryAfter = 0
      },
      {
        $0.drops = true; $0.isApplied = true
      },
      {
        $0.drops = true; $0.isApplied = false
      },
      {
        $0.resets = true; $0.isApplied = true
      },
      {
        $0.resets = true; $0.isApplied = false
      }, { $0.truncate = 1 },
      { $0.isMalformed = true }, { $0.contentType = "text/html" }, { $0.delay = 300 },
      {
        $0.status = 400; $0.method = "POST"
      },
      {
        $0.status = 404; $0.method = "PUT"
      },
      {
        $0.status = 403; $0.method = "DELETE"
      },
    ]
    return kinds.map { change in
      var rule = FaultRule()
      change(&rule)
      // Independent draws, one after the other, of which the first that hits counts.
      rule.probability = 1 - pow(0.8, 1 / 13.0)
      return rule
    }
  }

  @Test func killedRunsConverge() async throws {
    var dice = Dice(numbers: SplitMix64(state: Self.seed))
    var medias = (0..<5).map { RemoteMedia(id: "media0000\($0)x", name: "Talk \($0)") }
    medias[0].captions = ["fre": captions("first 0")]
    medias[1].captions = ["fre": captions("first 1"), "eng": captions("first 1 en")]
    try await SyncBench.with(medias, { $0.idSeed = Self.seed }) { bench in
      var seen = Set(try bench.tracks().values)
      let foreign = seen
      var killed = 0
      var round = 0
      bench.sandbox.setFaults(Self.faults)
      while killed < Self.kills {
        round += 1
        try Self.edit(bench, round, &dice)
        let (verb, arguments) = Self.verb(&dice)
        let wasKilled = try Self.run(bench, verb, arguments, killAfter: dice.milliseconds)
        if wasKilled { killed += 1 }
        let now = Set(try bench.tracks().values)
        let backups = bench.backups()
        for text in seen.subtracting(now) {
          #expect(backups.contains(text), "round \(round), \(verb): lost \(text)")
        }
        seen.formUnion(now)
      }
      bench.sandbox.setFaults([])
      try bench.settle()
      let last = try bench.sync(
        "apply", ["--yes", "--prefer", "local", "--prune", "--max-delete", "100%", "--jobs", "8"])
      #expect(last.status == 0, "\(last.output)\(last.messages)")
      try Self.pullForeign(bench, foreign)
      try Self.checkEnd(bench, seen)
      print("\(killed) of \(round) runs killed, \(bench.sandbox.requests.count) requests")
    }
  }

  /// Changes files, as their author would.
  private static func edit(_ bench: SyncBench, _ round: Int, _ dice: inout Dice) throws {
    for media in 0..<5 where dice.chance(2) {
      let path = "Talk \(media).\(["en", "fr", "de"][dice.below(3)]).srt"
      if dice.chance(5) {
        try? bench.remove(path)
      } else {
        try bench.file(path, captions("round \(round) \(path)"))
      }
    }
    // An empty directory is a safety stop, and not what is tried here.
    try bench.file("Talk 4.en.srt", captions("round \(round)"))
  }

  private static func verb(_ dice: inout Dice) -> (String, [String]) {
    switch dice.below(8) {
    case 0: ("pull", [])
    case 1: ("relabel", ["--yes", "--to", dice.chance(2) ? "639-2b" : "639-2t"])
    default: ("apply", ["--yes", "--prefer", "local", "--prune", "--max-delete", "100%"])
    }
  }

  /// Runs the binary and kills it after a while, unless it ends before.
  private static func run(
    _ bench: SyncBench, _ verb: String, _ arguments: [String], killAfter: Int
  ) throws -> Bool {
    let process = ChildProcess()
    process.executableURL = try Captions.binary
    process.arguments = ["sync", verb, SyncBench.name, "--base-url", bench.sandbox.url] + arguments
    process.currentDirectoryURL = bench.captions.directory
    process.environment = ["WISTIA_API_TOKEN": "token", "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let deadline = ContinuousClock.now + .milliseconds(killAfter)
    while process.isRunning, ContinuousClock.now < deadline { usleep(2000) }
    let isKilled = process.isRunning && kill(process.processIdentifier, SIGKILL) == 0
    process.waitUntilExit()
    return isKilled && process.terminationReason == .uncaughtSignal
  }

  /// Brings over what the account held before any run and that no run came to write.
  ///
  /// It is somebody else's, and an apply leaves it alone. Everything else is equal already.
  private static func pullForeign(_ bench: SyncBench, _ foreign: Set<String>) throws {
    let plan = try bench.sync("plan", ["--json", "--prune"])
    let held = plan.operations.filter { $0["action"] as? String != "unchanged" }
    let tracks = try bench.tracks()
    for operation in held {
      #expect(operation["action"] as? String == "hold", "\(operation)")
      let media = operation["media_id"] as? String ?? ""
      let code = operation["code"] as? String ?? ""
      #expect(foreign.contains(tracks["\(media) \(code)"] ?? ""), "\(operation)")
    }
    guard !held.isEmpty else { return }
    let pull = try bench.sync("pull")
    #expect(pull.status == 0, "\(pull.output)\(pull.messages)")
  }

  private static func checkEnd(_ bench: SyncBench, _ seen: Set<String>) throws {
    let again = try bench.sync("verify", ["--json"])
    #expect(again.status == 0, "\(again.output)")
    let plan = try bench.sync("plan", ["--json", "--detailed-exitcode", "--prune"])
    #expect(plan.status == 0, "\(plan.output)")
    #expect(plan.operations.allSatisfy { $0["action"] as? String == "unchanged" })
    let tracks = try bench.tracks()
    let files = try FileManager.default.contentsOfDirectory(
      atPath: bench.captions.directory.path + "/" + SyncBench.name)
    #expect(tracks.count == files.count { $0.hasSuffix(".srt") && !$0.hasPrefix(".") })
    for (key, text) in tracks {
      let parts = key.split(separator: " ")
      let number = parts[0].dropFirst(9).prefix(1)
      let codes = ["eng": "en", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de"]
      let path = "Talk \(number).\(codes[String(parts[1])] ?? "").srt"
      #expect(try bench.content(path) == text)
    }
    let backups = bench.backups()
    for text in seen where !tracks.values.contains(text) {
      #expect(backups.contains(text), "lost: \(text)")
    }
    #expect(!bench.sandbox.requests.contains { $0.path.contains("purchase") })
  }

  /// A generator whose sequence follows from its seed.
  private struct Dice {
    var numbers: SplitMix64

    mutating func below(_ bound: Int) -> Int { Int(numbers.next() % UInt64(bound)) }
    mutating func chance(_ sides: Int) -> Bool { below(sides) == 0 }
    /// From at once to some seconds, mostly short: most of what matters happens early.
    var milliseconds: Int { mutating get { chance(4) ? below(4000) : 30 + below(800) } }
  }
}
