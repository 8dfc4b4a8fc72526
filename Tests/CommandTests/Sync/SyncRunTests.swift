// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing
import WistiaSandbox

/// Runs of `captions sync` from their beginning to their end: exit statuses, saved plans, the lock,
/// Ctrl-C, and what is said where.
@Suite struct SyncRunTests {
  private static func talk(_ words: [String: String] = [:]) -> [RemoteMedia] {
    [
      RemoteMedia(
        id: "aaaaaaaaa1", name: "Talk", captions: words.mapValues { captions($0) })
    ]
  }

  @Test("status and verify look and write nothing anywhere")
  func looking() async throws {
    try await SyncBench.with(Self.talk(["eng": "Hello"])) { bench in
      try bench.file("Talk.en.srt", captions("Hello"))
      for verb in ["status", "verify"] { #expect(try bench.sync(verb).status == 0) }
      try bench.file("Talk.fr.srt", captions("Salut"))
      #expect(try bench.sync("status").status == 3)
      let verify = try bench.sync("verify")
      #expect(verify.status == 1)
      #expect(verify.output.hasSuffix("Verified: 1 the same, 1 not\n"))
      try bench.file("Nothing.en.srt", captions("Hello"))
      for verb in ["status", "verify"] { #expect(try bench.sync(verb).status == 1) }
      #expect(bench.writes == 0)
      let root = bench.captions.directory.appending(path: SyncBench.name).path
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: root).sorted() == [
          "Nothing.en.srt", "Talk.en.srt", "Talk.fr.srt",
        ])
    }
  }

  @Test("a plan that was applied is refused as stale, and so is one whose file changed")
  func savedPlans() async throws {
    try await SyncBench.with(Self.talk(["fra": "Salut"])) { bench in
      try bench.file("Talk.en.srt", captions("Hello"))
      try bench.file("Talk.fr.srt", captions("Bonjour"))
      let plan = try bench.sync(
        "plan", ["--out", "plan.json", "--detailed-exitcode", "--prefer", "local"])
      #expect(plan.status == 3)
      #expect(!(try bench.captions.content("plan.json")).contains("s3cret-token"))
      try bench.file("Talk.en.srt", captions("Changed"))
      let changed = try bench.sync("apply", ["--json"], target: "plan.json")
      #expect(changed.status == 6)
      #expect(changed.statuses == ["stale", "verified"], "\(changed.output)")
      try bench.file("Talk.en.srt", captions("Hello"))
      let tracks = try bench.tracks()
      let again = try bench.sync("apply", target: "plan.json")
      #expect(again.status == 6)
      #expect(try bench.tracks()["aaaaaaaaa1 fra"] == tracks["aaaaaaaaa1 fra"])
      let writes = bench.writes
      #expect(try bench.sync("apply", target: "plan.json").status == 6)
      #expect(bench.writes == writes)
    }
  }

