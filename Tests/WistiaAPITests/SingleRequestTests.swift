// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import HTTPTransport
import ScriptedServer
import Testing
import WistiaAPI
import WorkLimits

/// What may not be done twice reaches a real server once, whatever happens to it on the way back.
@Suite(.workLimit(seconds: 300)) struct SingleRequestTests {
  enum Operation: String, CaseIterable, Sendable {
    case createProject, copyProject, share, copyMedia, createCaptions, purchase

    func run(_ client: WistiaClient) async throws {
      switch self {
      case .createProject: _ = try await client.projects.create(.init(name: "x"))
      case .copyProject: _ = try await client.projects.copy("p")
      case .share: _ = try await client.sharings.create(project: "p", with: "a@b.example")
      case .copyMedia: _ = try await client.medias.copy("m")
      case .createCaptions:
        _ = try await client.captions.create(
          for: "m", file: CaptionUpload(Array("1\n".utf8)), language: "fra")
      case .purchase: _ = try await client.captions.purchase(for: "m", confirmingChargeFor: "m")
      }
    }
  }

  private static func server(_ fault: AnswerFault) throws -> ScriptedServer {
    try ScriptedServer { connection in
      while let request = connection.readRequest() {
        guard request.method == "POST" else {
          // The account is there for a first look, and hides what became of captions later.
          connection.respond(
            request.target.hasSuffix("account.json") ? 200 : 403, body: #"{"id":1}"#)
          continue
        }
        guard fault.answer(connection) else { return }
      }
    }
  }

  @Test(arguments: Operation.allCases, AnswerFault.allCases.filter { !$0.isThrottled })
  func `is sent once, and its outcome is said to be unknown`(
    operation: Operation, fault: AnswerFault
  ) async throws {
    let server = try Self.server(fault)
    defer { server.stop() }
    var curl = CurlConfiguration()
    if fault.isEndless { curl.totalTimeout = .milliseconds(250) }
    var configuration = WistiaConfiguration()
    configuration.retry.firstDelay = .milliseconds(1)
    let client = WistiaClient(
      baseURL: try WistiaBaseURL(server.url + "/v1"), credentials: .bearer("t"),
      transport: CurlTransport(configuration: curl), configuration: configuration)
    // A connection that lies idle, on which libcurl would send again by itself.
    _ = try await client.account.show()
    let error = await #expect(throws: WistiaError.self) { try await operation.run(client) }
    #expect(error?.kind == .unknownOutcome)
    #expect(server.requests.count { $0.method == "POST" } == 1)
  }

  /// What is idempotent is sent again, also where the server had given up an idle connection.
  @Test func `reads and replacements survive an idle connection that has ended`() async throws {
    let server = try ScriptedServer { connection in
      // One request a connection, whose end the client learns only when it sends another.
      guard let request = connection.readRequest() else { return }
      connection.respond(200, body: request.method == "GET" ? "[]" : "")
    }
    defer { server.stop() }
    var configuration = WistiaConfiguration()
    configuration.retry.firstDelay = .milliseconds(1)
    let client = WistiaClient(
      baseURL: try WistiaBaseURL(server.url + "/v1"), credentials: .bearer("t"),
      transport: CurlTransport(), configuration: configuration)
    for _ in 0..<20 {
      #expect(try await client.captions.index(for: "m").isEmpty)
      try await client.captions.update(
        for: "m", language: "fra", file: CaptionUpload(Array("1\n".utf8)))
      try await client.captions.delete(for: "m", language: "fra")
    }
    #expect(server.requests.count { $0.method == "DELETE" } == 20)
  }
}
