// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing
import WistiaSandbox

/// The real binary, killed before each call by which it changes a file or talks to the server, one
/// after the other: whatever the author does next, a later run makes both sides equal.
///
/// `CAPTIONS_FAULTS=all` kills at every call; otherwise at some of them, other ones for each author.
@Suite(.serialized, .enabled(if: FailingCalls.library != nil))
struct SyncKillPointTests {
  private static let isFull = ProcessInfo.processInfo.environment["CAPTIONS_FAULTS"] == "all"

  /// What becomes of the files between the run that was killed and the next one.
  enum Author: Int, CaseIterable, Sendable {
    case waits, edits, removes
  }

  private static func points(_ author: Author, every stride: Int) -> UnfoldFirstSequence<Int> {
    sequence(first: 1 + (isFull ? 0 : author.rawValue * 7)) { $0 + (isFull ? 1 : stride) }
  }

  /// How many of the calls are reached at least.
  private static let fewest = isFull ? 40 : 2

  /// Runs a verb that is killed at a call.
  ///
  /// - Returns: Whether the call was reached.
  private static func kill(
    _ bench: SyncBench, _ verb: String, _ arguments: [String], at call: Int
  ) throws -> Bool {
    let outcome = try FailingCalls.run(
      bench, verb, arguments,
      FailingCalls.Fault(kind: "kill-before", call: call, calls: FailingCalls.changes + ",talk"))
    #expect(
      outcome.status == (outcome.hasFailed ? 9 : 0), "\(outcome.output)\(outcome.messages)")
    try bench.settle()
    return outcome.hasFailed
  }

  /// The tracks that the files of the directory should give.
  private static func expected(_ bench: SyncBench, _ codes: [String: String]) -> [String: String] {
    var tracks: [String: String] = [:]
    for (path, code) in codes {
      if let text = try? bench.content(path) { tracks["aaaaaaaaa1 \(code)"] = text }
    }
    return tracks
  }

  @Test("an apply killed anywhere", arguments: Author.allCases)
  func apply(_ author: Author) async throws {
    let codes = [
      "Talk.en.srt": "eng", "Talk.fr.srt": "fra", "Talk.de.srt": "deu", "Talk.es.srt": "spa",
    ]
    let arguments = ["--yes", "--prune", "--max-delete", "9"]
    var reached = 0
    for call in Self.points(author, every: 25) {
      var isKilled = true
      try await SyncBench.with([SyncTalk.media]) { bench in
        try SyncTalk.agree(bench)
        let before = try SyncTalk.change(bench)
        isKilled = try Self.kill(bench, "apply", arguments, at: call)
        for path in ["Talk.en.srt", "Talk.es.srt"] {
          switch author {
          case .waits: break
          case .edits: try bench.file(path, captions("Edited \(path)"))
          case .removes: try bench.remove(path)
          }
        }
        try Self.ends(bench, arguments, before, "call \(call)") { Self.expected(bench, codes) }
      }
      if !isKilled { break }
      reached += 1
    }
    #expect(reached >= Self.fewest)
  }

  @Test("a pull killed anywhere", arguments: Author.allCases)
  func pull(_ author: Author) async throws {
    let codes = ["Talk.en.srt": "eng", "Talk.fr.srt": "fra"]
    let arguments = ["--yes", "--prune", "--max-delete", "9", "--prefer", "local"]
    var reached = 0
    for call in Self.points(author, every: 15) {
      var isKilled = true
      var media = RemoteMedia(
        id: "aaaaaaaaa1", name: "Talk", captions: ["eng": captions("Old")])
      try await SyncBench.with([media]) { bench in
        try bench.file("Talk.en.srt", captions("Old"))
        #expect(try bench.sync("apply", ["--yes"]).status == 0)
        media.captions = ["eng": captions("New"), "fra": captions("Salut")]
        try await bench.setAccount([media])
        let before = try bench.tracks()
        isKilled = try Self.kill(bench, "pull", [], at: call)
        for path in ["Talk.en.srt", "Talk.fr.srt"] where (try? bench.content(path)) != nil {
          switch author {
          case .waits: break
          case .edits: try bench.file(path, captions("Edited \(path)"))
          // Something stays: an empty directory is a safety stop.
          case .removes: if path == "Talk.fr.srt" { try bench.remove(path) }
          }
        }
        if author == .waits {
          let next = try bench.sync("pull")
          #expect(next.status == 0, "call \(call): \(next.output)\(next.messages)")
          #expect(try bench.content("Talk.en.srt") == captions("New"))
          #expect(try bench.content("Talk.fr.srt") == captions("Salut"))
        }
        try Self.ends(bench, arguments, before, "call \(call)") {
          var tracks = Self.expected(bench, codes)
          // A file that was there for no run to see leaves no trace: its track is not ours to delete.
          if tracks["aaaaaaaaa1 fra"] == nil, bench.remembers("fr") == false {
            tracks["aaaaaaaaa1 fra"] = captions("Salut")
          }
          return tracks
        }
      }
      if !isKilled { break }
      reached += 1
    }
    #expect(reached >= Self.fewest)
  }

  @Test("a relabel killed anywhere", arguments: [Author.waits, .removes])
  func relabel(_ author: Author) async throws {
    let arguments = ["--yes", "--prune", "--max-delete", "9"]
    let codes = ["Talk.fr.srt": "fra", "Talk.pt-BR.srt": "pt-BR", "Talk.en.srt": "eng"]
    var reached = 0
    for call in Self.points(author, every: 25) {
      var isKilled = true
      let media = RemoteMedia(
        id: "aaaaaaaaa1", name: "Talk",
        captions: [
          "fre": captions("Salut"), "por": captions("Oi"), "eng": captions("Hello"),
        ])
      try await SyncBench.with([media]) { bench in
        for (path, word) in [
          ("Talk.fr.srt", "Salut"), ("Talk.pt.srt", "Oi"), ("Talk.en.srt", "Hello"),
        ] {
          try bench.file(path, captions(word))
        }
        #expect(try bench.sync("apply", ["--yes"]).status == 0)
        let before = try bench.tracks()
        let map = ["--yes", "--to", "fre=fra,por=pt-BR"]
        isKilled = try Self.kill(bench, "relabel", map, at: call)
        if author == .removes {
          try bench.remove("Talk.fr.srt")
          try bench.remove("Talk.pt.srt")
          #expect(try bench.sync("apply", arguments).status == 0)
          #expect(try bench.tracks() == ["aaaaaaaaa1 eng": captions("Hello")], "call \(call)")
        }
        // What was deleted does not come back.
        let again = try bench.sync("relabel", map)
        #expect(again.status == 0, "call \(call): \(again.output)\(again.messages)")
        if author == .waits {
          try bench.remove("Talk.pt.srt")
          try bench.file("Talk.pt-BR.srt", captions("Oi"))
        }
        try Self.ends(bench, arguments, before, "call \(call)") { Self.expected(bench, codes) }
      }
      if !isKilled { break }
      reached += 1
    }
    #expect(reached >= Self.fewest)
  }

  /// One apply makes both sides equal, a second one writes nothing, and nothing is lost.
  private static func ends(
    _ bench: SyncBench, _ arguments: [String], _ before: [String: String], _ place: String,
    _ expected: () -> [String: String]
  ) throws {
    let wanted = expected()
    let next = try bench.sync("apply", arguments)
    #expect(next.status == 0, "\(place): \(next.output)\(next.messages)")
    #expect(try bench.tracks() == wanted, "\(place)")
    try SyncTableTests.nothingIsLost(bench, before)
    let writes = bench.writes
    #expect(try bench.sync("apply", arguments).status == 0)
    #expect(bench.writes == writes, "\(place)")
  }
}
