// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import WistiaSandbox

/// One client that holds every connection and all memory that there are, and another one that comes.
@Suite struct CrowdTests {
  /// A request whose answer takes longer than any test.
  private static let waiting = [
    "Authorization: Bearer t", "X-Sandbox-Fault: delay=600000",
  ]

  @Test(
    "Any number of slow connections leaves room for the next client",
    arguments: [
      "", "G", "GET /v1/account HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
      "POST /v1/projects HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\nname=",
      "POST /v1/projects HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nna",
      "GET /v1/account HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Sandbox-Fault: delay=600000\r\n\r\n",
    ])
  func slowConnections(beginning: String) async throws {
    try await withSandbox {
      $0.limits.connections = 8
    } _: { sandbox in
      var held: [Client] = []
      for _ in 0..<5 {
        for _ in 0..<20 {
          let client = try Client(sandbox)
          // It may have been put out already.
          try? client.send(Array(beginning.utf8))
          held.append(client)
        }
        #expect(try Client(sandbox).request("GET", "/v1/account").status == 200)
      }
      withExtendedLifetime(held) {}
    }
  }

  @Test("Connections that wait for a request make room before those that wait for an answer")
  func requestsFirst() async throws {
    try await withSandbox {
      $0.limits.connections = 3
    } _: { sandbox in
      let working = try Client(sandbox)
      try working.write(
        "GET", "/v1/account", headers: ["Authorization: Bearer t", "X-Sandbox-Fault: delay=1000"])
      while sandbox.requests.isEmpty { usleep(1000) }
      var held: [Client] = []
      for _ in 0..<20 {
        held.append(try Client(sandbox))
        try? held.last?.send(Array("GET /v1/acc".utf8))
        #expect(try Client(sandbox).request("GET", "/health").status == 200)
      }
      #expect(try working.answer().status == 200)
      withExtendedLifetime(held) {}
    }
  }

  @Test("Of connections that do the same, the one that has done so for longest makes room")
  func order() async throws {
    try await withSandbox {
      $0.limits.connections = 3
    } _: { sandbox in
      let clients = try (0..<3).map { _ in try Client(sandbox) }
      for client in clients { #expect(try client.request("GET", "/health").status == 200) }
      // The first one gets on: now the second has been idle for longest.
      #expect(try clients[0].request("GET", "/health").status == 200)
      let next = try Client(sandbox)
      #expect(try next.request("GET", "/health").status == 200)
      #expect(throws: Disconnected.self) { try clients[1].request("GET", "/health") }
      for client in [clients[0], clients[2], next] {
        #expect(try client.request("GET", "/health").status == 200)
      }
    }
  }

  @Test("A client that has just come is not put out for those that come after it")
  func shelter() async throws {
    try await withSandbox {
      $0.limits.connections = 32
    } _: { sandbox in
      let busy = try (0..<32).map { _ in try Client(sandbox) }
      for client in busy { try client.write("GET", "/v1/account", headers: Self.waiting) }
      while sandbox.requests.count < busy.count { usleep(1000) }
      let quiet = try Client(sandbox)
      #expect(try Client(sandbox).request("GET", "/health").status == 200)
      #expect(try quiet.request("GET", "/health").status == 200)
      withExtendedLifetime(busy) {}
    }
  }

  @Test("Whoever sends little is not shut out by those who hold all memory for bodies")
  func memory() async throws {
    try await withSandbox {
      $0.limits.bodyBytes = 1 << 20
      $0.limits.totalBodyBytes = 4 << 20
    } _: { sandbox in
      var held: [Client] = []
      for _ in 0..<6 {
        let client = try Client(sandbox)
        held.append(client)
        try client.send(
          Array(
            "POST /v1/projects HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1048576\r\n\r\n".utf8)
        )
        // All but the last byte; it may be refused meanwhile.
        try? client.send([UInt8](repeating: 0x61, count: 1_048_575))
      }
      for number in 0..<20 {
        let text = Array("1\n00:00:00,000 --> 00:00:03,000\n".utf8)
        let file = multipart(
          file: text + [UInt8](repeating: 0x61, count: 100_000), fields: ["language": "x\(number)"])
        let answer = try Client(sandbox).request(
          "POST", "/v1/medias/abcde12345/captions", headers: file.headers, body: file.body)
        #expect(answer.status == 200)
      }
      withExtendedLifetime(held) {}
    }
  }
}
