// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WistiaSandbox

/// What a directory says of its files holds for every way that sync reads them.
@Suite struct SyncSettingsTests {
  private static let talk = [RemoteMedia(id: "aaaaaaaaa1", name: "Talk")]
  private static let text = captions("Šedý")
  /// Not what Czech text is in mostly, which would have another letter here.
  private static let bytes = text.data(using: .isoLatin2) ?? Data()

  @Test("a file in the encoding that the configuration names is sent, and stays the same")
  func encodingThatIsNamed() async throws {
    try await SyncBench.with(Self.talk) { bench in
      try bench.file("Talk.cs.srt", Self.bytes)
      try bench.file(".captions.json", #"{"encoding": "iso-8859-2"}"#)
      let plan = try bench.sync("plan", ["--out", "plan.json", "--json"])
      #expect(plan.actions == ["create ces"], "\(plan.output)")
      let apply = try bench.sync("apply", target: "plan.json")
      #expect(apply.status == 0, "\(apply.output)\(apply.messages)")
      #expect(try bench.tracks() == ["aaaaaaaaa1 ces": Self.text])
      #expect(try bench.sync("verify").status == 0)
      let other = captions("Žák")
      try bench.file("Talk.cs.srt", other.data(using: .isoLatin2) ?? Data())
      let diff = try bench.sync("plan", ["--diff"])
      #expect(diff.output.contains("-Šedý") && diff.output.contains("+Žák"), "\(diff.output)")
      #expect(try bench.sync("apply", ["--yes"]).status == 0)
      #expect(try bench.tracks() == ["aaaaaaaaa1 ces": other])
    }
  }

  /// UTF-8 that is read as something else would go back to the account as something else.
  @Test("nothing is pulled that would be read as something else")
  func pullIntoAnotherEncoding() async throws {
    let medias = [
      RemoteMedia(
        id: "aaaaaaaaa1", name: "Talk",
        captions: ["ces": Self.text, "eng": captions("Hello")])
    ]
    try await SyncBench.with(medias) { bench in
      try bench.file(".captions.json", #"{"encoding": "windows-1250"}"#)
      let pull = try bench.sync("pull")
      #expect(pull.status == 1)
      #expect(
        pull.messages.contains("take the encoding out of the configuration"), "\(pull.messages)")
      #expect(try bench.files() == ["Talk.en.srt"])
      try bench.file(".captions.json", "{}")
      #expect(try bench.sync("pull").status == 0)
      #expect(try bench.files() == ["Talk.cs.srt", "Talk.en.srt"])
    }
  }

  @Test("a configuration that nobody can read sends nothing of its directory, and all of others")
  func brokenConfiguration() async throws {
    try await SyncBench.with(Self.talk) { bench in
      try bench.file("Talk.en.srt", captions("Hello"))
      try bench.file("de/Talk.de.srt", captions("Hallo"))
      try bench.file("de/.captions.json", #"{"profil": "netflix"}"#)
      let apply = try bench.sync("apply", ["--yes"])
      #expect(apply.status == 1)
      #expect(apply.messages.contains("'profil' is not a setting"), "\(apply.messages)")
      #expect(try bench.tracks().keys.sorted() == ["aaaaaaaaa1 eng"])
    }
  }

  @Test("the map's language wins over the configuration's, and that over the path's")
  func languages() async throws {
    try await SyncBench.with(Self.talk) { bench in
      let russian = VerdictTests.russian
      try bench.file(
        ".captions.json", #"{"severities": {"CAP602": "error"}, "language": "ru"}"#)
      try bench.file("Talk.en.srt", russian)
      #expect(try bench.sync("plan").status == 0)
      try bench.captions.file("map.csv", "path,media,language\nTalk.en.srt,Talk,en\n")
      let mapped = try bench.sync("plan", ["--map", "map.csv"])
      #expect(mapped.status == 1)
      #expect(mapped.messages.contains("[CAP602]"), "\(mapped.messages)")
    }
  }
}
