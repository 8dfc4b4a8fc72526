// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import HTTPTransport
import ScriptedServer
import Testing

@Suite struct CurlTransportTests {
  /// Answers every request on every connection with 200 and what came.
  private static func echo() throws -> ScriptedServer {
    try ScriptedServer { connection in
      while let request = connection.readRequest() {
        connection.respond(
          200, headers: ["X-Method: \(request.method)", "X-Request-Id: r1"], body: request.text)
      }
    }
  }

  @Test(arguments: [HTTPMethod.get, .post, .put, .delete])
  func `a method without a body arrives as it is`(method: HTTPMethod) async throws {
    let server = try Self.echo()
    defer { server.stop() }
    let answer = try await CurlTransport().send(
      HTTPRequest(
        method: method, url: server.url + "/a/b.json?x=1",
        headers: [HTTPHeader("Authorization", "Bearer t"), HTTPHeader("X-Empty", "")]))
    #expect(answer.status == 200)
    #expect(answer.header("x-method") == method.rawValue)
    let request = try #require(server.requests.first)
    #expect(request.method == method.rawValue)
    #expect(request.target == "/a/b.json?x=1")
    #expect(request.header("authorization") == "Bearer t")
    #expect(request.header("x-empty") == "")
    #expect(request.header("content-type") == nil)
    #expect(request.header("expect") == nil)
    if method == .post || method == .put { #expect(request.header("content-length") == "0") }
  }

  @Test(arguments: [HTTPMethod.post, .put, .delete])
  func `bytes arrive as they are`(method: HTTPMethod) async throws {
    let server = try Self.echo()
    defer { server.stop() }
    let body = Array("a\0b\r\n€".utf8)
    let answer = try await CurlTransport().send(
      HTTPRequest(method: method, url: server.url, body: .bytes(body, contentType: "text/x")))
    #expect(answer.body == body)
    let request = try #require(server.requests.first)
    #expect(request.method == method.rawValue)
    #expect(request.header("content-type") == "text/x")
    #expect(request.header("content-length") == "\(body.count)")
  }

  @Test(arguments: [HTTPMethod.post, .put], [0, 5, 3 << 20])
  func `a form arrives as multipart with its file name and type`(
    method: HTTPMethod, size: Int
  ) async throws {
    let server = try Self.echo()
    defer { server.stop() }
    let content = [UInt8](repeating: UInt8(ascii: "x"), count: size)
    let parts = [
      HTTPFormPart(
        name: "caption_file", fileName: "a \"b\".srt", contentType: "application/x-subrip",
        content: content),
      HTTPFormPart(name: "language", content: Array("fra".utf8)),
    ]
    let answer = try await CurlTransport().send(
      HTTPRequest(method: method, url: server.url, body: .multipart(parts)))
    #expect(answer.status == 200)
    let request = try #require(server.requests.first)
    #expect(request.method == method.rawValue)
    #expect(request.header("content-type")?.hasPrefix("multipart/form-data; boundary=") == true)
    #expect(request.text.contains("name=\"caption_file\"; filename=\"a %22b%22.srt\""))
    #expect(request.text.contains("Content-Type: application/x-subrip"))
    #expect(request.text.contains("name=\"language\"\r\n\r\nfra\r\n"))
    #expect(request.body.count(where: { $0 == UInt8(ascii: "x") }) >= size)
  }

  @Test func `a stream is sent piece by piece and tells its progress`() async throws {
    let server = try Self.echo()
    defer { server.stop() }
    let seen = Recorder<HTTPProgress>()
    let source = PieceSource(pieces: [Array("abc".utf8), Array("de".utf8)])
    let part = HTTPFormPart(
      name: "f", fileName: "f.srt", contentType: nil,
      content: .stream(length: 5) { source.next($0) })
    _ = try await CurlTransport().send(
      HTTPRequest(
        method: .put, url: server.url, body: .multipart([part]), progress: { seen.add($0) }))
    #expect(server.requests.first?.text.contains("\r\n\r\nabcde\r\n") == true)
    #expect((seen.values.last?.sent ?? 0) > 5)
  }

  @Test func `a stream that fails ends the request`() async throws {
    let server = try Self.echo()
    defer { server.stop() }
    let part = HTTPFormPart(
      name: "f", fileName: nil, contentType: nil, content: .stream(length: 5) { _ in nil })
    let error = await #expect(throws: HTTPTransportError.self) {
      try await CurlTransport().send(
        HTTPRequest(method: .put, url: server.url, body: .multipart([part])))
    }
    #expect(error?.kind == .invalidRequest)
    #expect(server.requests.isEmpty)
  }

  @Test func `connections are kept, bounded and shared`() async throws {
    let server = try Self.echo()
    defer { server.stop() }
    let transport = CurlTransport()
    let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for number in 0..<200 {
        group.addTask {
          try await transport.send(
            HTTPRequest(
              method: .put, url: server.url,
              body: .bytes(Array("\(number)".utf8), contentType: "text/plain"))
          ).body
        }
      }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(bodies.count == 200)
    #expect(server.requests.count == 200)
    #expect(server.connectionCount <= 6)
  }

  @Test func `a fresh connection is neither an old one nor kept`() async throws {
    let server = try Self.echo()
    defer { server.stop() }
    var configuration = CurlConfiguration()
    configuration.connectionReuseAge = .seconds(86_400)
    let transport = CurlTransport(configuration: configuration)
    for fresh in [false, true, false, true] {
      _ = try await transport.send(
        HTTPRequest(method: .post, url: server.url, requiresFreshConnection: fresh))
    }
    // Whether the other two share one is up to how long this took: the server ends what is idle.
    let connections = server.requests.map(\.connection)
    #expect(connections.count == 4)
    for index in [1, 3] {
      #expect(connections.count { $0 == connections[index] } == 1, "\(connections)")
    }
  }

  @Test func `interim answers are passed over and repeated fields are kept`() async throws {
    let server = try ScriptedServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.write(
        "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 201 Created\r\nA: 1\r\na:  2 \r\n"
          + "Content-Length: 2\r\n\r\nok")
    }
    defer { server.stop() }
    let answer = try await CurlTransport().send(HTTPRequest(method: .get, url: server.url))
    #expect(answer.status == 201)
    #expect(
      answer.headers == [
        HTTPHeader("A", "1"), HTTPHeader("a", "2"), HTTPHeader("Content-Length", "2"),
      ])
    #expect(answer.body == Array("ok".utf8))
  }

  @Test func `a redirect is an answer`() async throws {
    let other = try Self.echo()
    defer { other.stop() }
    let server = try ScriptedServer { [url = other.url] connection in
      _ = connection.readRequest()
      connection.respond(302, headers: ["Location: \(url)/"])
    }
    defer { server.stop() }
    let answer = try await CurlTransport().send(
      HTTPRequest(
        method: .get, url: server.url, headers: [HTTPHeader("Authorization", "Bearer t")]))
    #expect(answer.status == 302)
    #expect(other.connectionCount == 0)
  }
}
