// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc
import Testing
import WistiaSandbox

/// Nothing outside of the data directory is touched, and nothing in it that is somebody else's.
@Suite struct ContainmentTests {
  /// Every entry below a directory, hidden ones too, with what a file holds.
  private func everything(in directory: String) throws -> [String: [UInt8]] {
    var entries: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
      var buffer = [UInt8](repeating: 0, count: 4096)
      let length = readlink("\(directory)/\(name)", &buffer, buffer.count)
      entries[name] =
        length > 0
        ? Array("-> ".utf8) + buffer.prefix(length)
        : (try? Array(Data(contentsOf: URL(filePath: "\(directory)/\(name)")))) ?? []
    }
    return entries
  }

  /// Names of temporary files that are not the sandbox's, though they look like it.
  private static let foreign = [
    ".tmp", ".notes.tmp", ".a.b.c.tmp", ".x.srt.12.tmp", ".talk.eng.srt..abc.tmp",
    ".talk.eng.srt.12..tmp", ".talk.eng.srt.12x.abc.tmp", ".talk.eng.srt.12.ABC.tmp",
    ".talk.eng.srt.12.abc.tmp~", ".film.mp4.12.abc.tmp", ".12.abc.tmp", "talk.eng.srt.12.abc.tmp",
    ".talk.eng.vtt.12.0.tmp", ".talk.eng.srt.99999999999.abc.tmp", ".talk.eng.srt.012.abc.tmp",
    ".talk.eng.srt.-12.abc.tmp", ".talk.eng.srt.12.00.tmp", ".talk.eng.srt.13.abc.tmp",
  ]

  @Test("Temporary files of others stay where they are")
  func temporaries() async throws {
    try await withDirectory { directory in
      for name in Self.foreign {
        for folder in ["", "/Talks", "/Notes"] {
          try write(Array(name.utf8), "\(directory)\(folder)/\(name)")
        }
      }
      try write(haiku, "\(directory)/Talks/talk.eng.srt")
      // The sandbox before was killed, and was process 12. What bears the sandbox's form of name, and is no file that it made.
      symlink("elsewhere", "\(directory)/Talks/.talk.eng.srt.12.abc.tmp")
      mkdir("\(directory)/.account.json.12.abc.tmp", 0o755)
      try write(Array("12\n".utf8), "\(directory)/.sandbox-lock")
      let before = try everything(in: directory)
      for _ in 0..<2 {
        try await withSandbox(seed: SandboxSeed()) {
          $0.dataDirectory = directory
        } _: { sandbox in
          let client = try Client(sandbox)
          #expect(try client.request("POST", "/v1/projects?name=P").status == 201)
        }
      }
      let after = try everything(in: directory)
      for (name, content) in before where name != ".sandbox-lock" {
        #expect(after[name] == content, "\(name)")
      }
    }
  }

  @Test("A sandbox that does not start has removed nothing")
  func refusedStart() async throws {
    try await withDirectory { directory in
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { _ in
      }
      try write(Array("12\n".utf8), "\(directory)/.sandbox-lock")
      for name in [".talk.eng.srt.12.abc.tmp", ".talk.media.json.12.abc.tmp"] {
        try write([1], "\(directory)/Talks/\(name)")
      }
      try write(Array("{".utf8), "\(directory)/Talks/talk.media.json")
      let before = try everything(in: directory)
      await #expect(throws: SandboxError.self) {
        try await withSandbox {
          $0.dataDirectory = directory
        } _: { _ in
        }
      }
      var after = try everything(in: directory)
      after[".sandbox-lock"] = before[".sandbox-lock"]
      #expect(after == before)
    }
  }

  @Test("An order cannot name a file outside of the directory, whatever projects are called")
  func orders() async throws {
    try await withDirectory { directory in
      try write(haiku, "\(directory)/victim.srt")
      try write(haiku, "\(directory)/a/b/data/Talk.eng.srt")
      try await withSandbox(seed: SandboxSeed()) {
        $0.dataDirectory = "\(directory)/a/b/data"
      } _: { sandbox in
        let client = try Client(sandbox)
        let state = try client.request("GET", "/__sandbox/state").json
        let root = state["projects"]?.elements.first?["id"] ?? .null
        let changed: SandboxJSON = [
          "account": state["account"] ?? [:],
          "projects": .array(
            (state["projects"]?.elements ?? [])
              + [["id": 900, "hashed_id": "abcdefgh01", "name": "Talk2."]]),
          "medias": .array(
            (state["medias"]?.elements ?? [])
              + [
                [
                  "id": 901, "hashed_id": "abcdefgh02", "project_id": root, "name": "Talk2",
                  "orders": ["/../../../../victim"],
                ]
              ]),
        ]
        let before = sandbox.snapshot
        let answer = try client.request("PUT", "/__sandbox/state", body: changed.encoded)
        #expect(answer.status == 400)
        #expect(answer.json["error"]?.text?.hasPrefix("medias[1].orders[0] ") == true)
        #expect(sandbox.snapshot == before)
        _ = try client.request(
          "POST", "/__sandbox/jobs/complete", body: Array(#"{"text":"PWNED"}"#.utf8))
      }
      #expect(try files(in: directory)["victim.srt"] == haiku)
    }
  }

  @Test("Files are neither read nor written through links that lead out of the directory")
  func links() async throws {
    try await withDirectory { directory in
      let data = "\(directory)/data"
      try write(haiku, "\(directory)/outside/Private.eng.srt")
      try write(haiku, "\(directory)/secret.srt")
      try write(haiku, "\(data)/Talks/talk.eng.srt")
      symlink("../outside", "\(data)/linked")
      symlink("\(directory)/outside", "\(data)/absolute")
      symlink("../../secret.srt", "\(data)/Talks/secret.eng.srt")
      let outside = try everything(in: "\(directory)/outside")
      try await withSandbox(seed: SandboxSeed()) {
        $0.dataDirectory = data
      } _: { sandbox in
        let names = try Client(sandbox).request("GET", "/v1/medias").json.elements
          .compactMap { $0["name"]?.text }
        #expect(names == ["talk"])
      }
      #expect(try everything(in: "\(directory)/outside") == outside)
      #expect(try files(in: directory)["secret.srt"] == haiku)
    }
  }

  @Test("A link that appears while the sandbox runs is not followed")
  func swappedLinks() async throws {
    try await withDirectory { directory in
      let data = "\(directory)/data"
      try write(haiku, "\(directory)/outside/talk.eng.srt")
      try write(haiku, "\(directory)/secret.srt")
      let outside = try everything(in: "\(directory)/outside")
      try await withSandbox {
        $0.dataDirectory = data
        $0.seed.medias[0].captions["eng"] = haiku
      } _: { sandbox in
        let client = try Client(sandbox)
        let text = form(["caption_file": "x", "language": "fra"])
        func put(_ code: String) throws -> Int {
          try client.request(
            "PUT", "/v1/medias/abcde12345/captions/\(code)", headers: text.headers,
            body: text.body
          ).status
        }
        // A file's own link is replaced, as a file would be.
        try FileManager.default.removeItem(atPath: "\(data)/Talks/talk.eng.srt")
        symlink("../../secret.srt", "\(data)/Talks/talk.eng.srt")
        let status = try put("eng")
        #expect(status == 200 || status == 500)
        #expect(try files(in: directory)["secret.srt"] == haiku)
        rename("\(data)/Talks", "\(data)/Moved")
        symlink("../outside", "\(data)/Talks")
        #expect(try put("eng") == 500)
        #expect(try client.request("DELETE", "/v1/medias/abcde12345").status == 500)
        #expect(try client.request("PUT", "/v1/medias/abcde12345?name=New").status == 500)
      }
      #expect(try everything(in: "\(directory)/outside") == outside)
    }
  }
}
