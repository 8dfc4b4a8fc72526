// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WistiaSandbox

/// `captions sync pull` on the real binary.
@Suite struct SyncPullTests {
  private static func media(
    _ id: String, _ name: String, _ project: String = "Spring",
    _ words: [String: String] = ["eng": "Hello"]
  ) -> RemoteMedia {
    RemoteMedia(
      id: id, name: name, project: project, captions: words.mapValues { captions($0) })
  }

  @Test("names that no file should have give way to the media's id")
  func hostileNames() async throws {
    let names = [
      "../../etc/passwd", "..", "/etc/passwd", "a\u{1B}[31mred", "line\nbreak", "C:\\nul",
      ".hidden",
      "-rf", "con\u{0}", "trailing.", "\u{202E}txt.exe", String(repeating: "x", count: 300),
    ]
    let medias = names.enumerated().map { Self.media("hostile0\(10 + $0)", $1) }
    try await SyncBench.with(medias) { bench in
      let pull = try bench.sync("pull")
      #expect(pull.status == 0, "\(pull.output)\(pull.messages)")
      #expect(try bench.files() == medias.map { "\($0.id).en.srt" }.sorted())
      #expect(!pull.output.contains("\u{1B}") && !pull.output.contains("\u{202E}"))
      // Nothing but the directory was written beside what every test has.
      let beside = try FileManager.default.contentsOfDirectory(
        atPath: bench.captions.directory.path)
      #expect(beside.sorted() == [".input", ".messages", ".output", SyncBench.name])
      #expect(try bench.sync("verify").status == 0)
    }
  }

  @Test("names that differ in case alone, and those that several medias share, do not collide")
  func collisions() async throws {
    let medias = [
      Self.media("aaaaaaaaa1", "Talk", "Spring", ["eng": "one"]),
      Self.media("aaaaaaaaa2", "TALK", "Spring", ["eng": "two"]),
      Self.media("aaaaaaaaa3", "Same", "Spring", ["eng": "three"]),
      Self.media("aaaaaaaaa4", "Same", "Autumn", ["eng": "four"]),
      Self.media("aaaaaaaaa5", "Cafe\u{301}", "Spring", ["eng": "five"]),
      Self.media("aaaaaaaaa6", "Caf\u{E9}", "Spring", ["eng": "six"]),
    ]
    try await SyncBench.with(medias) { bench in
      #expect(try bench.sync("pull").status == 0)
      let files = try bench.files()
      #expect(files.count == 6)
      #expect(Set(files.map { $0.lowercased().precomposedStringWithCanonicalMapping }).count == 6)
      let texts = Set(try files.map { try bench.content($0) })
      #expect(texts == Set(medias.compactMap { $0.captions["eng"] }))
      #expect(try bench.sync("verify").status == 0)
    }
  }

  @Test("changes that the account has not seen are not overwritten, but by --force, and kept then")
  func localChanges() async throws {
    try await SyncBench.with([Self.media("aaaaaaaaa1", "Talk")]) { bench in
      #expect(try bench.sync("pull").status == 0)
      try bench.file("Talk.en.srt", captions("Mine"))
      let held = try bench.sync("pull", ["--json"])
      #expect(held.status == 0)
      #expect(held.actions == ["hold eng"] && held.statuses == ["held"])
      try await bench.setAccount([Self.media("aaaaaaaaa1", "Talk", "Spring", ["eng": "Theirs"])])
      let conflict = try bench.sync("pull", ["--json", "--progress", "none"])
      #expect(conflict.status == 1)
      #expect(conflict.actions == ["conflict eng"])
      #expect(conflict.messages.contains("my captions/Talk.en.srt: error: changed on both sides"))
      #expect(try bench.content("Talk.en.srt") == captions("Mine"))
      let rehearsal = try bench.sync("pull", ["--force", "--dry-run"])
      #expect(rehearsal.output.contains("would be written"), "\(rehearsal.output)")
      #expect(try bench.content("Talk.en.srt") == captions("Mine"))
      #expect(try bench.sync("pull", ["--force"]).status == 0)
      #expect(try bench.content("Talk.en.srt") == captions("Theirs"))
      #expect(bench.backups() == [captions("Mine")])
      #expect(bench.writes == 0)
    }
  }

