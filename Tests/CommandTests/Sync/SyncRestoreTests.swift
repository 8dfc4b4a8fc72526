// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WistiaSandbox

/// `captions sync restore` on the real binary.
@Suite struct SyncRestoreTests {
  /// Both sides after a run that replaced one track and deleted another.
  private static func replaced(_ body: (SyncBench) async throws -> Void) async throws {
    try await SyncBench.with([SyncTalk.media]) { bench in
      try SyncTalk.agree(bench)
      try bench.file("Talk.en.srt", captions("New"))
      try bench.remove("Talk.fr.srt")
      #expect(try bench.sync("apply", ["--yes", "--prune", "--max-delete", "9"]).status == 0)
      #expect(try bench.tracks()["aaaaaaaaa1 fra"] == nil)
      try await body(bench)
    }
  }

  private static let before = [
    "aaaaaaaaa1 eng": captions("Old"), "aaaaaaaaa1 fra": captions("Salut"),
    "aaaaaaaaa1 deu": captions("Hallo"),
  ]

  @Test("what was replaced and deleted comes back, once, and can be taken back in turn")
  func latest() async throws {
    try await Self.replaced { bench in
      let list = try bench.sync("restore")
      #expect(list.status == 0)
      #expect(list.output.contains("2 tracks"), "\(list.output)")
      let refused = try bench.sync("restore", ["--backup", "latest"])
      #expect(refused.status == 2 && refused.messages.contains("--yes"))
      let restore = try bench.sync("restore", ["--backup", "latest", "--yes"])
      #expect(restore.status == 0, "\(restore.output)\(restore.messages)")
      #expect(try bench.tracks() == Self.before)
      #expect(bench.backups().contains(captions("New")))
      let writes = bench.writes
      let first = String(list.output.split(separator: "\t")[0])
      #expect(try bench.sync("restore", ["--backup", first, "--yes"]).status == 0)
      #expect(bench.writes == writes)
    }
  }

  @Test("the next apply does not undo it unasked")
  func isNotUndone() async throws {
    try await Self.replaced { bench in
      #expect(try bench.sync("restore", ["--backup", "latest", "--yes"]).status == 0)
      let apply = try bench.sync("apply", ["--yes", "--prune", "--json"])
      #expect(apply.actions == ["hold eng", "hold fra", "unchanged deu"], "\(apply.output)")
      #expect(try bench.tracks() == Self.before)
      #expect(try bench.sync("apply", ["--yes", "--prefer", "local"]).status == 0)
      #expect(try bench.tracks()["aaaaaaaaa1 eng"] == captions("New"))
    }
  }

  @Test(
    "what is no backup is refused", arguments: ["../..", ".", "/etc", "20200101T000000Z-1", "a/b"])
  func wrongNames(_ name: String) async throws {
    try await Self.replaced { bench in
      let writes = bench.writes
      let outcome = try bench.sync("restore", ["--backup", name, "--yes"])
      #expect(outcome.status == 2, "\(outcome.messages)")
      #expect(bench.writes == writes)
    }
  }

  @Test("a backup that is not what was saved is refused as a whole")
  func damaged() async throws {
    try await Self.replaced { bench in
      let root = bench.captions.directory.appending(
        path: "\(SyncBench.name)/.captions-sync/backups")
      let names = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      for case let url as URL in names ?? .init() where url.pathExtension == "srt" {
        try Data("something else".utf8).write(to: url)
      }
      let writes = bench.writes
      let outcome = try bench.sync("restore", ["--backup", "latest", "--yes"])
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains("not what was saved"), "\(outcome.messages)")
      #expect(bench.writes == writes)
    }
  }
}
