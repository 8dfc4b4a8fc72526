// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import HTTPTransport
import ScriptedServer
import Testing
import WorkLimits

@Suite(.workLimit(seconds: 300)) struct CurlFaultTests {
  private func failure(
    _ request: HTTPRequest, configuration: CurlConfiguration = CurlConfiguration()
  ) async -> HTTPTransportError? {
    await #expect(throws: HTTPTransportError.self) {
      try await CurlTransport(configuration: configuration).send(request)
    }
  }

  @Test func `a refused connection was not sent`() async throws {
    let server = try ScriptedServer { _ in }
    server.stop()
    let error = await failure(HTTPRequest(method: .post, url: server.url))
    #expect(error?.kind == .notConnected)
    #expect(error?.mayHaveBeenSent == false)
  }

  @Test func `a lost answer may have been acted on, and is sent once`() async throws {
    let server = try ScriptedServer { connection in
      _ = connection.readRequest()
    }
    defer { server.stop() }
    let error = await failure(
      HTTPRequest(method: .post, url: server.url, requiresFreshConnection: true))
    #expect(error?.kind == .connectionLost)
    #expect(error?.mayHaveBeenSent == true)
    #expect(server.requests.count == 1)
  }

  /// Why ``HTTPRequest/requiresFreshConnection`` exists: libcurl itself sends it a second time.
  @Test(arguments: [false, true])
  func `a reused connection that dies repeats the request unless it must be fresh`(
    fresh: Bool
  ) async throws {
    let server = try ScriptedServer { connection in
      while let request = connection.readRequest() {
        if request.target == "/pay" { return }
        connection.respond(200)
      }
    }
    defer { server.stop() }
    var configuration = CurlConfiguration()
    // A busy machine may take long from one request to the next.
    configuration.connectionReuseAge = .seconds(86_400)
    let transport = CurlTransport(configuration: configuration)
    _ = try await transport.send(HTTPRequest(method: .get, url: server.url + "/warm"))
    let error = await #expect(throws: HTTPTransportError.self) {
      try await transport.send(
        HTTPRequest(method: .post, url: server.url + "/pay", requiresFreshConnection: fresh))
    }
    #expect(error?.mayHaveBeenSent == true)
    let paid = server.requests.count(where: { $0.target == "/pay" })
    #expect(fresh ? paid == 1 : paid > 1)
  }

  @Test func `a stream is never sent twice`() async throws {
    let server = try ScriptedServer { connection in
      while let request = connection.readRequest() {
        if request.method == "PUT" { return }
        connection.respond(200)
      }
    }
    defer { server.stop() }
    let transport = CurlTransport()
    _ = try await transport.send(HTTPRequest(method: .get, url: server.url))
    let source = PieceSource(pieces: [Array("abc".utf8)])
    let part = HTTPFormPart(
      name: "f", fileName: "f", contentType: nil, content: .stream(length: 3) { source.next($0) })
    let error = await #expect(throws: HTTPTransportError.self) {
      try await transport.send(
        HTTPRequest(method: .put, url: server.url, body: .multipart([part])))
    }
    #expect(error?.mayHaveBeenSent == true)
    #expect(server.requests.count(where: { $0.method == "PUT" }) == 1)
  }

  @Test func `a reset, a short body and a body that is not HTTP are told apart`() async throws {
    let server = try ScriptedServer { connection in
      switch connection.readRequest()?.target {
      case "/reset": connection.reset()
      case "/short": connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      case "/head": connection.write("HTTP/1.1 200 OK\r\nContent-")
      case "/chunk":
        connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab")
      default: connection.write("SSH-2.0-OpenSSH\r\n")
      }
    }
    defer { server.stop() }
    for path in ["/reset", "/short", "/head", "/chunk"] {
      let error = await failure(
        HTTPRequest(method: .get, url: server.url + path, requiresFreshConnection: true))
      #expect(error?.kind == .connectionLost, "\(path)")
      #expect(error?.mayHaveBeenSent == true)
    }
    let error = await failure(HTTPRequest(method: .get, url: server.url + "/other"))
    #expect(error?.kind == .badResponse)
    #expect(error?.mayHaveBeenSent == true)
  }

  @Test func `silence ends at the time limit`() async throws {
    let server = try ScriptedServer { connection in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    defer { server.stop() }
    // A busy machine may not get to send it within the first limits.
    for limit in [500, 5000, 50_000] where server.requests.isEmpty {
      let error = await failure(
        HTTPRequest(method: .get, url: server.url, timeout: .milliseconds(limit)))
      #expect(error?.kind == .timedOut)
      #expect(error?.mayHaveBeenSent == true || server.requests.isEmpty)
    }
    #expect(!server.requests.isEmpty)
  }

  @Test func `a slow drip ends at the time limit`() async throws {
    let server = try ScriptedServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
      while connection.write("x") { connection.pause(milliseconds: 10) }
    }
    defer { server.stop() }
    let error = await failure(
      HTTPRequest(method: .get, url: server.url, timeout: .milliseconds(120)))
    #expect(error?.kind == .timedOut)
  }

  @Test func `time spent waiting for a free place does not count`() async throws {
    let server = try ScriptedServer { connection in
      while connection.readRequest() != nil {
        connection.pause(milliseconds: 500)
        connection.respond(200)
      }
    }
    defer { server.stop() }
    var configuration = CurlConfiguration()
    configuration.maximumConcurrentRequests = 1
    let transport = CurlTransport(configuration: configuration)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<6 {
        group.addTask {
          _ = try await transport.send(
            HTTPRequest(method: .get, url: server.url, timeout: .milliseconds(2750)))
        }
      }
      try await group.waitForAll()
    }
    #expect(server.connectionCount == 1)
  }

  @Test func `cancelling ends a request that hangs, waits or has not begun`() async throws {
    let server = try ScriptedServer { connection in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    defer { server.stop() }
    var configuration = CurlConfiguration()
    configuration.maximumConcurrentRequests = 1
    let transport = CurlTransport(configuration: configuration)
    let tasks = (0..<3).map { _ in
      Task { try await transport.send(HTTPRequest(method: .get, url: server.url)) }
    }
    while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    for task in tasks.reversed() { task.cancel() }
    for task in tasks {
      let error = await #expect(throws: HTTPTransportError.self) { try await task.value }
      #expect(error?.kind == .cancelled)
    }
    let late = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await transport.send(HTTPRequest(method: .get, url: server.url))
    }
    late.cancel()
    let error = await #expect(throws: HTTPTransportError.self) { try await late.value }
    #expect(error?.kind == .cancelled)
    #expect(error?.mayHaveBeenSent == false)
    #expect(server.requests.count == 1)
  }

  @Test func `answers larger than the limits are refused`() async throws {
    let server = try ScriptedServer { connection in
      if connection.readRequest()?.target == "/body" {
        connection.respond(200, body: String(repeating: "x", count: 5000))
      } else {
        connection.respond(200, headers: ["X: " + String(repeating: "x", count: 5000)])
      }
    }
    defer { server.stop() }
    var configuration = CurlConfiguration()
    configuration.maximumBodySize = 4999
    configuration.maximumHeaderSize = 4999
    for path in ["/body", "/header"] {
      let error = await failure(
        HTTPRequest(method: .get, url: server.url + path), configuration: configuration)
      #expect(error?.kind == .badResponse)
      #expect(error?.message.contains("larger than 4999 bytes") == true)
    }
  }

  @Test func `a transport that goes away ends its requests`() async throws {
    let server = try ScriptedServer { connection in
      _ = connection.readRequest()
      connection.waitForEnd()
    }
    defer { server.stop() }
    // The request itself holds the transport; only its end frees the engine's thread.
    var transport: CurlTransport? = CurlTransport()
    let task = Task { [transport] in
      try await transport?.send(
        HTTPRequest(method: .get, url: server.url, timeout: .milliseconds(100)))
    }
    transport = nil
    await #expect(throws: HTTPTransportError.self) { try await task.value }
  }
}