  @Test("a plan that is none, or another account's", arguments: ["{}", "[", "null"])
  func wrongPlans(_ text: String) async throws {
    try await SyncBench.with(Self.talk()) { bench in
      try bench.captions.file("plan.json", text)
      let outcome = try bench.sync("apply", target: "plan.json")
      #expect(outcome.status == 2)
      #expect(
        outcome.messages.contains("plan.json: it is not a saved sync plan"),
        "\(outcome.messages)")
    }
  }

  @Test("a map wins over paths, as CSV and as JSON; its mistakes are named")
  func maps() async throws {
    try await SyncBench.with(Self.talk()) { bench in
      try bench.file("odd name.srt", captions("Hello"))
      try bench.file("Talk.xx-odd.srt", captions("Salut"))
      try bench.captions.file(
        "map.csv", "path,media,language\n\"odd name.srt\",Talk,en\nTalk.xx-odd.srt,aaaaaaaaa1,fr\n")
      try bench.captions.file(
        "map.json",
        #"{"odd name.srt": {"media": "Talk", "language": "en"}, "#
          + #""Talk.xx-odd.srt": {"media": "Talk", "language": "fr"}}"#)
      for map in ["map.csv", "map.json"] {
        let plan = try bench.sync("plan", ["--map", map, "--json"])
        #expect(plan.actions == ["create eng", "create fra"], "\(plan.output)")
      }
      try bench.captions.file("wrong.csv", "odd name.srt,Talk,klingonese\n")
      let wrong = try bench.sync("plan", ["--map", "wrong.csv"])
      #expect(wrong.status == 2)
      #expect(wrong.messages.contains("wrong.csv: line 1: no language is known"))
      #expect(try bench.sync("plan", ["--map", "missing.csv"]).status == 2)
    }
  }

  @Test("one run at a time; what a killed one left of its lock holds nobody up")
  func lock() async throws {
    try await SyncBench.with(Self.talk()) { bench in
      for code in ["en", "fr", "de"] { try bench.file("Talk.\(code).srt", captions(code)) }
      bench.sandbox.setFaults([
        SyncRow.fault {
          $0.method = "POST"
          $0.delay = 60_000
        }
      ])
      let first = try bench.start("apply", ["--yes"])
      defer { first.kill() }
      try first.wait { bench.writes > 0 }
      let second = try bench.sync("apply", ["--yes"])
      #expect(second.status == 2)
      #expect(second.messages.contains("another run is at work here (process \(first.number))"))
      // Looking is allowed meanwhile.
      #expect(try bench.sync("status").status == 3)
      first.kill()
      bench.sandbox.setFaults([])
      try bench.settle()
      let lock = try bench.content(".captions-sync/lock")
      #expect(lock.contains("\(first.number)"))
      let third = try bench.sync("apply", ["--yes"])
      #expect(third.status == 0, "\(third.output)\(third.messages)")
      #expect(try bench.tracks().count == 3)
    }
  }

  @Test("Ctrl-C finishes and verifies what is under way, and begins nothing else")
  func interrupt() async throws {
    try await SyncBench.with(Self.talk()) { bench in
      for code in ["en", "fr", "de", "es", "it"] {
        try bench.file("Talk.\(code).srt", captions(code))
      }
      bench.sandbox.setFaults([
        SyncRow.fault {
          $0.method = "POST"
          $0.delay = 700
        }
      ])
      let run = try bench.start("apply", ["--yes", "--json"])
      let outcome = try run.interrupted { bench.writes > 0 }
      #expect(outcome.status == 130, "\(outcome.messages)")
      #expect(outcome.messages.contains("finishing what is under way"))
      #expect(outcome.statuses.count { $0 == "verified" } == bench.writes)
      #expect(outcome.statuses.count { $0 == "skipped" } == 5 - bench.writes)
      #expect(bench.writes < 5)
      bench.sandbox.setFaults([])
      #expect(try bench.sync("apply", ["--yes"]).status == 0)
      #expect(try bench.tracks().count == 5)
    }
  }

  @Test("what was sent before Ctrl-C is read back, also where the rate limit makes that wait")
  func interruptedVerification() async throws {
    try await SyncBench.with(Self.talk()) { bench in
      for code in ["en", "fr"] { try bench.file("Talk.\(code).srt", captions(code)) }
      bench.sandbox.setFaults([
        SyncRow.fault {
          $0.method = "POST"
          $0.delay = 3000
        },
        SyncRow.fault {
          $0.method = "GET"
          $0.path = "*/captions.json"
          $0.nth = 2
          $0.status = 429
          $0.retryAfter = 3
        },
      ])
      let run = try bench.start("apply", ["--yes", "--json"])
      let outcome = try run.interrupted { bench.writes > 0 }
      #expect(outcome.status == 130, "\(outcome.messages)")
      #expect(outcome.statuses == ["skipped", "verified"], "\(outcome.output)")
    }
  }

  @Test("Ctrl-C ends the wait for a rate limit")
  func interruptedWait() async throws {
    try await SyncBench.with(Self.talk()) { bench in
      try bench.file("Talk.en.srt", captions("Hello"))
      bench.sandbox.setFaults([
        SyncRow.fault {
          $0.method = "POST"
          $0.status = 429
          $0.retryAfter = 240
        }
      ])
      let run = try bench.start("apply", ["--yes", "--json"])
      let outcome = try run.interrupted { run.messages.contains("\"event\":\"wait\"") }
      #expect(outcome.status == 130, "\(outcome.messages)")
      #expect(try bench.tracks().isEmpty)
    }
  }

  @Test("problems of files are said on standard error, a line each; no line ends in spaces")
  func problems() async throws {
    try await SyncBench.with(Self.talk()) { bench in
      try bench.file("Talk.en.srt", captions("Hello"))
      try bench.file("Talk.fr.srt", "1\n00:00:05,000 --> 00:00:03,000\nHello\n")
      try bench.file("sub/No such media.en.srt", captions("Hello"))
      for verb in ["plan", "status", "verify"] {
        let outcome = try bench.sync(verb)
        #expect(outcome.status == 1)
        let lines = outcome.messages.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("my captions/Talk.fr.srt: error: line 2: ") })
        #expect(
          lines.contains {
            $0.hasPrefix("my captions/sub/No such media.en.srt: error: the account has no media")
          })
        #expect(lines.count == 2, "\(outcome.messages)")
        #expect(!outcome.output.split(separator: "\n").contains { $0.hasSuffix(" ") })
      }
      // Events say the same for programs.
      let events = try bench.sync("apply", ["--yes"]).messages.split(separator: "\n")
      #expect(events.allSatisfy { $0.hasPrefix("{") })
      #expect(events.count { $0.contains("\"status\":\"failed\"") } == 2)
      let told = try bench.sync("apply", ["--yes", "--progress", "none"])
      #expect(told.messages.contains("my captions/Talk.fr.srt: error: line 2: "))
    }
  }

  @Test("the differences of a plan, cue by cue, as a unified diff")
  func differences() async throws {
    try await SyncBench.with(Self.talk(["eng": "Old"])) { bench in
      try bench.file("Talk.en.srt", captions("New"))
      let plan = try bench.sync("plan", ["--diff", "--prefer", "local"])
      #expect(plan.status == 0)
      #expect(plan.output.contains("1 cue changed"))
      let diff = """
        --- account: Spring/Talk (aaaaaaaaa1) eng
        +++ Talk.en.srt
        @@ -1,6 +1,6 @@
        -00:00:01,000 --> 00:00:03,000
        -Old
        -
        +00:00:01,000 --> 00:00:03,000
        +New
        +
         00:00:04,000 --> 00:00:06,000
         and more
         \n
        """
      #expect(plan.output.hasSuffix(diff), "\(plan.output)")
    }
  }

  @Test("a file that seems timed for another frame rate is offered the command that converts it")
  func frameRate() async throws {
    var media = Self.talk()[0]
    media.duration = 3600
    try await SyncBench.with([media]) { bench in
      try bench.file(
        "Talk.en.srt", captions("Hello") + "\n3\n01:02:28,000 --> 01:02:30,000\nBye\n")
      let plan = try bench.sync("plan")
      #expect(plan.status == 1)
      #expect(plan.output.contains("looks like a 23.976 fps file on 25 fps video"))
      let command =
        "captions retime 'my captions/Talk.en.srt' --in-place --from-fps 23.976 --to-fps 25"
      #expect(plan.output.contains("to convert it: \(command)"), "\(plan.output)")
      let retime = try bench.captions.run(
        ["retime", "my captions/Talk.en.srt"]
          + command.split(separator: " ").suffix(5).map(String.init))
      #expect(retime.status == 0, "\(retime.messages)")
      #expect(try bench.sync("apply", ["--yes"]).status == 0)
    }
  }
}
