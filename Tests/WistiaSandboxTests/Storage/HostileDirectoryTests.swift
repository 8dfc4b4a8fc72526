// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Testing
import WistiaSandbox

/// Names that want to reach files they should not, and files that stand in the way.
@Suite struct HostileDirectoryTests {
  @Test("Projects and medias with the names of the sandbox's own files, or of others, get along")
  func names() async throws {
    try await withDirectory { directory in
      try write([1], "\(directory)/notes.txt")
      try write([2], "\(directory)/folder/inside.txt")
      var snapshot: [UInt8] = []
      let names = [
        "account.json", "project.json", "notes.txt", "folder", ".sandbox-lock", "..", "a/../../b",
        "P", "P", String(repeating: "é", count: 300), "", " ", "\u{202E}x",
      ]
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { sandbox in
        let client = try Client(sandbox)
        for name in names {
          let body = json(["name": .string(name)])
          let project = try client.request(
            "POST", "/v1/projects", headers: body.headers, body: body.body)
          #expect(project.status == (name.isEmpty ? 400 : 201), "\(name)")
          let media = try client.request(
            "PUT", "/v1/medias/abcde12345", headers: body.headers, body: body.body)
          #expect(media.status == (name.isEmpty ? 400 : 200), "\(name)")
          guard let id = project.json["hashedId"]?.text else { continue }
          let renamed = json(["name": "folder"])
          let answer = try client.request(
            "PUT", "/v1/projects/\(id)", headers: renamed.headers, body: renamed.body)
          #expect(answer.status == 200)
        }
        snapshot = sandbox.snapshot
      }
      #expect(try files(in: directory)["notes.txt"] == [1])
      #expect(try files(in: directory)["folder/inside.txt"] == [2])
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { sandbox in
        #expect(sandbox.snapshot == snapshot)
      }
    }
  }

  @Test("A folder never stands where a media's file may have to")
  func folders() async throws {
    try await withDirectory { directory in
      try write(haiku, "\(directory)/talk.eng.srt")
      var snapshot: [UInt8] = []
      try await withSandbox(seed: SandboxSeed()) {
        $0.dataDirectory = directory
      } _: { sandbox in
        let client = try Client(sandbox)
        let media = try client.request("GET", "/v1/medias").json.elements.first
        let id = media?["hashed_id"]?.text ?? ""
        for name in ["talk.fra.srt", "new.media.json", "new.eng.srt"] {
          let body = json(["name": .string(name)])
          let project = try client.request(
            "POST", "/v1/projects", headers: body.headers, body: body.body)
          #expect(project.status == 201)
        }
        let french = form(["caption_file": "x", "language": "fra"])
        let created = try client.request(
          "POST", "/v1/medias/\(id)/captions", headers: french.headers, body: french.body)
        #expect(created.status == 200)
        #expect(try client.request("PUT", "/v1/medias/\(id)?name=new").status == 200)
        snapshot = sandbox.snapshot
      }
      try await withSandbox(seed: SandboxSeed()) {
        $0.dataDirectory = directory
      } _: { sandbox in
        #expect(sandbox.snapshot == snapshot)
      }
    }
  }

  @Test(
    "A log of an interrupted change that the sandbox did not write stops the start, and does nothing",
    arguments: [
      #"[{"remove":"notes.txt"}]"#, #"[{"remove":"../secret.srt"}]"#,
      #"[{"write":"/etc/x.srt","base64":"eA=="}]"#, #"[{"write":"a/b/c.eng.srt","base64":"eA=="}]"#,
      #"[{"remove":"Talks/talk.eng.srt"},{"remove_directory":".."}]"#,
      #"[{"remove":"Talks/talk.eng.srt"},{"move":"Talks","to":"../out"}]"#,
      #"[{"make_directory":".hidden"}]"#, #"[{"remove":".sandbox-lock"}]"#, "{", "{}",
    ])
  func foreignLogs(log: String) async throws {
    try await withDirectory { directory in
      let data = "\(directory)/data"
      try write(haiku, "\(directory)/secret.srt")
      try write(haiku, "\(data)/notes.txt")
      try write(haiku, "\(data)/Talks/talk.eng.srt")
      try write(Array(log.utf8), "\(data)/.sandbox-log.json")
      let before = try files(in: directory)
      let error = await #expect(throws: SandboxError.self) {
        try await withSandbox(seed: SandboxSeed()) {
          $0.dataDirectory = data
        } _: { _ in
        }
      }
      #expect(error?.description.contains(".sandbox-log.json") == true)
      #expect(try files(in: directory) == before)
    }
  }

  @Test("What is put in the way while the sandbox runs fails one request and no more")
  func obstacles() async throws {
    try await withDirectory { directory in
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { sandbox in
        let client = try Client(sandbox)
        try write([1], "\(directory)/Taken/file")
        try write([1], "\(directory)/Talks/talk.eng.srt/file")
        let project = try client.request("GET", "/v1/projects").json.elements.first
        let id = project?["hashedId"]?.text ?? ""
        #expect(try client.request("PUT", "/v1/projects/\(id)?name=Taken").status == 500)
        let captions = form(["caption_file": "x", "language": "eng"])
        let path = "/v1/medias/abcde12345/captions"
        #expect(
          try client.request("POST", path, headers: captions.headers, body: captions.body).status
            == 500)
        #expect(try client.request("GET", path).json == .array([]))
        // Everything else goes on.
        #expect(try client.request("PUT", "/v1/projects/\(id)?name=Free").status == 200)
        let french = form(["caption_file": "x", "language": "fra"])
        #expect(
          try client.request("POST", path, headers: french.headers, body: french.body).status == 200
        )
      }
      #expect(try files(in: directory)["Free/talk.fra.srt"] == Array("x".utf8))
    }
  }

  @Test(
    "A snapshot cannot name files outside of the directory",
    arguments: [
      #"{"projects":[{"id":1,"hashed_id":"../../x","name":"/"}]}"#,
      """
      {"projects":[{"id":1,"hashed_id":"p","name":"P"}],"medias":[{"id":2,"hashed_id":"m",
      "project_id":1,"name":"M","captions":[{"language":"x/../../../y","text":"t"}]}]}
      """,
      """
      {"projects":[{"id":1,"hashed_id":"p","name":"P"}],
      "medias":[{"id":2,"hashed_id":"a/b","project_id":1,"name":"/"}]}
      """,
      #"{"projects":[{"id":1,"hashed_id":"p","name":"P"}],"medias":[{"id":2,"type":"video"}]}"#,
    ])
  func snapshots(snapshot: String) async throws {
    try await withDirectory { directory in
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { sandbox in
        let before = sandbox.snapshot
        let answer = try Client(sandbox).request(
          "PUT", "/__sandbox/state", body: Array(snapshot.utf8))
        #expect(answer.status == 400)
        #expect(sandbox.snapshot == before)
      }
    }
  }
}
