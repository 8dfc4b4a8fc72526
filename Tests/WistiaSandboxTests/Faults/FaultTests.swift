// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

@Suite struct FaultTests {
  private static let path = "/v1/medias/abcde12345/captions"

  @Test("A dropped answer leaves the write applied, or not, as the fault has it")
  func drop() async throws {
    for isApplied in [true, false] {
      try await withSandbox { sandbox in
        var rule = FaultRule()
        rule.drops = true
        rule.isApplied = isApplied
        rule.method = "POST"
        rule.path = "/v1/medias/*/captions*"
        rule.count = 1
        sandbox.setFaults([rule])
        let request = multipart(file: haiku, fields: ["language": "eng"])
        let client = try Client(sandbox)
        #expect(throws: Disconnected.self) {
          try client.request("POST", Self.path, headers: request.headers, body: request.body)
        }
        #expect((sandbox.captions(media: "abcde12345", language: "eng") != nil) == isApplied)
        #expect(sandbox.requests.last?.isApplied == isApplied)
        // The rule is spent.
        let again = try Client(sandbox).request(
          "POST", Self.path, headers: request.headers, body: request.body)
        #expect(again.status == (isApplied ? 400 : 200))
      }
    }
  }

  @Test("A status in place of the answer leaves the request undone unless told")
  func status() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let request = multipart(file: haiku, fields: ["language": "eng"])
      let answer = try client.request(
        "POST", Self.path,
        headers: request.headers + ["X-Sandbox-Fault: status=503; retry-after=7"],
        body: request.body)
      #expect(answer.status == 503)
      #expect(answer.header("Retry-After") == "7")
      #expect(sandbox.captions(media: "abcde12345", language: "eng") == nil)
      let applied = try client.request(
        "POST", Self.path, headers: request.headers + ["X-Sandbox-Fault: status=500; applied"],
        body: request.body)
      #expect(applied.status == 500)
      #expect(sandbox.captions(media: "abcde12345", language: "eng") != nil)
    }
  }

  @Test("A header that asks for an unknown fault is refused, not ignored")
  func wrongHeader() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      for fault in ["colour=red", "status=abc", "status=99", "probability=2"] {
        let answer = try client.request(
          "GET", "/v1/account", headers: ["Authorization: Bearer t", "X-Sandbox-Fault: \(fault)"])
        #expect(answer.status == 400, "\(fault)")
        #expect(answer.text.contains("X-Sandbox-Fault"))
      }
    }
  }

  @Test("Rules choose by method, media, language, count and nth request")
  func conditions() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let rule = #"{"method":"GET","media":"abcde12345","language":"eng","nth":2,"status":418}"#
      let added = try client.request("POST", "/__sandbox/faults", body: Array(rule.utf8))
      #expect(added.status == 201)
      var statuses: [Int] = []
      for path in ["/v1/account", "\(Self.path)/fra", "\(Self.path)/eng", "\(Self.path)/eng.json"] {
        statuses.append(try client.request("GET", path).status)
      }
      #expect(statuses == [200, 404, 404, 418])
      let faults = try client.request("GET", "/__sandbox/faults").json.elements
      #expect(faults.first?["hits"] == 1)
      #expect(try client.request("DELETE", "/__sandbox/faults/1").status == 200)
      #expect(try client.request("DELETE", "/__sandbox/faults/1").status == 404)
      let wrong = try client.request(
        "POST", "/__sandbox/faults", body: Array(#"{"colour":1}"#.utf8))
      #expect(wrong.status == 400)
      #expect(wrong.text.contains("colour"))
    }
  }

  @Test("Chance is drawn from the seed: the same seed hits the same requests")
  func probability() async throws {
    var runs: [[Int]] = []
    for seed: UInt64 in [7, 7, 8] {
      try await withSandbox {
        $0.idSeed = seed
      } _: { sandbox in
        var rule = FaultRule()
        rule.probability = 0.5
        rule.status = 500
        sandbox.setFaults([rule])
        let client = try Client(sandbox)
        runs.append(try (0..<64).map { _ in try client.request("GET", "/v1/account").status })
      }
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0] != runs[2])
    #expect((16...48).contains(runs[0].count { $0 == 500 }))
  }

  @Test("Truncated, malformed, mistyped and reset answers are what they say")
  func deliveries() async throws {
    try await withSandbox { sandbox in
      func answer(_ fault: String) throws -> Answer {
        try Client(sandbox).request(
          "GET", "/v1/account", headers: ["Authorization: Bearer t", "X-Sandbox-Fault: \(fault)"])
      }
      #expect(throws: Disconnected.self) { try answer("truncate=4") }
      #expect(throws: Disconnected.self) { try answer("reset") }
      let malformed = try answer("malformed")
      #expect(malformed.status == 200)
      #expect(throws: (any Error).self) { try SandboxJSON(parsing: malformed.body) }
      #expect(try answer("content-type=text/html").header("Content-Type") == "text/html")
      #expect(try answer("drip=40").json["id"] == 1)
    }
  }

  @Test(
    "A star stands for any text, slashes included",
    arguments: [
      ("*", "/v1/a", true), ("/v1/*/b", "/v1/x/y/b", true), ("/v1/*/b", "/v1/b", false),
      ("/v1/a", "/v1/ab", false), ("*a*b*", "/v1/aab", true), ("*a*b*", "/v1/ba", false),
      ("", "/v1/a", false), ("/v1/a*", "/v1/a", true),
    ])
  func patterns(pattern: String, path: String, isMatch: Bool) async throws {
    try await withSandbox { sandbox in
      var rule = FaultRule()
      rule.path = pattern
      rule.status = 299
      sandbox.setFaults([rule])
      let status = try Client(sandbox).request("GET", path).status
      #expect((status == 299) == isMatch)
    }
  }
}
