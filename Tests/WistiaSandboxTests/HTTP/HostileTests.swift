// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import WistiaSandbox

/// Clients that want to exhaust the sandbox.
@Suite struct HostileTests {
  @Test("Answers that nobody reads are bounded together")
  func unreadAnswers() async throws {
    try await withSandbox {
      $0.limits.totalBodyBytes = 20 << 20
      $0.seed.medias[0].captions["eng"] = [UInt8](repeating: 0x61, count: 8 << 20)
    } _: { sandbox in
      let greedy = try (0..<6).map { _ in try Client(sandbox) }
      for client in greedy { try client.write("GET", "/v1/medias/abcde12345/captions/eng.srt") }
      while sandbox.requests.count < 6 { usleep(1000) }
      // Two fit beside each other; what is in the system's buffers is not counted.
      let statuses = try greedy.map { try $0.answer().status }
      #expect(statuses.contains(200))
      #expect(statuses.contains(503))
      #expect(try Client(sandbox).request("GET", "/v1/account").status == 200)
    }
  }

  @Test("Bodies of very many parameters, parts, members and levels are read in no time")
  func manyParameters() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let count = 30_000
      let members = (0..<count).map { "\"m\($0)\":1" }.joined(separator: ",")
      let dashes = String(repeating: "-", count: 69)
      let bodies: [(type: String, body: String, status: Int)] = [
        (
          "application/x-www-form-urlencoded", String(repeating: "a&", count: count) + "name=P", 400
        ),
        ("application/x-www-form-urlencoded", String(repeating: "a", count: count), 400),
        ("application/json", "{\(members)}", 400),
        ("application/json", "[" + String(repeating: "1,", count: count) + "1]", 400),
        ("application/json", String(repeating: "[", count: count), 400),
        (
          "multipart/form-data; boundary=\(dashes)", String(repeating: "-", count: count), 400
        ),
        (
          "multipart/form-data; boundary=\(dashes)",
          String(repeating: "-\n--\(dashes)", count: 5000),
          400
        ),
      ]
      for (type, body, status) in bodies {
        let answer = try client.request(
          "POST", "/v1/projects",
          headers: ["Authorization: Bearer t", "Content-Type: \(type)"], body: Array(body.utf8))
        #expect(answer.status == status, "\(type) \(body.prefix(20))")
      }
      let customizations = try client.request(
        "PUT", "/v1/medias/abcde12345/customizations", body: Array("{\(members)}".utf8))
      #expect(customizations.json.members.count == count)
      // The journal keeps little of all that.
      let journal = try client.request("GET", "/__sandbox/requests")
      #expect(journal.body.count < 100_000)
    }
  }

  @Test("Secrets inside of JSON, and behind what is read as a separator, reach no journal")
  func secrets() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let nested = json(["a": ["api_password": "sEcReT", "b": [["token": "sEcReT"]]]])
      _ = try client.request("POST", "/v1/projects", headers: nested.headers, body: nested.body)
      _ = try client.request("GET", "/v1/account?a=1&amp;api_password=sEcReT", headers: [])
      let long = String(repeating: "x", count: 3000)
      _ = try client.request("GET", "/v1/account?a=\(long)&api_password=sEcReT", headers: [])
      _ = try client.request("GET", "/v1/account", headers: ["Authorization: Bearer sEcReT\(long)"])
      try client.write("GET", "http://user:sEcReT@127.0.0.1/v1/account")
      #expect(try client.answer().status == 200)
      let journal = try client.request("GET", "/__sandbox/requests", headers: [])
      #expect(journal.json["total"] == 5)
      #expect(!journal.text.contains("sEcReT"))
    }
  }

  @Test("A target with scheme and host is read as one without")
  func absoluteForm() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      #expect(try client.request("GET", "http://127.0.0.1:1/health").text == "OK")
      #expect(try client.request("GET", "HTTP://LocalHost/v1/account.json?x=1").json["id"] == 1)
      #expect(try client.request("GET", "http://127.0.0.1").status == 200)
    }
  }

  @Test("A body that is longer than announced, or says so twice, does not become another request")
  func smuggling() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      try client.send(
        Array(
          """
          POST /v1/projects HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 30\r\n\r
          a=bDELETE /v1/medias/abcde12345 HTTP/1.1\r\n\r\n
          """.utf8))
      #expect(try client.answer().status == 400)
      #expect(client.receive() == nil)
      #expect(sandbox.requests.isEmpty)
    }
  }
}
