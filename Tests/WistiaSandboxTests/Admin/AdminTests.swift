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

  @Test("Pages of other sites reach neither the admin interface nor the page")
  func otherSites() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      #expect(
        try client.request("POST", "/__sandbox/reset", headers: ["Origin: http://evil.example"])
          .status == 403)
      try client.send(Array("GET / HTTP/1.1\r\nHost: evil.example:\(sandbox.port)\r\n\r\n".utf8))
      #expect(try client.answer().status == 403)
      let page = try client.request("GET", "/", headers: [])
      #expect(page.text.contains("<title>Wistia sandbox</title>"))
      #expect(page.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
    }
  }
}
