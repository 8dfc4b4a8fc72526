// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing
import WistiaSandbox

/// What sync remembers, damaged, replaced, and written by other versions, on the real binary.
@Suite struct SyncMemoryTests {
  private static let state = ".captions-sync/state.json"
  private static let journal = ".captions-sync/journal.ndjson"

  /// Both sides agreed on one track and changed it since: what only the memory tells from a file that
  /// was changed here alone.
  private static func conflicting(
    _ body: (SyncBench) async throws -> Void
  ) async throws {
    try await SyncBench.with([SyncTalk.media]) { bench in
      try SyncTalk.agree(bench)
      var media = SyncTalk.media
      media.captions["eng"] = captions("Theirs")
      try await bench.setAccount([media])
      try bench.file("Talk.en.srt", captions("Mine"))
      #expect(try bench.sync("apply", ["--yes"]).status == 1)
      #expect(try bench.tracks()["aaaaaaaaa1 eng"] == captions("Theirs"))
      try await body(bench)
    }
  }

  private static let damages: [@Sendable (String) -> String] = [
    { String($0.prefix($0.count / 2)) }, { _ in "" }, { _ in "null" }, { _ in "[]" },
    { _ in "\u{0}\u{1}\u{2}" }, { _ in String(repeating: "[", count: 100_000) },
    { $0.replacing("\"accounts\":", with: "\"accounts\":[],\"other\":") },
    { $0.replacing("\"local\":\"", with: "\"local\":\"zz") },
    { $0.replacing("Talk.en.srt", with: "../../Talk.en.srt") },
    { $0.replacing("\"version\":1", with: "\"version\":0") },
    { $0.replacing("\"version\":1", with: "\"version\":\"1\"") },
  ]

  @Test("a damaged state is no reason to forget; --resync makes what differs a conflict")
  func damagedState() async throws {
    for (index, damage) in Self.damages.enumerated() {
      try await Self.conflicting { bench in
        let damaged = damage(try bench.content(Self.state))
        try bench.file(Self.state, damaged)
        for verb in ["plan", "apply", "status", "pull"] {
          let outcome = try bench.sync(verb, verb == "apply" ? ["--yes"] : [])
          #expect(outcome.status == 2, "\(index), \(verb): \(outcome.messages)")
          #expect(outcome.messages.contains("state.json"))
          #expect(outcome.messages.contains("--resync"), "\(outcome.messages)")
          #expect(!outcome.messages.contains("remove it"), "\(outcome.messages)")
        }
        let plan = try bench.sync("plan", ["--resync", "--json"])
        #expect(plan.status == 1)
        #expect(plan.actions == ["conflict eng", "unchanged deu", "unchanged fra"])
        #expect(try bench.content(Self.state) == damaged)
        let apply = try bench.sync("apply", ["--yes", "--resync", "--json"])
        #expect(apply.status == 1, "\(apply.messages)")
        #expect(apply.statuses == ["conflict", "unchanged", "unchanged"])
        #expect(bench.writes == 0)
        #expect(try bench.aside("state.json") == [damaged])
        #expect(apply.messages.contains("state.json.damaged-"), "\(apply.messages)")
        let decided = try bench.sync("apply", ["--yes", "--prefer", "local"])
        #expect(decided.status == 0, "\(decided.messages)")
        #expect(try bench.tracks()["aaaaaaaaa1 eng"] == captions("Mine"))
        #expect(bench.backups().contains(captions("Theirs")))
        #expect(try bench.aside("state.json") == [damaged])
      }
    }
  }

