// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing

@testable import WistiaAPI

@Suite struct ErrorTests {
  private func failure(
    _ answer: StubTransport.Answer, _ change: (inout WistiaConfiguration) -> Void = { _ in }
  ) async -> WistiaError? {
    await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(StubTransport(answer), change).account.show()
    }
  }

  @Test(arguments: [
    ("", nil), ("   ", nil), (#"{"error":"Invalid."}"#, "Invalid."),
    (#"{"errors":["a","b"]}"#, "a; b"),
    (#"{"errors":{"name":["is taken","is short"]}}"#, "name is taken; name is short"),
    (#"["Groups may not be project admins.","x"]"#, "Groups may not be project admins.; x"),
    (#"{"message":"not eligible"}"#, "not eligible"),
    ("Rate limit exceeded\nx", "Rate limit exceeded"),
    ("<errors><error>bad</error><error>worse</error></errors>", "bad; worse"),
    (#"{"unknown":1}"#, nil), (#"{"error":"cut o"#, #"{"error":"cut o"#),
  ])
  func `every shape of an error is read`(body: String, message: String?) async throws {
    let error = await failure(.status(422, body, [HTTPHeader("x-request-id", "r-1")]))
    #expect(error?.kind == .refused)
    #expect(error?.status == 422)
    #expect(error?.requestID == "r-1")
    #expect(error?.serverMessage == message)
    #expect(error?.body == Array(body.utf8))
    #expect(error?.description.contains("GET /account.json, status 422, request r-1") == true)
  }

  @Test(arguments: [
    (400, "", WistiaError.Kind.refused), (401, "", .unauthorized),
    (401, #"{"code":"unauthorized_credentials","error":"Invalid credentials."}"#, .unauthorized),
    (401, #"{"code":"unauthorized_scope","error":"No."}"#, .forbidden), (403, "", .forbidden),
    (404, "", .notFound), (405, "", .refused), (409, "", .alreadyExists), (302, "", .refused),
    (418, "", .refused), (501, "", .serverFailed),
  ])
  func `a status has a kind`(status: Int, body: String, kind: WistiaError.Kind) async {
    #expect(await failure(.status(status, body))?.kind == kind)
  }

  @Test func `a missing scope is named`() async {
    let error = await failure(.status(401, #"{"code":"unauthorized_scope","error":"No."}"#))
    #expect(error?.serverCode == "unauthorized_scope")
    #expect(error?.message.contains("Read all folder and media data") == true)
  }

  @Test(arguments: [
    "<HTML><BODY><p>ok</p></BODY></HTML>", "<!DOCTYPE html><html><body>Sign in</body></html>",
    "{}", #"{"ok":true}"#, "[]", "\"x\"",
  ])
  func `an answer of success that is something else is unreadable`(body: String) async {
    #expect(await failure(.status(200, body))?.kind == .unreadable)
  }

  @Test func `an answer that repeats the secret is shown without it`() async throws {
    let secret = "s3cret+/="
    let basic = "YXBpOnMzY3JldCsvPQ=="
    for credentials in [WistiaCredentials.bearer(secret), .basic(password: secret)] {
      let body = #"{"code":"no_\#(secret)","error":"bad \#(secret) and \#(basic) s3cret%2B%2F%3D"}"#
      let transport = StubTransport(.status(400, body, [HTTPHeader("X-Request-Id", secret)]))
      let error = await #expect(throws: WistiaError.self) {
        try await WistiaClient.stub(transport, credentials: credentials).account.show()
      }
      let shown = [error?.detailedDescription, error?.serverMessage, error?.serverCode]
        .map { $0 ?? "" }.joined()
      #expect(!shown.contains("s3cret"))
      #expect(shown.contains("REDACTED"))
      if credentials == .basic(password: secret) { #expect(!shown.contains(basic)) }
    }
  }

  @Test func `what an unreadable answer was sent as is told`() async throws {
    let error = await failure(.status(200, "<p", [HTTPHeader("Content-Type", "text/html")]))
    #expect(error?.kind == .unreadable)
    #expect(error?.contentType == "text/html")
    #expect(error?.message.hasSuffix(", sent as text/html") == true)
  }

  @Test(arguments: ["<HTML><p>unclosed", "\n<!DOCTYPE html>\n<html><br></html>"])
  func `a web page is called one`(body: String) async throws {
    let error = await failure(.status(200, body))
    #expect(error?.message.contains("it is a web page; check the base URL") == true)
  }

  @Test(arguments: [408, 500, 502, 503, 504, 507, 520, 524, 529])
  func `a failure that may pass is tried again`(status: Int) async throws {
    let transport = StubTransport(.status(status), .status(200, DocumentExamples.account))
    _ = try await WistiaClient.stub(transport).account.show()
    #expect(transport.requests.count == 2)
  }

  @Test(arguments: ["99999999999999999999", "3600"])
  func `a wait that is very long is cut`(value: String) async throws {
    let clock = VirtualClock()
    let transport = StubTransport(
      .status(429, "", [HTTPHeader("Retry-After", value)]), .status(200, DocumentExamples.account))
    _ = try await WistiaClient.stub(transport, clock: clock).account.show()
    #expect(clock.slept == [.seconds(120)])
  }

  @Test func `only the beginning of a body is kept`() async {
    let body = String(repeating: "x", count: 5000)
    #expect(await failure(.status(400, body))?.body.count == 2048)
  }

  @Test func `a failing server is tried five times`() async throws {
    let transport = StubTransport(.status(500))
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).account.show()
    }
    #expect(error?.kind == .serverFailed)
    #expect(transport.requests.count == 5)
  }

  @Test(arguments: ["30", "Sun, 06 Nov 1994 08:50:07 GMT", "Sunday, 06-Nov-94 08:50:07 GMT"])
  func `retry-after is heeded as seconds and as a date`(value: String) async throws {
    let clock = VirtualClock()
    let transport = StubTransport(
      .status(503, "", [HTTPHeader("Retry-After", value)]), .status(200, DocumentExamples.account))
    _ = try await WistiaClient.stub(transport, clock: clock).account.show()
    #expect(clock.slept == [.seconds(30)])
  }

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
    ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
    ("Sat, 29 Feb 2020 23:59:60 GMT", 1_583_020_800), ("soon", nil), ("", nil),
    ("Sun, 32 Nov 1994 08:49:37 GMT", nil), ("Sun, 06 Foo 1994 08:49:37 GMT", nil),
    ("a b c d e f g", nil),
  ])
  func `dates of HTTP`(text: String, seconds: Double?) {
    #expect(HTTPDate.seconds(text, now: 784_111_777) == seconds)
  }

  @Test func `waits are told`() async throws {
    let waits = WaitRecorder()
    let transport = StubTransport(.status(500), .status(200, DocumentExamples.account))
    _ = try await WistiaClient.stub(transport) { $0.onWait = { waits.add($0) } }.account.show()
    #expect(
      waits.values == [
        WistiaWait(
          reason: .retry(attempt: 1), duration: .milliseconds(250), operation: "account.show")
      ])
  }

  @Test func `a cancelled call says so`() async throws {
    let transport = StubTransport(.status(500))
    let client = WistiaClient.stub(transport)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await client.account.show()
    }
    task.cancel()
    let error = await #expect(throws: WistiaError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
  }
}
