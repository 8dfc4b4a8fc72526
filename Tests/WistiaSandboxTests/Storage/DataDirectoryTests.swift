// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Glibc
import Testing
import WistiaSandbox

@Suite struct DataDirectoryTests {
  @Test("A sandbox that is started again has what the one before had")
  func restart() async throws {
    try await withDirectory { directory in
      var snapshot: [UInt8] = []
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { sandbox in
        let client = try Client(sandbox)
        let requests: [(String, String, SandboxJSON)] = [
          ("POST", "/v1/medias/abcde12345/captions", ["caption_file": "x", "language": "zh-Hant"]),
          ("POST", "/v1/projects", ["name": "A/B \"quoted\""]),
          ("POST", "/v1/projects", ["name": "Talks"]),
          ("PUT", "/v1/medias/abcde12345", ["name": "Grüße / \u{7} 你好", "description": "d"]),
          ("POST", "/v1/medias/abcde12345/customizations", ["plugin": ["a": true]]),
          ("POST", "/v1/medias/abcde12345/copy", [:]),
          ("POST", "/v1/medias/abcde12345/captions", ["caption_file": "y", "language": "eng"]),
          ("DELETE", "/v1/medias/abcde12345/captions/zh-Hant", [:]),
        ]
        for (method, path, body) in requests {
          let request = json(body)
          let answer = try client.request(
            method, path, headers: request.headers, body: request.body)
          #expect((200..<300).contains(answer.status))
        }
        snapshot = sandbox.snapshot
      }
      // The seed is there already, so that starting with it again adds nothing.
      try await withSandbox {
        $0.dataDirectory = directory
        $0.idSeed = 99
      } _: { sandbox in
        #expect(sandbox.snapshot == snapshot)
      }
    }
  }

  @Test("Captions lie where a person looks for them, and follow when things are renamed")
  func layout() async throws {
    try await withDirectory { directory in
      let seed = SandboxSeed(medias: [
        .init(name: "One", project: "P", captions: ["eng": haiku, "fra": haiku]),
        .init(name: "One", project: "Q", captions: ["eng": haiku]),
      ])
      try await withSandbox(seed: seed) {
        $0.dataDirectory = directory
      } _: { sandbox in
        func captions() throws -> [String] {
          try files(in: directory).keys.filter { $0.hasSuffix(".srt") }.sorted()
        }
        #expect(try captions() == ["P/One.eng.srt", "P/One.fra.srt", "Q/One.eng.srt"])
        let client = try Client(sandbox)
        let projects = try client.request("GET", "/v1/projects").json.elements
        let id = projects.first { $0["name"] == "P" }?["hashedId"]?.text ?? ""
        let rename = json(["name": "P2"])
        _ = try client.request(
          "PUT", "/v1/projects/\(id)", headers: rename.headers, body: rename.body)
        #expect(try captions() == ["P2/One.eng.srt", "P2/One.fra.srt", "Q/One.eng.srt"])
        let medias = try client.request("GET", "/v1/medias?project_id=\(id)").json.elements
        let media = medias.first?["hashed_id"]?.text ?? ""
        let unsafe = json(["name": "a/b"])
        _ = try client.request(
          "PUT", "/v1/medias/\(media)", headers: unsafe.headers, body: unsafe.body)
        #expect(
          try captions() == ["P2/\(media).eng.srt", "P2/\(media).fra.srt", "Q/One.eng.srt"])
        _ = try client.request("DELETE", "/v1/projects/\(id)")
        #expect(try captions() == ["Q/One.eng.srt"])
        #expect(!FileManager.default.fileExists(atPath: "\(directory)/P2"))
      }
    }
  }

  @Test("Caption files that a person put there become medias")
  func adoption() async throws {
    try await withDirectory { directory in
      try write(haiku, "\(directory)/Project/Film.fra.srt")
      try write(haiku, "\(directory)/abcde12345.eng.srt")
      try write(haiku, "\(directory)/notes.txt")
      var snapshot: [UInt8] = []
      for _ in 0..<2 {
        try await withSandbox(seed: SandboxSeed()) {
          $0.dataDirectory = directory
        } _: { sandbox in
          if snapshot.isEmpty { snapshot = sandbox.snapshot }
          #expect(sandbox.snapshot == snapshot)
          #expect(sandbox.captions(media: "abcde12345", language: "eng") == haiku)
          let client = try Client(sandbox)
          let film = try client.request("GET", "/v1/medias?name=Film").json.elements.first
          #expect(film?["project"]?["name"] == "Project")
        }
      }
    }
  }

  @Test("Captions that were deleted stay deleted when the seed has them")
  func deletedStaysDeleted() async throws {
    try await withDirectory { directory in
      let seed = SandboxSeed(medias: [
        .init(name: "talk", hashedID: "abcde12345", captions: ["eng": haiku])
      ])
      for status in [200, 404] {
        try await withSandbox(seed: seed) {
          $0.dataDirectory = directory
        } _: { sandbox in
          let client = try Client(sandbox)
          let path = "/v1/medias/abcde12345/captions/eng"
          #expect(try client.request("DELETE", path).status == status)
        }
      }
    }
  }

  @Test("Two sandboxes cannot share a directory, and damage is named")
  func refusals() async throws {
    try await withDirectory { directory in
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { _ in
        let error = await #expect(throws: SandboxError.self) {
          try await withSandbox {
            $0.dataDirectory = directory
          } _: { _ in
          }
        }
        #expect(error?.description.contains("another sandbox") == true)
      }
      try write(Array("{".utf8), "\(directory)/Talks/project.json")
      let error = await #expect(throws: SandboxError.self) {
        try await withSandbox {
          $0.dataDirectory = directory
        } _: { _ in
        }
      }
      #expect(error?.description.contains("Talks/project.json") == true)
    }
  }

  @Test("A change that was interrupted is finished when the directory is opened")
  func interruptedChange() async throws {
    try await withDirectory { directory in
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { _ in
      }
      try write(
        Array(
          #"[{"write":"Talks/talk.eng.srt","base64":"eA=="},{"remove":"Talks/none.srt"}]"#.utf8),
        "\(directory)/.sandbox-log.json")
      // As a sandbox leaves it that is killed while it writes: its number is in the file of the lock.
      try write(Array("123\n".utf8), "\(directory)/.sandbox-lock")
      for name in ["Talks/.talk.eng.srt.123.abc.tmp", "..sandbox-log.json.123.0.tmp"] {
        try write([1], "\(directory)/\(name)")
      }
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { sandbox in
        #expect(sandbox.captions(media: "abcde12345", language: "eng") == Array("x".utf8))
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: directory)
      #expect(!names.contains { $0.contains("sandbox-log") })
      let inFolder = try FileManager.default.contentsOfDirectory(atPath: "\(directory)/Talks")
      #expect(!inFolder.contains { $0.hasSuffix(".tmp") })
    }
  }
}
