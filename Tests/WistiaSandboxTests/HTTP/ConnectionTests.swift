// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import WistiaSandbox

@Suite struct ConnectionTests {
  @Test("Requests sent at once are answered in their order")
  func pipelining() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      for number in 0..<50 {
        try client.write("GET", number.isMultiple(of: 2) ? "/v1/account" : "/v1/nothing")
      }
      for number in 0..<50 {
        #expect(try client.answer().status == (number.isMultiple(of: 2) ? 200 : 404))
      }
    }
  }

  @Test("A chunked body and one that waits for 100 Continue are read")
  func bodies() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      try client.write(
        "PATCH", "/v1/account",
        headers: ["Authorization: Bearer t", "Transfer-Encoding: chunked"])
      try client.send(Array("5\r\nhello\r\n0\r\n\r\n".utf8))
      #expect(try client.answer().status == 405)
      let body = Array("language=eng&caption_file=x".utf8)
      try client.send(
        Array(
          """
          POST /v1/medias/abcde12345/captions HTTP/1.1\r\nHost: localhost\r
          Authorization: Bearer t\r\nExpect: 100-continue\r\nContent-Length: \(body.count)\r\n\r\n
          """.utf8))
      #expect(try client.answer(hasBody: false).status == 100)
      try client.send(body)
      #expect(try client.answer().status == 200)
    }
  }

  @Test("HEAD answers with the length and no body")
  func head() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let head = try client.request("HEAD", "/v1/account")
      let get = try client.request("GET", "/v1/account")
      #expect(head.status == 200)
      #expect(head.header("Content-Length") == get.header("Content-Length"))
      #expect(get.body.count > 0)
    }
  }

  @Test("A client of HTTP/1.0 gets its answer and the end of the connection")
  func oldClient() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      try client.send(Array("GET /health HTTP/1.0\r\n\r\n".utf8))
      let answer = try client.answer()
      #expect(answer.text == "OK")
      #expect(answer.header("Connection") == "close")
      #expect(client.receive() == nil)
    }
  }

  @Test("A client that closes its half still gets the answer")
  func halfClosed() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      try client.write("GET", "/health")
      shutdown(client.descriptor, Int32(SHUT_WR))
      #expect(try client.answer().text == "OK")
    }
  }

  @Test("A body beyond the limit is refused, announced or not, and the refusal arrives")
  func largeBody() async throws {
    try await withSandbox {
      $0.limits.bodyBytes = 100_000
    } _: { sandbox in
      let announced = try Client(sandbox)
      try announced.send(
        Array(
          "POST /v1/projects HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100001\r\n\r\n".utf8))
      #expect(try announced.answer().status == 413)
      let chunked = try Client(sandbox)
      try chunked.send(
        Array(
          "POST /v1/projects HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n".utf8
        ))
      let chunk = Array("c350\r\n".utf8) + [UInt8](repeating: 97, count: 50_000) + [13, 10]
      for _ in 0..<4 { try chunked.send(chunk) }
      #expect(try chunked.answer().status == 413)
      #expect(try Client(sandbox).request("GET", "/health").status == 200)
    }
  }

  @Test("Headers beyond the limit and what is no HTTP are refused")
  func malformed() async throws {
    try await withSandbox {
      $0.limits.headerBytes = 8 << 10
    } _: { sandbox in
      let long = try Client(sandbox)
      try long.send(
        Array(
          "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "a", count: 20_000))\r\n"
            .utf8))
      #expect(try long.answer().status == 431)
      let line = try Client(sandbox)
      try line.send(Array("GET /\(String(repeating: "a", count: 20_000))".utf8))
      #expect(try line.answer().status == 431)
      let noise = try Client(sandbox)
      try noise.send(Array("\u{1}\u{2}\u{3} hello\r\n\r\n".utf8))
      #expect(try noise.answer().status == 400)
      #expect(try Client(sandbox).request("GET", "/health").status == 200)
    }
  }

  @Test("Stopping lets a running answer finish")
  func stop() async throws {
    var configuration = SandboxConfiguration()
    configuration.seed = oneMedia
    // An address of its own: a sandbox of another test may be given the port as soon as it is free.
    configuration.host = "127.0.0.73"
    let sandbox = try await WistiaSandbox.start(configuration)
    let connect = { try Client(port: sandbox.port, address: 0x7F00_0049) }
    let client = try connect()
    try client.write(
      "GET", "/v1/account", headers: ["Authorization: Bearer t", "X-Sandbox-Fault: delay=200"])
    // The journal has the request before its answer is sent.
    while sandbox.requests.isEmpty { usleep(1000) }
    await sandbox.stop()
    #expect(try client.answer().status == 200)
    // Another test's process that was forked meanwhile has the socket, too, until it begins its program.
    var isRefused = false
    for _ in 0..<1000 where !isRefused {
      do { _ = try connect() } catch { isRefused = true }
      if !isRefused { usleep(10_000) }
    }
    #expect(isRefused)
  }
}