  @Test(
    "what a newer version wrote is left to it, whatever is asked for",
    arguments: [
      ("state.json", #"{"version":2,"accounts":{}}"#), ("state.json", #"{"version":2}"#),
      ("state.json", #"{"version":18446744073709551616,"accounts":{}}"#),
      ("state.json", #"{"version":1.5,"accounts":{}}"#),
      ("journal.ndjson", #"{"version":2,"happened":"something"}"# + "\n"),
    ])
  func newerVersion(_ name: String, _ text: String) async throws {
    try await Self.conflicting { bench in
      try bench.file(".captions-sync/\(name)", text)
      for arguments in [["--yes"], ["--yes", "--resync"], ["--yes", "--prefer", "local"]] {
        let outcome = try bench.sync("apply", arguments)
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("update captions"), "\(outcome.messages)")
      }
      #expect(try bench.content(".captions-sync/\(name)") == text)
      #expect(bench.writes == 0)
    }
  }

  @Test("a state that is whole is forgotten for --resync, and another account's is not")
  func resync() async throws {
    try await Self.conflicting { bench in
      let other =
        #""other/7":{"medias":{"zzz":{"en":{"local":"\#(String(repeating: "0", count: 64))","#
        + #""path":"a.srt","remote":"\#(String(repeating: "1", count: 64))"}}}}"#
      let state = try bench.content(Self.state)
      try bench.file(Self.state, state.replacing("\"accounts\":{", with: "\"accounts\":{\(other),"))
      // The memory alone says that this file changed since.
      try await bench.setAccount([SyncTalk.media])
      #expect(try bench.sync("plan", ["--json"]).actions.contains("replace eng"))
      let plan = try bench.sync("plan", ["--json", "--resync"])
      #expect(plan.actions == ["conflict eng", "unchanged deu", "unchanged fra"])
      let apply = try bench.sync("apply", ["--yes", "--resync", "--prefer", "local"])
      #expect(apply.status == 0, "\(apply.messages)")
      #expect(try bench.aside("state.json").isEmpty)
      let written = try bench.content(Self.state)
      #expect(written.contains("\"other/7\"") && written.contains("\"zzz\""))
    }
  }

  @Test("nothing is deleted for files that only a memory could know of")
  func resyncPrunesNothing() async throws {
    try await SyncBench.with([SyncTalk.media]) { bench in
      try SyncTalk.agree(bench)
      try bench.remove("Talk.fr.srt")
      let plan = try bench.sync("plan", ["--json", "--prune", "--resync"])
      #expect(plan.actions == ["hold fra", "unchanged deu", "unchanged eng"], "\(plan.output)")
    }
  }

  @Test("a line of the journal that cannot be read is named, and never skipped")
  func unreadableLine() async throws {
    try await Self.conflicting { bench in
      let line = #"{"run":"r","account":"a","media":"m","language":"en","step":{"deleted":{}}}"#
      let half = String(line.prefix(20))
      for text in ["\(line)\n\(half)\(line)\n", "\(line)\n\(half)\n\(line)\n", "\(line)\nhello"] {
        try bench.file(Self.journal, text)
        let outcome = try bench.sync("apply", ["--yes", "--prefer", "local"])
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("journal.ndjson"), "\(outcome.messages)")
        #expect(outcome.messages.contains("line 2"), "\(outcome.messages)")
        #expect(outcome.messages.contains("--resync"), "\(outcome.messages)")
        #expect(try bench.content(Self.journal) == text)
      }
      #expect(bench.writes == 0)
      let text = try bench.content(Self.journal)
      #expect(try bench.sync("apply", ["--yes", "--resync"]).status == 1)
      #expect(try bench.aside("journal.ndjson") == [text])
      #expect(try bench.sync("apply", ["--yes", "--prefer", "local"]).status == 0)
    }
  }

  @Test("a last line that was never finished is taken away")
  func tornLine() async throws {
    try await Self.conflicting { bench in
      let line = #"{"run":"r","account":"a","media":"m","language":"en","step":{"deleted":{}}}"#
      for end in [1, 20, line.utf8.count] {
        for zeros in ["", "\u{0}\u{0}\u{0}"] {
          try bench.file(Self.journal, "\(line)\n\(line.prefix(end))\(zeros)")
          #expect(try bench.sync("status").status == 1)
          // Conflicts, as before.
          let outcome = try bench.sync("apply", ["--yes"])
          #expect(outcome.status == 1, "\(end): \(outcome.messages)")
          #expect(try bench.content(Self.journal) == "\(line)\n")
        }
      }
    }
  }

  /// What stands in the place of what sync keeps.
  enum Impostor: CaseIterable, Sendable { case link, danglingLink, pipe, other }

  @Test(
    "what sync keeps is not behind links, and is no pipe",
    arguments: ["state.json", "journal.ndjson", "lock", "backups", ""], Impostor.allCases)
  func impostors(_ name: String, _ impostor: Impostor) async throws {
    try await SyncBench.with([SyncTalk.media]) { bench in
      try SyncTalk.agree(bench)
      try bench.file("Talk.en.srt", captions("Mine"))
      let root = bench.captions.directory.appending(path: SyncBench.name).path
      let place = "\(root)/.captions-sync" + (name.isEmpty ? "" : "/\(name)")
      let isDirectory = name.isEmpty || name == "backups"
      let precious = bench.captions.directory.appending(path: "precious").path
      if isDirectory {
        try FileManager.default.createDirectory(
          atPath: precious, withIntermediateDirectories: false)
      } else {
        try bench.captions.file("precious", "precious")
      }
      try? FileManager.default.removeItem(atPath: place)
      switch impostor {
      case .link:
        try FileManager.default.createSymbolicLink(
          atPath: place, withDestinationPath: precious)
      case .danglingLink:
        try FileManager.default.createSymbolicLink(
          atPath: place, withDestinationPath: precious + " none")
      case .pipe: #expect(mkfifo(place, 0o600) == 0)
      case .other:
        if isDirectory {
          try Data().write(to: URL(filePath: place))
        } else {
          try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: false)
        }
      }
      let outcome = try bench.sync("apply", ["--yes"])
      #expect(outcome.status == 2, "\(outcome.output)\(outcome.messages)")
      #expect(outcome.messages.contains(".captions-sync"), "\(outcome.messages)")
      #expect(bench.writes == 0)
      if isDirectory {
        #expect(try FileManager.default.contentsOfDirectory(atPath: precious).isEmpty)
      } else {
        #expect(try bench.captions.content("precious") == "precious")
      }
      #expect(!FileManager.default.fileExists(atPath: precious + " none"))
    }
  }

  @Test("two servers on one machine are two accounts")
  func ports() async throws {
    try await SyncBench.with([SyncTalk.media]) { first in
      try await SyncBench.with([SyncTalk.media]) { second in
        try first.file("Talk.en.srt", captions("Old"))
        #expect(try first.sync("apply", ["--yes"]).status == 0)
        let port = try #require(URL(string: first.sandbox.url)?.port)
        #expect(try first.content(Self.state).contains("\"127.0.0.1:\(port)/7\""))
        #expect(try first.sync("plan", ["--out", "plan.json"]).status == 0)
        // The plan and the directory of one, and the server of the other.
        let arguments = ["--base-url", second.sandbox.url]
        let apply = try first.captions.run(
          ["sync", "apply", "plan.json"] + arguments, environment: ["WISTIA_API_TOKEN": "t"])
        #expect(apply.status == 6, "\(apply.messages)")
        var media = SyncTalk.media
        media.captions["eng"] = captions("Theirs")
        try await second.setAccount([media])
        try first.file("Talk.en.srt", captions("Old"))
        let plan = try first.captions.run(
          ["sync", "plan", SyncBench.name, "--json"] + arguments,
          environment: ["WISTIA_API_TOKEN": "t"])
        // Known from the other server it would be a change of the account.
        #expect(plan.actions.contains("conflict eng"), "\(plan.output)")
      }
    }
  }
}

extension SyncBench {
  /// What the files hold that were kept aside.
  func aside(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: captions.directory.appending(path: "\(Self.name)/.captions-sync").path
    ).filter { $0.hasPrefix("\(name).damaged-") }.map { try content(".captions-sync/\($0)") }
  }
}
