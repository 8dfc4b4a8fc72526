// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing
import WistiaAPI

@Suite struct RequestTests {
  private let secret = "s3cret"
  private let file = CaptionUpload(Array("1\nx\n".utf8), fileName: "it's.srt")

  private func header(_ request: HTTPRequest?, _ name: String) -> String? {
    request?.headers.first { $0.name == name }?.value
  }

  @Test func `credentials are sent as they should be`() async throws {
    let cases: [(WistiaCredentials, String?)] = [
      (.bearer(secret), "Bearer s3cret"), (.basic(password: secret), "Basic YXBpOnMzY3JldA=="),
      (.basic(password: secret, user: "wistia"), "Basic d2lzdGlhOnMzY3JldA=="),
      (.passwordParameter(secret), "Basic YXBpOnMzY3JldA=="), (.anonymous, nil),
    ]
    for (credentials, expected) in cases {
      let transport = StubTransport(.status(200, DocumentExamples.account))
      _ = try await WistiaClient.stub(transport, credentials: credentials).account.show()
      #expect(header(transport.requests.first, "Authorization") == expected)
      #expect(transport.requests.first?.url.contains(secret) == false)
    }
  }

  @Test func `a password parameter goes into bodies and never into the URL`() async throws {
    let transport = StubTransport(.status(200, DocumentExamples.media))
    let client = WistiaClient.stub(transport, credentials: .passwordParameter(secret))
    _ = try await client.medias.update("m", .init(name: "x"))
    try await client.captions.update(for: "m", language: "eng", file: file)
    #expect(
      transport.requests.map(\.text) == [
        "name=x&api_password=s3cret", "caption_file=@it's.srt:1\nx\n\napi_password=s3cret",
      ])
    #expect(transport.requests.allSatisfy { header($0, "Authorization") == nil })
    #expect(transport.requests.allSatisfy { !$0.url.contains(secret) })
  }

  @Test func `secrets are shown nowhere`() async throws {
    for credentials in [
      WistiaCredentials.bearer(secret), .basic(password: secret), .passwordParameter(secret),
    ] {
      var dumped = ""
      dump(credentials, to: &dumped)
      #expect(!"\(credentials) \(String(reflecting: credentials)) \(dumped)".contains(secret))
      let preview = PreviewTransport()
      let client = WistiaClient(credentials: credentials, transport: preview)
      _ = try? await client.medias.update("m", .init(name: "x"))
      _ = try? await client.captions.create(for: "m", file: file, language: "eng")
      _ = try? await client.customizations.update(
        Customizations(values: ["a": .string("b")]), for: "m")
      #expect(preview.requests.count == 3)
      for request in preview.requests {
        let shown = request.description + request.curl()
        #expect(!shown.contains(secret))
        #expect(!shown.contains("YXBpOnMzY3JldA"))
        #expect(shown.contains("REDACTED"))
      }
      let failing = StubTransport(.status(401, "no"))
      do {
        _ = try await WistiaClient.stub(failing, credentials: credentials).account.show()
      } catch {
        var text = "\(error) \(error.detailedDescription)"
        dump(error, to: &text)
        #expect(!text.contains(secret))
      }
    }
  }

  @Test func `a dry run shows the request and curl's words for it`() async throws {
    let preview = PreviewTransport()
    let client = WistiaClient(credentials: .bearer(secret), transport: preview)
    let error = await #expect(throws: WistiaError.self) {
      try await client.captions.create(for: "m", file: file, language: "eng")
    }
    #expect(error?.transport == PreviewTransport.wasNotSent)
    #expect(
      preview.requests[0].description == """
        POST https://api.wistia.com/v1/medias/m/captions.json
        Accept: application/json
        Authorization: Bearer REDACTED
        Content-Type: multipart/form-data

        language = eng
        caption_file = 4 bytes from file it's.srt
        """)
    #expect(
      preview.requests[0].curl()
        == "curl --request POST --header 'Accept: application/json' "
        + "--header 'Authorization: Bearer REDACTED' --form-string language=eng "
        + "--form 'caption_file=@\"it'\\''s.srt\";type=application/x-subrip' "
        + "https://api.wistia.com/v1/medias/m/captions.json")
  }

  @Test func `the method can be overridden`() async throws {
    let transport = StubTransport(.status(200, DocumentExamples.media))
    let client = WistiaClient.stub(transport) { $0.overridesMethod = true }
    _ = try await client.medias.update("m", .init(name: "x"))
    try await client.captions.update(for: "m", language: "eng", file: file)
    try await client.captions.delete(for: "m", language: "eng")
    _ = try await client.customizations.update(
      Customizations(values: ["a": .string("b")]), for: "m")
    _ = try await client.medias.show("m")
    #expect(
      transport.requests.map { "\($0.line) \($0.text)" } == [
        "POST /v1/medias/m.json _method=put&name=x",
        "POST /v1/medias/m/captions/eng.json _method=put\ncaption_file=@it's.srt:1\nx\n",
        "POST /v1/medias/m/captions/eng.json _method=delete",
        "POST /v1/medias/m/customizations.json?_method=put {\"a\":\"b\"}",
        "GET /v1/medias/m.json ",
      ])
  }

  @Test func `the modern dialect has other paths, names and a version`() async throws {
    let transport = StubTransport(.status(200, DocumentExamples.project))
    let client = WistiaClient.stub(transport) { $0.dialect = .modern(version: "2026-01") }
    _ = try await client.projects.update("p", .init(name: "x", anonymousCanUpload: true))
    _ = try? await client.medias.list(
      project: "p", .init(hashedID: "h"), paging: Paging(maximumPages: 1, sortField: .mediaCount)
    ).all()
    _ = try? await client.sharings.update("1", project: "p", .init(canShare: true))
    #expect(
      transport.requests.prefix(3).map { "\($0.line) \($0.text)" } == [
        "PUT /v1/folders/p name=x&anonymous_can_upload=1",
        "GET /v1/medias?folder_id=p&hashed_ids%5B%5D=h&page=1&per_page=100&sort_by=media_count"
          + "&sort_direction=1 ",
        "PUT /v1/folders/p/sharings/1 sharing%5Bcan_share%5D=1",
      ])
    #expect(header(transport.requests[0], "X-Wistia-Api-Version") == "2026-01")
  }

  @Test(arguments: [
    ("legacy-2014", 100), ("v1", 600), ("modern", 600), ("modern:2026-01", 600),
  ])
  func `dialects have names and allowances`(name: String, limit: Int) {
    #expect(WistiaDialect(name)?.requestsPerMinute == limit)
  }

  @Test(arguments: ["", "v2", "modern:", "MODERN"])
  func `other names are no dialects`(name: String) {
    #expect(WistiaDialect(name) == nil)
  }

  @Test(arguments: [
    ("https://api.wistia.com/v1", "https://api.wistia.com/v1"),
    ("https://api.wistia.com/v1//", "https://api.wistia.com/v1"),
    ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1"),
    ("http://[::1]/v1", "http://[::1]/v1"),
  ])
  func `base URLs are taken`(text: String, expected: String) throws {
    #expect(try WistiaBaseURL(text).description == expected)
  }

  @Test(arguments: [
    "", "api.wistia.com", "ftp://x/v1", "https://", "https:///v1", "https://x/v1?a=b",
    "https://x/v1#a", "https://u:p@x/v1", "https://x/v 1", "https://x/v1\n", "https://x\\y",
  ])
  func `other URLs are refused`(text: String) {
    let error = #expect(throws: WistiaError.self) { try WistiaBaseURL(text) }
    #expect(error?.kind == .configuration)
  }
}
