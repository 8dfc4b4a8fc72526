// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import HTTPTransport
import ScriptedServer
import Testing
import WistiaAPI
import WorkLimits

/// A purchase goes out once, whatever happens to it on a real connection.
@Suite(.workLimit(seconds: 300)) struct PurchaseTests {
  private static func isPurchase(_ request: ScriptedRequest) -> Bool {
    request.target.hasSuffix("/purchase.json")
  }

  private static func server(_ fault: AnswerFault) throws -> ScriptedServer {
    try ScriptedServer { connection in
      while let request = connection.readRequest() {
        guard isPurchase(request) else {
          connection.respond(200, body: "[]")
          continue
        }
        guard fault.answer(connection) else { return }
      }
    }
  }

  @Test(arguments: AnswerFault.allCases)
  func `is sent exactly once`(fault: AnswerFault) async throws {
    let server = try Self.server(fault)
    defer { server.stop() }
    var curl = CurlConfiguration()
    if fault.isEndless { curl.totalTimeout = .milliseconds(300) }
    let client = WistiaClient(
      baseURL: try WistiaBaseURL(server.url + "/v1"), credentials: .bearer("t"),
      transport: CurlTransport(configuration: curl))
    // A warm connection, which libcurl would repeat a request on.
    _ = try await client.captions.index(for: "m")
    let error = await #expect(throws: WistiaError.self) {
      try await client.captions.purchase(for: "m", confirmingChargeFor: "m")
    }
    #expect(server.requests.count(where: Self.isPurchase) == 1)
    if fault.isThrottled {
      #expect(error?.kind == .rateLimited)
      #expect(error?.message.contains("nothing was ordered") == true)
    } else {
      #expect(error?.kind == .unknownOutcome)
      #expect(error?.message.contains("will not be sent again") == true)
      #expect(error?.message.contains("whether it was taken") == true)
    }
  }

  @Test func `nothing is ordered where nobody answers`() async throws {
    let server = try ScriptedServer { _ in }
    server.stop()
    let client = WistiaClient(
      baseURL: try WistiaBaseURL(server.url + "/v1"), credentials: .bearer("t"),
      transport: CurlTransport())
    let error = await #expect(throws: WistiaError.self) {
      try await client.captions.purchase(for: "m", confirmingChargeFor: "m")
    }
    #expect(error?.kind == .unreachable)
  }

  @Test func `needs the media twice`() async throws {
    let transport = StubTransport(.status(200))
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).captions.purchase(
        for: "m", confirmingChargeFor: "n")
    }
    #expect(error?.kind == .configuration)
    #expect(transport.requests.isEmpty)
  }

  @Test func `all choices are explicit, except in the dialect of 2014`() async throws {
    let transport = StubTransport(.status(200, #"{"message":"ordered","id":"o1"}"#))
    let receipt = try await WistiaClient.stub(transport).captions.purchase(
      CaptionOrder(automated: true, rush: true), for: "m", confirmingChargeFor: "m")
    #expect(receipt.id == "o1")
    #expect(receipt.message == "ordered")
    _ = try await WistiaClient.stub(transport).captions.purchase(for: "m", confirmingChargeFor: "m")
    for order in [
      CaptionOrder(automated: true), CaptionOrder(rush: true),
      CaptionOrder(automaticallyEnable: false),
    ] {
      // A person would be paid where a machine was asked for.
      let error = await #expect(throws: WistiaError.self) {
        try await WistiaClient.stub(transport) { $0.dialect = .legacy2014 }
          .captions.purchase(order, for: "m", confirmingChargeFor: "m")
      }
      #expect(error?.kind == .configuration)
      #expect(error?.message.contains("nothing was ordered") == true)
    }
    _ = try await WistiaClient.stub(transport) { $0.dialect = .legacy2014 }
      .captions.purchase(for: "m", confirmingChargeFor: "m")
    #expect(
      transport.requests.map(\.text) == [
        #"{"automated":true,"automatically_enable":true,"rush":true}"#,
        #"{"automated":false,"automatically_enable":true,"rush":false}"#, "",
      ])
    #expect(transport.requests.allSatisfy { $0.requiresFreshConnection })
    #expect(transport.requests[0].line == "POST /v1/medias/m/captions/purchase.json")
  }

  static let receipts: [(status: Int, body: String, type: String)] = [
    (200, "", "text/html"), (200, " \n", "application/json"), (201, "", "application/json"),
    (202, "", "application/json"), (204, "", ""),
    (200, #"{"message":"Captions were ordered.","id":"853052cumf"}"#, "application/json"),
    (201, #"{"id":7}"#, "application/json"), (200, #"{"message":"ordered"}"#, ""),
    (200, #"{"id":"x","error":null,"errors":[]}"#, "application/json"),
  ]

  @Test(arguments: receipts)
  func `what an order answers is an order`(
    status: Int, body: String, type: String
  ) async throws {
    let transport = StubTransport(.status(status, body, [HTTPHeader("Content-Type", type)]))
    _ = try await WistiaClient.stub(transport).captions.purchase(
      for: "m", confirmingChargeFor: "m")
    #expect(transport.requests.count == 1)
  }

  static let others: [(status: Int, body: String, type: String)] = [
    (200, "<html><body>Sign in</body></html>", "text/html"), (200, "<html>", "text/html"),
    (200, "<p>hello", "text/plain"), (200, "OK", "text/plain"), (200, "ordered", ""),
    (200, #"{"message":"#, "application/json"), (200, "{}", "application/json"),
    (200, "[]", "application/json"), (200, "null", "application/json"),
    (200, "true", "application/json"), (200, #""ordered""#, "application/json"),
    (200, #"{"error":"There is no credit card on file."}"#, "application/json"),
    (200, #"{"id":"x","error":"down"}"#, "application/json"),
    (200, #"{"message":"","id":null}"#, "application/json"),
    (200, #"{"id":{},"message":[]}"#, "application/json"), (200, "\0\u{1}", ""),
    (200, "<order><id>1</id></order>", "application/xml"), (202, "<html/>", "text/html"),
    (200, String(repeating: "[", count: 10_000), "application/json"),
    (302, "", ""), (303, "", "text/html"), (301, "", ""),
  ]

  @Test(arguments: others)
  func `what no order answers leaves the outcome open`(
    status: Int, body: String, type: String
  ) async throws {
    let transport = StubTransport(.status(status, body, [HTTPHeader("Content-Type", type)]))
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).captions.purchase(for: "m", confirmingChargeFor: "m")
    }
    #expect(error?.kind == .unknownOutcome)
    #expect(error?.message.contains("may have been ordered") == true)
    #expect(error?.message.contains("whether it was taken") == true)
    #expect(error?.message.contains("billing page") == true)
    if body.contains("credit card") { #expect(error?.message.contains("no credit card") == true) }
    #expect(transport.requests.count == 1)
  }

  @Test(arguments: [400, 401, 402, 403, 405, 409, 422, 307, 308])
  func `a refusal is told in the server's words`(status: Int) async throws {
    let transport = StubTransport(.status(status, #"{"error":"There is no credit card on file."}"#))
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).captions.purchase(for: "m", confirmingChargeFor: "m")
    }
    #expect(error?.kind != .unknownOutcome)
    #expect(error?.message.contains("nothing was ordered") == true)
    if status < 500, status >= 400 {
      #expect(error?.message.contains("There is no credit card on file.") == true)
    }
    #expect(transport.requests.count == 1)
  }

  @Test(arguments: [(400, WistiaError.Kind.refused), (404, .notFound), (422, .refused)])
  func `a refusal says that nothing was ordered`(status: Int, kind: WistiaError.Kind) async throws {
    let transport = StubTransport(.status(status, #"{"message":"not eligible"}"#))
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).captions.purchase(for: "m", confirmingChargeFor: "m")
    }
    #expect(error?.kind == kind)
    #expect(error?.message.contains("nothing was ordered") == true)
    #expect(transport.requests.count == 1)
  }
}
