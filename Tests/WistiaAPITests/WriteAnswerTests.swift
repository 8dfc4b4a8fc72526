// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing
import WistiaAPI

/// What a write is answered with: a status of success alone does not say that the API gave it.
@Suite struct WriteAnswerTests {
  enum Write: String, CaseIterable, Sendable {
    case createCaptions, updateCaptions, deleteCaptions, deleteCustomizations, deleteMedia
    case deleteProject, deleteSharing
    case updateMedia, copyMedia, createProject, updateProject, copyProject, share, updateSharing
    case createCustomizations, updateCustomizations, purchase

    /// Whether the document promises nothing of the body that anything depends on.
    var needsNoBody: Bool {
      switch self {
      case .createCaptions, .updateCaptions, .deleteCaptions, .deleteCustomizations, .deleteMedia,
        .deleteProject, .deleteSharing:
        true
      default: false
      }
    }

    func run(_ client: WistiaClient) async throws {
      let file = CaptionUpload(Array("1\n".utf8))
      let set = Customizations(values: ["a": .string("b")])
      switch self {
      case .createCaptions:
        _ = try await client.captions.create(for: "m", file: file, language: "eng")
      case .updateCaptions:
        try await client.captions.update(for: "m", language: "eng", file: file)
      case .deleteCaptions: try await client.captions.delete(for: "m", language: "eng")
      case .deleteCustomizations: try await client.customizations.delete("m")
      case .deleteMedia: _ = try await client.medias.delete("m")
      case .deleteProject: _ = try await client.projects.delete("p")
      case .deleteSharing: _ = try await client.sharings.delete("1", project: "p")
      case .updateMedia: _ = try await client.medias.update("m", .init(name: "x"))
      case .copyMedia: _ = try await client.medias.copy("m")
      case .createProject: _ = try await client.projects.create(.init(name: "x"))
      case .updateProject: _ = try await client.projects.update("p", .init(name: "x"))
      case .copyProject: _ = try await client.projects.copy("p")
      case .share: _ = try await client.sharings.create(project: "p", with: "a@b.example")
      case .updateSharing:
        _ = try await client.sharings.update("1", project: "p", .init(canShare: true))
      case .createCustomizations: _ = try await client.customizations.create(set, for: "m")
      case .updateCustomizations: _ = try await client.customizations.update(set, for: "m")
      case .purchase: _ = try await client.captions.purchase(for: "m", confirmingChargeFor: "m")
      }
    }
  }

  /// What something on the way, or a server in trouble, sends with a status of success.
  static let strays: [(body: String, type: String)] = [
    ("<!DOCTYPE html><html><body>Sign in</body></html>", "text/html"),
    ("<html><body>It works!<br></body></html>", "text/html; charset=utf-8"),
    ("<html/>", "application/xhtml+xml"), ("<foo/>", "application/xml"),
    ("<p>Please sign in", "text/plain"), (#"{"message":"#, "application/json"),
    (#"{"error":"The service is down."}"#, "application/json"),
    (#"{"errors":["down","Sorry"]}"#, "application/json"),
  ]

  @Test(arguments: Write.allCases, strays)
  func `what is no answer of the API leaves the outcome open`(
    write: Write, stray: (body: String, type: String)
  ) async {
    let transport = StubTransport(
      .status(200, stray.body, [HTTPHeader("Content-Type", stray.type)]))
    let client = WistiaClient.stub(transport) { $0.retry = .never }
    let error = await #expect(throws: WistiaError.self) { try await write.run(client) }
    #expect(error?.kind == .unknownOutcome, "\(error?.kind.rawValue ?? "") \(stray.body)")
    #expect(error?.message.contains("may have") == true, "\(error?.message ?? "")")
    #expect(transport.requests.count { $0.method != .get } == 1)
  }

  @Test(
    arguments: Write.allCases.filter(\.needsNoBody),
    [
      ("", "text/html"), ("{}", "application/json"), ("null", "application/json"),
      ("[]", "application/json"), (#"{"errors":[]}"#, "application/json"),
      (#"{"error":null,"id":7}"#, "application/json"), ("OK", "text/plain"), (" \n", "text/plain"),
      (#"{"language":"eng","text":"1\n"}"#, "application/json"),
    ])
  func `what the API could have sent is a success where no body is promised`(
    write: Write, answer: (body: String, type: String)
  ) async throws {
    let transport = StubTransport(
      .status(200, answer.body, [HTTPHeader("Content-Type", answer.type)]))
    try await write.run(WistiaClient.stub(transport) { $0.retry = .never })
    #expect(transport.requests.count == 1)
  }

  @Test func `captions that a stray answer hides are found by looking`() async throws {
    let transport = StubTransport { request, _ in
      request.method == .get
        ? .status(200, #"[{"language":"eng","text":"1\n"}]"#)
        : .status(200, "<html>", [HTTPHeader("Content-Type", "text/html")])
    }
    let creation = try await WistiaClient.stub(transport).captions.create(
      for: "m", file: CaptionUpload(Array("1\n".utf8)), language: "eng")
    #expect(creation == .confirmed)
    #expect(transport.requests.map(\.method) == [.post, .get])
  }

  @Test func `a page about what is gone already is no failure of a repeated deletion`() async throws
  {
    for write in [Write.deleteCaptions, .deleteMedia, .deleteSharing, .deleteCustomizations] {
      let transport = StubTransport(.lost, .status(404, "<html>Not found"))
      try await write.run(WistiaClient.stub(transport))
      #expect(transport.requests.count == 2)
    }
  }

  @Test func `a web page does not say what a token may do`() async throws {
    let transport = StubTransport { request, _ in
      request.method == .get ? .status(200, "[]") : .status(200, "<html>Sign in</html>")
    }
    let abilities = try await WistiaClient.stub(transport).account.abilities()
    #expect(abilities.mayRead == true)
    #expect(abilities.mayChange == nil)
    let portal = WistiaClient.stub(StubTransport(.status(200, "<html>Sign in</html>")))
    let error = await #expect(throws: WistiaError.self) { try await portal.account.abilities() }
    #expect(error?.message.contains("it is a web page") == true)
  }
}
