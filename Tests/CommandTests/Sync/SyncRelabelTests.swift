// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WistiaSandbox

/// `captions sync relabel` on the real binary; that it is resumed when killed is told elsewhere.
@Suite struct SyncRelabelTests {
  private static func media(_ codes: String...) -> RemoteMedia {
    var media = RemoteMedia(id: "aaaaaaaaa1", name: "Talk")
    for code in codes { media.captions[code] = captions("in \(code)") }
    return media
  }

  /// The codes of the account, each with the code that its text was written under.
  private func tracks(_ bench: SyncBench) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try bench.tracks().map {
        (String($0.key.dropFirst(11)), $0.value)
      })
  }

  @Test("a form, pairs, and files of pairs", arguments: ["form", "pairs", "csv", "json"])
  func maps(_ kind: String) async throws {
    try await SyncBench.with([Self.media("fre", "ger", "eng")]) { bench in
      try bench.file("keep", "")
      try bench.captions.file("codes.csv", "old,new\nfre,fra\nger,deu\n")
      try bench.captions.file("codes.json", #"{"fre": "fra", "ger": "deu"}"#)
      let to = [
        "form": "639-2t", "pairs": "fre=fra,ger=deu", "csv": "codes.csv", "json": "codes.json",
      ]
      let dry = try bench.sync("relabel", ["--to", to[kind] ?? "", "--dry-run", "--json"])
      #expect(dry.status == 0)
      #expect(dry.actions == ["relabel fre", "relabel ger", "unchanged eng"])
      #expect(bench.writes == 0)
      let run = try bench.sync("relabel", ["--to", to[kind] ?? "", "--yes"])
      #expect(run.status == 0, "\(run.output)\(run.messages)")
      #expect(
        try tracks(bench) == [
          "fra": captions("in fre"), "deu": captions("in ger"), "eng": captions("in eng"),
        ])
      #expect(bench.backups() == [captions("in fre"), captions("in ger")])
      let writes = bench.writes
      #expect(try bench.sync("relabel", ["--to", to[kind] ?? "", "--yes"]).status == 0)
      #expect(bench.writes == writes)
    }
  }

  @Test("tracks that would meet under one code are refused, and others are not held up")
  func collision() async throws {
    try await SyncBench.with([Self.media("pt-BR", "pt-PT", "fre")]) { bench in
      try bench.file("keep", "")
      let run = try bench.sync("relabel", ["--to", "639-2t", "--yes", "--json"])
      #expect(run.status == 1)
      #expect(run.actions == ["problem pt-BR", "problem pt-PT", "relabel fre"])
      #expect(run.output.contains("would both become por"))
      #expect(Set(try tracks(bench).keys) == ["pt-BR", "pt-PT", "fra"])
    }
  }

  @Test("other captions under the new code are in the way, and stay")
  func taken() async throws {
    try await SyncBench.with([Self.media("por", "pt-BR")]) { bench in
      try bench.file("keep", "")
      let run = try bench.sync("relabel", ["--to", "por=pt-BR", "--yes", "--json"])
      #expect(run.status == 1)
      #expect(run.output.contains("has other captions in pt-BR already"))
      #expect(bench.writes == 0)
    }
  }

  @Test("languages and projects select what is relabelled")
  func selection() async throws {
    var other = RemoteMedia(id: "bbbbbbbbb2", name: "Other", project: "Autumn")
    other.captions = ["fre": captions("autre")]
    try await SyncBench.with([Self.media("fre", "ger"), other]) { bench in
      try bench.file("keep", "")
      let arguments = ["--to", "639-2t", "--yes", "--languages", "fr", "--projects", "Spring"]
      #expect(try bench.sync("relabel", arguments).status == 0)
      #expect(
        Set(try bench.tracks().keys) == ["aaaaaaaaa1 fra", "aaaaaaaaa1 ger", "bbbbbbbbb2 fre"])
    }
  }

  @Test("what no captions can be relabelled to", arguments: ["name", "nonsense", "fre=", "=fra"])
  func wrongForms(_ to: String) async throws {
    let captions = try Captions()
    let outcome = try captions.run("sync", "relabel", "--to", to)
    #expect(outcome.status == 2)
    #expect(outcome.messages.hasPrefix("captions: "), "\(outcome.messages)")
  }

  @Test("a plan of it is kept in a file, applied, and refused the second time")
  func saved() async throws {
    try await SyncBench.with([Self.media("fre")]) { bench in
      try bench.file("keep", "")
      #expect(try bench.sync("relabel", ["--to", "639-2t", "--out", "plan.json"]).status == 0)
      #expect(bench.writes == 0)
      #expect(try bench.sync("apply", target: "plan.json").status == 0)
      #expect(try tracks(bench) == ["fra": captions("in fre")])
      #expect(try bench.sync("apply", target: "plan.json").status == 6)
    }
  }
}
