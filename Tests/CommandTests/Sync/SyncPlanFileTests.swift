// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WistiaSandbox

/// Plans in files that somebody changed, on the real binary: nothing is sent, replaced or deleted.
@Suite struct SyncPlanFileTests {
  /// A change to a plan, and a word that must be said of it.
  struct Change: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var word: String
    /// Text that is looked for, and what takes its place everywhere.
    var old: String
    var new: String

    init(_ name: String, _ word: String, _ old: String, _ new: String) {
      testDescription = name
      self.word = word
      self.old = old
      self.new = new
    }
  }

  private static var digest: Regex<Substring> { #/"uploadDigest":"[0-9a-f]{64}"/# }

  static let changes = [
    Change("a path above", "operations[0].path", #""Talk.en.srt""#, #""../secret.srt""#),
    Change("an absolute path", "operations[0].path", #""Talk.en.srt""#, #""/etc/passwd""#),
    Change("a path around", "operations[0].path", #""Talk.en.srt""#, #""a/../../secret.srt""#),
    Change("a path with NUL", "operations[0].path", #""Talk.en.srt""#, #""Talk.en.srt\u0000x""#),
    Change("an empty path", "path", #""Talk.en.srt""#, #""""#),
    Change(
      "a hidden path", "hidden", #""Talk.en.srt""#, #"".captions-sync/state.json""#),
    Change("an unknown action", "operations[0].action", #""create""#, #""wipe""#),
    Change("an id with slashes", "operations[0].media.id", #""aaaaaaaaa1""#, #""../../account""#),
    Change("an id of dots", "operations[0].media.id", #""aaaaaaaaa1""#, #""..""#),
    Change("an empty id", "operations[0].media.id", #""aaaaaaaaa1""#, #""""#),
    Change("a code with slashes", "operations[0].code", #""code":"eng""#, #""code":"../eng""#),
    Change("no language", "language", #""language":"en""#, #""language":"no such""#),
    Change(
      "the smallest count of tracks", "remoteTrackCount", #""remoteTrackCount":1"#,
      #""remoteTrackCount":-9223372036854775808"#),
    Change(
      "the largest count of tracks", "remoteTrackCount", #""remoteTrackCount":1"#,
      #""remoteTrackCount":9223372036854775807"#),
    Change("the smallest count", "cueCount", #""cueCount":2"#, #""cueCount":-9223372036854775808"#),
    Change("the largest count", "cueCount", #""cueCount":2"#, #""cueCount":9223372036854775807"#),
    Change("the smallest time", "first", #""first":1000"#, #""first":-9223372036854775808"#),
    Change("the largest time", "last", #""last":6000"#, #""last":9223372036854775807"#),
    Change(
      "no number at all", "cannot be applied", #""cueCount":2"#,
      #""cueCount":99999999999999999999999"#),
    Change("another version", "version 3", #""version":2"#, #""version":3"#),
    Change(
      "a version beyond all numbers", "update captions", #""version":2"#,
      #""version":18446744073709551616"#),
    Change("deep nesting", "deep", #""kind""#, #""x":\#(nested(65)),"kind""#),
    Change("very deep nesting", "deep", #""kind""#, #""x":\#(nested(100_000)),"kind""#),
    Change(
      "another kind", "not a saved sync plan", #"captions-sync-plan"#, #"captions-sync-scheme"#),
  ]

  private static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  /// A plan that adds English and replaces French.
  private static func planned(
    _ body: (SyncBench, String) async throws -> Void
  ) async throws {
    let media = RemoteMedia(
      id: "aaaaaaaaa1", name: "Talk", captions: ["fra": captions("Salut")])
    try await SyncBench.with([media]) { bench in
      try bench.captions.file("secret.srt", captions("secret"))
      try bench.file("Talk.en.srt", captions("Hello"))
      try bench.file("Talk.fr.srt", captions("Bonjour"))
      let plan = try bench.sync("plan", ["--out", "plan.json", "--prefer", "local"])
      #expect(plan.status == 0, "\(plan.messages)")
      try await body(bench, try bench.captions.content("plan.json"))
    }
  }

  /// Applies a plan of this text, which must be refused.
  private static func refused(
    _ bench: SyncBench, _ text: String, _ word: String, _ status: Int32 = 2
  ) throws {
    let before = try bench.tracks()
    try bench.captions.file("plan.json", text)
    let outcome = try bench.sync("apply", ["--yes"], target: "plan.json")
    #expect(outcome.status == status, "\(outcome.output)\(outcome.messages)")
    #expect(outcome.messages.contains(word), "\(outcome.messages)")
    #expect(try bench.tracks() == before)
    #expect(bench.writes == 0)
  }

  @Test("a plan that was changed is refused, and what is wrong is named", arguments: changes)
  func changed(_ change: Change) async throws {
    try await Self.planned { bench, plan in
      try #require(plan.contains(change.old))
      try Self.refused(bench, plan.replacing(change.old, with: change.new), change.word)
    }
  }

  @Test("what is sent carries its digest, and what is lost its own")
  func digests() async throws {
    try await Self.planned { bench, plan in
      try Self.refused(
        bench, plan.replacing(Self.digest) { _ in #""uploadDigest":null"# },
        "digest of what it sends")
      let zeros = String(repeating: "0", count: 64)
      try Self.refused(
        bench, plan.replacing(Self.digest) { _ in #""uploadDigest":"\#(zeros)""# },
        "no longer fits",
        6)
      try Self.refused(
        bench, plan.replacing(#""remote":{"#, with: #""other":{"#), "digest of what it takes away")
      let deletion = plan.replacing(#""action":"replace""#, with: #""action":"delete""#)
      try Self.refused(
        bench, deletion.replacing(#""remote":{"#, with: #""other":{"#),
        "digest of what it takes away")
      try Self.refused(
        bench,
        plan.replacing(
          #""action":"create","code":"eng","language":"en""#,
          with: #""action":"replace","code":"fra","language":"fr","remote":{"cueCount":0,"#
            + #""digest":"\#(zeros)","first":0,"last":0,"looseDigest":"\#(zeros)"}"#),
        "a second time")
    }
  }

  @Test("a link that leads out of the directory is not sent")
  func links() async throws {
    try await Self.planned { bench, plan in
      let directory = bench.captions.directory
      try bench.captions.file("secret.srt", captions("Hello"))
      try bench.remove("Talk.en.srt")
      try FileManager.default.createSymbolicLink(
        at: directory.appending(path: "\(SyncBench.name)/Talk.en.srt"),
        withDestinationURL: directory.appending(path: "secret.srt"))
      let outcome = try bench.sync("apply", ["--json"], target: "plan.json")
      #expect(outcome.status == 1, "\(outcome.output)")
      #expect(outcome.output.contains("leads out"), "\(outcome.output)")
      #expect(try bench.tracks()["aaaaaaaaa1 eng"] == nil)
    }
  }

  @Test("how much may be deleted is counted in the account, not in the plan")
  func deletionLimit() async throws {
    try await SyncBench.with([SyncTalk.media]) { bench in
      try SyncTalk.agree(bench)
      try bench.remove("Talk.fr.srt")
      try bench.remove("Talk.de.srt")
      let arguments = ["--prune", "--max-delete", "100%", "--out", "plan.json"]
      #expect(try bench.sync("plan", arguments).status == 0)
      let plan = try bench.captions.content("plan.json")
      try #require(plan.contains(#""remoteTrackCount":3"#))
      for count in ["3", "1000000000000", "0"] {
        try bench.captions.file(
          "plan.json",
          plan.replacing(#""remoteTrackCount":3"#, with: #""remoteTrackCount":\#(count)"#))
        let outcome = try bench.sync("apply", target: "plan.json")
        #expect(outcome.status == 7, "\(count): \(outcome.messages)")
        #expect(outcome.messages.contains("2 of 3 tracks"), "\(outcome.messages)")
      }
      #expect(bench.writes == 0)
      let meant = try bench.sync("apply", ["--max-delete", "70%"], target: "plan.json")
      #expect(meant.status == 0, "\(meant.messages)")
      #expect(Set(try bench.tracks().keys) == ["aaaaaaaaa1 eng"])
    }
  }

  @Test("what became a draft since is neither replaced nor deleted")
  func drafts() async throws {
    try await Self.planned { bench, _ in
      let text = captions("Salut").replacing("\n", with: "\\n")
      bench.sandbox.setFaults([
        SyncRow.fault {
          $0.method = "GET"
          $0.path = "*/captions*"
          $0.status = 200
          $0.contentType = "application/json"
          $0.body = "[{\"language\":\"fra\",\"text\":\"\(text)\",\"is_draft\":true}]"
        }
      ])
      let outcome = try bench.sync("apply", ["--json"], target: "plan.json")
      #expect(outcome.statuses.contains("stale"), "\(outcome.output)")
      #expect(try bench.tracks()["aaaaaaaaa1 fra"] == captions("Salut"))
    }
  }

  @Test("a plan of relabel brings back what an earlier run left under neither code")
  func relabelling() async throws {
    let media = RemoteMedia(id: "aaaaaaaaa1", name: "Talk", captions: ["fre": captions("Salut")])
    try await SyncBench.with([media]) { bench in
      try bench.file("keep", "")
      // The server takes the two codes for one, and then takes no more captions at all.
      bench.sandbox.setFaults([SyncRow.refusal("POST", "*/captions*", with: 400)])
      #expect(try bench.sync("relabel", ["--to", "fre=fra", "--yes"]).status == 1)
      #expect(try bench.tracks().isEmpty)
      bench.sandbox.setFaults([])
      #expect(try bench.sync("relabel", ["--to", "fre=fra", "--out", "plan.json"]).status == 0)
      let apply = try bench.sync("apply", target: "plan.json")
      #expect(apply.status == 0, "\(apply.output)\(apply.messages)")
      let tracks = try bench.tracks()
      #expect(tracks == ["aaaaaaaaa1 fra": captions("Salut")], "\(apply.output)\(tracks)")
      #expect(try bench.sync("relabel", ["--to", "fre=fra", "--yes"]).status == 0)
      #expect(try bench.tracks() == ["aaaaaaaaa1 fra": captions("Salut")])
    }
  }
}
