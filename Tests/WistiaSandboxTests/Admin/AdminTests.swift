// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

@Suite struct AdminTests {
  @Test("The rate limit counts by the virtual clock, in the way of each dialect")
  func rateLimit() async throws {
    for (dialect, status) in [(Dialect.legacy2014, 503), (.v12017, 503), (.v1, 429)] {
      try await withSandbox {
        $0.dialect = dialect
        $0.clock = 1_000_000
        $0.requestsPerMinute = 3
      } _: { sandbox in
        let client = try Client(sandbox)
        var statuses: [Int] = []
        for _ in 0..<4 { statuses.append(try client.request("GET", "/v1/account").status) }
        #expect(statuses == [200, 200, 200, status])
        sandbox.advanceClock(by: 45)
        let refused = try client.request("GET", "/v1/account")
        #expect(refused.header("Retry-After") == "15")
        sandbox.advanceClock(by: 15)
        #expect(try client.request("GET", "/v1/account").status == 200)
      }
    }
  }

  @Test("The same seed, clock and requests give the same answers, byte for byte")
  func determinism() async throws {
    var runs: [[String]] = []
    for _ in 0..<2 {
      try await withSandbox {
        $0.idSeed = 42
        $0.clock = 1_411_516_800
      } _: { sandbox in
        let client = try Client(sandbox)
        var answers: [String] = []
        for (method, path) in [
          ("POST", "/v1/projects?name=P"), ("POST", "/v1/medias/abcde12345/copy"),
          ("GET", "/v1/medias"), ("GET", "/v1/projects.xml"),
        ] {
          let answer = try client.request(method, path)
          answers.append(answer.text + (answer.header("Date") ?? ""))
        }
        runs.append(answers)
      }
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0][0].contains("2014-09-24T00:00:00+00:00"))
    #expect(runs[0][0].hasSuffix("Wed, 24 Sep 2014 00:00:00 GMT"))
  }

  @Test("A snapshot that is restored gives the same account")
  func snapshots() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let file = multipart(file: [0xFF, 0x31], fields: ["language": "eng"])
      _ = try client.request(
        "POST", "/v1/medias/abcde12345/captions", headers: file.headers, body: file.body)
      let snapshot = try client.request("GET", "/__sandbox/state").body
      _ = try client.request("DELETE", "/v1/medias/abcde12345")
      #expect(sandbox.captions(media: "abcde12345", language: "eng") == nil)
      #expect(try client.request("PUT", "/__sandbox/state", body: snapshot).status == 200)
      #expect(sandbox.captions(media: "abcde12345", language: "eng") == [0xFF, 0x31])
      #expect(try client.request("GET", "/__sandbox/state").body == snapshot)
      let wrong = try client.request(
        "PUT", "/__sandbox/state", body: Array(#"{"medias":[{}]}"#.utf8))
      #expect(wrong.status == 400)
      #expect(try client.request("POST", "/__sandbox/reset").status == 200)
      #expect(try client.request("GET", "/v1/medias/abcde12345/captions").json == .array([]))
    }
  }

  @Test("A snapshot states any kind of media, its assets and its statistics")
  func mediaKinds() async throws {
    let kinds = [
      "Video", "Audio", "Image", "PdfDocument", "MicrosoftOfficeDocument", "Swf", "UnknownType",
    ]
    let statuses = ["queued", "processing", "ready", "failed"]
    try await withSandbox(seed: SandboxSeed()) {
      $0.initialState =
        SandboxJSON.object([
          .init(name: "projects", value: [["id": 1, "hashed_id": "p", "name": "P"]]),
          .init(
            name: "medias",
            value: .array(
              kinds.enumerated().map { number, kind in
                [
                  "id": .integer(Int64(number + 10)), "hashed_id": .string("m\(number)"),
                  "project_id": 1, "name": .string(kind), "type": .string(kind),
                  "status": .string(statuses[number % 4]), "section": "S",
                  "assets": number == 0
                    ? [
                      [
                        "type": "HdMp4VideoFile", "content_type": "video/mp4", "width": 1920,
                        "height": 1080, "file_size": 42_726_643,
                      ]
                    ] : nil,
                ]
              })),
        ]).encoded
    } _: { sandbox in
      let client = try Client(sandbox)
      for (number, kind) in kinds.enumerated() {
        let media = try client.request("GET", "/v1/medias/m\(number).json").json
        #expect(media["type"]?.text == kind)
        #expect(media["status"]?.text == statuses[number % 4])
        #expect(media["section"] == "S")
        #expect(media["assets"]?.elements.isEmpty == false)
        let listed = try client.request("GET", "/v1/medias.json?type=\(kind)").json.elements
        #expect(listed.map { $0["hashed_id"]?.text } == ["m\(number)"])
        let status = try client.request("GET", "/v1/medias/m\(number)/stats.json").status
        #expect(status == (kind == "Video" ? 200 : 400))
      }
      let asset = try client.request("GET", "/v1/medias/m0").json["assets"]?.elements.first
      #expect(asset?["type"] == "HdMp4VideoFile")
      #expect(asset?["fileSize"] == 42_726_643)
      let snapshot = sandbox.snapshot
      #expect(try client.request("PUT", "/__sandbox/state", body: snapshot).status == 200)
      #expect(sandbox.snapshot == snapshot)
    }
  }

  @Test("No secret reaches the journal, wherever it was sent")
  func redaction() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      _ = try client.request("GET", "/v1/account?api_password=sEcReT&x=1", headers: [])
      _ = try client.request("GET", "/v1/account?%61pi_password=sEcReT", headers: [])
      _ = try client.request("GET", "/v1/account", headers: ["Authorization: Bearer sEcReT"])
      _ = try client.request("GET", "/v1/account", headers: ["Authorization: sEcReT"])
      let body = form(["api_password": "sEcReT", "name": "P"])
      let created = try client.request("POST", "/v1/projects", headers: [], body: body.body)
      #expect(created.status == 201)
      let journal = try client.request("GET", "/__sandbox/requests", headers: [])
      #expect(journal.json["total"] == 5)
      #expect(!journal.text.contains("sEcReT"))
      #expect(journal.text.contains("x=1"))
      let fresh = try client.request("GET", "/__sandbox/requests?after=4", headers: [])
      #expect(fresh.json["requests"]?.elements.first?["parameters"]?["name"] == "P")
    }
  }

  @Test("Who may come in: any token, given tokens, or anybody")
  func authentication() async throws {
    let basic = "Authorization: Basic YXBpOnJpZ2h0"  // api:right
    let empty = "Authorization: Basic YXBpOg=="  // api:
    let cases: [(SandboxConfiguration.Authentication, [(String, [String], Int)])] = [
      (
        .anyToken,
        [
          ("", [], 401), ("", [basic], 200), ("", [empty], 401), ("?api_password=x", [], 200),
          ("?api_password=", [], 401), ("", ["Authorization: Bearer x"], 200),
          ("", ["Authorization: Bearer"], 401), ("", ["Authorization: Basic %%"], 401),
        ]
      ),
      (
        .tokens(["right"]),
        [
          ("", [basic], 200), ("", ["Authorization: Bearer right"], 200),
          ("", ["Authorization: Bearer wrong"], 401), ("?api_password=right", [], 200),
        ]
      ),
      (.anonymous, [("", [], 200)]),
    ]
    for (rule, requests) in cases {
      try await withSandbox {
        $0.authentication = rule
      } _: { sandbox in
        for (query, headers, status) in requests {
          let answer = try Client(sandbox).request("GET", "/v1/account\(query)", headers: headers)
          #expect(answer.status == status, "\(rule) \(query) \(headers)")
          if status == 401 { #expect(answer.json["code"] == "unauthorized_credentials") }
        }
      }
    }
  }

  @Test("The page runs and loads nothing that is not the sandbox's own")
  func page() async throws {
    try await withSandbox { sandbox in
      let page = try Client(sandbox).request("GET", "/", headers: [])
      #expect(page.text.contains("<title>Wistia sandbox</title>"))
      #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
    }
  }
}