  @Test("a file that differs and was never agreed on is a conflict")
  func neverAgreed() async throws {
    try await SyncBench.with([Self.media("aaaaaaaaa1", "Talk")]) { bench in
      try bench.file("Talk.en.srt", captions("Mine"))
      let pull = try bench.sync("pull", ["--json"])
      #expect(pull.status == 1)
      #expect(pull.actions == ["conflict eng"])
      #expect(try bench.content("Talk.en.srt") == captions("Mine"))
    }
  }

  @Test("a change that was sent and taken back here is not taken for agreement")
  func takenBack() async throws {
    try await SyncBench.with([Self.media("aaaaaaaaa1", "Talk", "Spring", ["eng": "Old"])]) {
      bench in
      try bench.file("Talk.en.srt", captions("Old"))
      #expect(try bench.sync("apply", ["--yes"]).status == 0)
      try bench.file("Talk.en.srt", captions("New"))
      // It is carried out, and neither the answer nor the reading back arrives.
      bench.sandbox.setFaults([
        SyncRow.fault {
          $0.method = "PUT"
          $0.isApplied = true
          $0.drops = true
        },
        SyncRow.fault {
          $0.path = "*/captions.json"
          $0.status = 404
          $0.nth = 3
        },
      ])
      #expect(try bench.sync("apply", ["--yes"]).status == 1)
      bench.sandbox.setFaults([])
      #expect(try bench.tracks()["aaaaaaaaa1 eng"] == captions("New"))
      try bench.file("Talk.en.srt", captions("Old"))
      let pull = try bench.sync("pull", ["--json"])
      #expect(pull.actions == ["hold eng"], "\(pull.output)")
      #expect(try bench.sync("apply", ["--yes"]).status == 0)
      #expect(try bench.tracks()["aaaaaaaaa1 eng"] == captions("Old"))
    }
  }

  @Test("languages and projects select what is pulled")
  func selection() async throws {
    let medias = [
      Self.media("aaaaaaaaa1", "Talk", "Spring", ["eng": "Hello", "fre": "Salut", "deu": "Hallo"]),
      Self.media("aaaaaaaaa2", "Other", "Autumn", ["eng": "Hello", "fre": "Salut"]),
    ]
    try await SyncBench.with(medias) { bench in
      #expect(
        try bench.sync("pull", ["--languages", "fra,de", "--projects", "Spring"]).status == 0)
      #expect(try bench.files() == ["Talk.de.srt", "Talk.fr.srt"])
      #expect(try bench.sync("pull", ["--projects", "project001"]).status == 0)
      #expect(
        try bench.files() == ["Other.en.srt", "Other.fr.srt", "Talk.de.srt", "Talk.fr.srt"])
      let unknown = try bench.sync("pull", ["--languages", "klingonese"])
      #expect(unknown.status == 2)
      #expect(unknown.messages.contains("klingonese"))
    }
  }

  @Test(
    "layouts lead where they are read back",
    arguments: [
      ("media.lang", "Talk.en.srt"), ("project/media.lang", "Spring/Talk.en.srt"),
      ("media/lang", "Talk/en.srt"), ("{project}/{language}/{media}.srt", "Spring/en/Talk.srt"),
      ("{media}_{language}.srt", "Talk_en.srt"),
    ])
  func layouts(_ layout: String, _ path: String) async throws {
    try await SyncBench.with([Self.media("aaaaaaaaa1", "Talk")]) { bench in
      #expect(try bench.sync("pull", ["--layout", layout]).status == 0)
      #expect(try bench.content(path) == captions("Hello"))
      let status = try bench.sync("status", ["--layout", layout])
      #expect(status.status == 0, "\(status.output)\(status.messages)")
    }
  }

  @Test(
    "patterns that mean nothing are refused",
    arguments: [
      ("{media}.srt", "{language}"), ("{media}.{langage}.srt", "langage"),
      ("{media}{media}{language}", "twice"), ("{media", "without its }"),
    ])
  func wrongPatterns(_ pattern: String, _ word: String) async throws {
    let captions = try Captions()
    let outcome = try captions.run("sync", "pull", "x", "--layout", pattern)
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains(word), "\(outcome.messages)")
  }
}
