// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

/// What cannot be looked at is not gone: it is told, and nothing is deleted on its account.
@Suite struct SyncUnknownFileTests {
  private static let prune = ["--yes", "--prune", "--max-delete", "9"]

  private static func agree(_ bench: SyncBench) throws -> [String: String] {
    try bench.file("Talk.en.srt", captions("Hello"))
    try bench.file("more/Talk.fr.srt", captions("Bonjour"))
    try bench.file("more/Talk.de.srt", captions("Hallo"))
    let first = try bench.sync("apply", ["--yes"])
    #expect(first.status == 0, "\(first.output)\(first.messages)")
    let tracks = try bench.tracks()
    #expect(tracks.count == 3)
    return tracks
  }

  @Test func aLinkThatLeadsNobodyKnowsWhere() async throws {
    try await SyncBench.with([RemoteMedia(id: "aaaaaaaaa1", name: "Talk")]) { bench in
      let before = try Self.agree(bench)
      try bench.remove("more")
      let more = bench.captions.directory.appending(path: "\(SyncBench.name)/more").path
      try #require(symlink(String(repeating: "x", count: 300), more) == 0)
      let outcome = try bench.sync("apply", Self.prune)
      #expect(outcome.status != 0, "\(outcome.output)")
      #expect(outcome.messages.contains("more"), "\(outcome.messages)")
      #expect(try bench.tracks() == before)
      let validation = try bench.captions.run("validate", SyncBench.name)
      #expect(validation.status == 2, "\(validation.output)")
    }
  }

  /// Some file systems list names alone, and each name is asked for what it is.
  @Test(.enabled(if: FailingCalls.library != nil)) func aNameThatTheDiskSaysNothingOf() async throws
  {
    try await SyncBench.with([RemoteMedia(id: "aaaaaaaaa1", name: "Talk")]) { bench in
      let before = try Self.agree(bench)
      var told: Set<String> = []
      for call in 1... {
        let outcome = try FailingCalls.run(
          bench, "apply", Self.prune,
          FailingCalls.Fault(kind: "EIO", call: call, calls: "fstatat", without: "kinds"))
        #expect(try bench.tracks() == before, "\(outcome.hits): \(outcome.output)")
        guard outcome.hasFailed else { break }
        for hit in outcome.hits where hit.path.hasSuffix("srt") || hit.path.hasSuffix("more") {
          // The directory is listed twice, the first time to look for what killed runs left behind.
          guard outcome.status == 0 else {
            told.insert(hit.path)
            continue
          }
          #expect(outcome.output.contains("3 unchanged"), "\(hit): \(outcome.output)")
        }
      }
      #expect(
        told.isSuperset(of: ["/Talk.en.srt", "/more", "/more/Talk.de.srt", "/more/Talk.fr.srt"]),
        "\(told)")
    }
  }
}
