// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing
import WistiaAPI

/// Answers of success that are not what was asked for.
@Suite struct AnswerShapeTests {
  private func client(
    _ body: String, type: String? = nil, format: WistiaConfiguration.ResponseFormat = .json
  ) -> WistiaClient {
    let headers = type.map { [HTTPHeader("Content-Type", $0)] } ?? []
    return WistiaClient.stub(StubTransport(.status(200, body, headers))) {
      $0.responseFormat = format
      $0.retry = .never
    }
  }

  @Test func `half of a surrogate pair in one name hides nothing`() async throws {
    let body = #"[{"hashed_id":"a","name":"Bad \ud800"},{"hashed_id":"b","name":"Good"}]"#
    let medias = try await client(body).medias.list().all()
    #expect(medias.map(\.name) == ["Bad \u{FFFD}", "Good"])
  }

  @Test func `bytes that are not UTF-8 in one name hide nothing`() async throws {
    let body =
      Array(#"[{"hashed_id":"a","name":"Caf"#.utf8) + [0xE9]
      + Array(#""},{"hashed_id":"b","name":"Good"}]"#.utf8)
    let transport = StubTransport(.success(HTTPResponse(status: 200, body: body)))
    let medias = try await WistiaClient.stub(transport).medias.list().all()
    #expect(medias.map(\.name) == ["Caf\u{FFFD}", "Good"])
  }

  @Test(arguments: [
    #""name":1e999"#, #""name":{"a":[1]}"#, #""name":[]"#, #""name":null"#, #""duration":"x""#,
    #""duration":1e999"#, #""duration":[]"#, #""id":1e999"#, #""id":true"#, #""assets":{}"#,
    #""assets":[null,3,{"url":[]}]"#, #""project":[]"#, #""project":"p""#, #""thumbnail":7"#,
    #""created":"yesterday""#, #""created":5"#, #""status":{}"#, #""progress":"half""#,
    #""type":[1]"#, #""\ud800":1"#,
  ])
  func `one field of a wrong type hides nothing`(field: String) async throws {
    let body = #"[{"hashed_id":"a",\#(field)},{"hashed_id":"b","name":"Good"}]"#
    #expect(try await client(body).medias.list().all().map(\.hashedID) == ["a", "b"])
  }

  // MARK: XML

  @Test(arguments: [
    ("<foo/>", "<foo>"), ("<errors><error>x</error></errors>", "<errors>"),
    ("<media><id>1</id></media>", "<media>"), ("<projects/>", "<projects>"),
    ("<foo type=\"array\"/>", "<foo>"), ("<MEDIAS/>", "<MEDIAS>"),
  ])
  func `a document with another root is no list`(body: String, root: String) async {
    let client = client(body, format: .xml)
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains(root) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("<medias>") == true)
  }

  @Test(arguments: ["<html/>", "<HTML><body/></HTML>", "<!-- x --><html><p/></html>"])
  func `a web page is no list`(body: String) async {
    let client = client(body, format: .xml)
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains("it is a web page; check the base URL") == true)
  }

  @Test(arguments: [
    "<medias/>", "<medias> \n</medias>", "<medias type=\"array\"></medias>",
    "<nil-classes type=\"array\"/>", "<records type=\"array\"/>",
  ])
  func `a document with the right root and no children is an empty list`(body: String) async throws
  {
    #expect(try await client(body, format: .xml).medias.list().all().isEmpty)
  }

  @Test(arguments: [
    "<medias>Try again later</medias>", "<medias nil=\"true\"/>", "<medias><foo/></medias>",
    "<hash/>", "<hash><error>x</error></hash>",
  ])
  func `a right root around something else is no list`(body: String) async {
    let client = client(body, format: .xml)
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.kind == .unreadable)
  }

  @Test func `single things have their roots too`() async {
    let wrong = "<foo><id>1</id><hashed_id>a</hashed_id><name>x</name></foo>"
    let client = client(wrong, format: .xml)
    let calls: [(String, () async throws -> Void)] = [
      ("<account>", { _ = try await client.account.show() }),
      ("<media>", { _ = try await client.medias.show("m") }),
      ("<project>", { _ = try await client.projects.show("p") }),
      ("<sharing>", { _ = try await client.sharings.show("1", project: "p") }),
      ("JSON", { _ = try await client.captions.index(for: "m") }),
      ("JSON", { _ = try await client.customizations.show("m") }),
    ]
    for (expected, call) in calls {
      let error = await #expect(throws: WistiaError.self) { try await call() }
      #expect(error?.kind == .unreadable)
      #expect(error?.message.contains("it is XML of <foo>, where") == true)
      #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
    }
  }

  // MARK: Nothing at all

  @Test(arguments: ["", " \r\n", "\u{FEFF}"])
  func `a list that is missing is not an empty one`(body: String) async {
    let client = client(body)
    let calls: [() async throws -> Void] = [
      { _ = try await client.medias.list().all() }, { _ = try await client.projects.list().all() },
      { _ = try await client.sharings.list(project: "p").all() },
      { _ = try await client.captions.index(for: "m") },
      { _ = try await client.customizations.show("m") },
      { try await client.customizations.enableCaptions(for: "m") },
    ]
    for call in calls {
      let error = await #expect(throws: WistiaError.self) { try await call() }
      #expect(error?.kind == .unreadable)
      #expect(error?.message.contains("it is empty") == true)
    }
  }

  @Test func `no content is an empty list`() async throws {
    let client = WistiaClient.stub(StubTransport(.status(204)))
    #expect(try await client.medias.list().all().isEmpty)
    #expect(try await client.captions.index(for: "m").isEmpty)
  }

  @Test(arguments: [#""""#, #"" ""#, "0", "false", #"{"medias":""}"#, #"{"error":"Overloaded"}"#])
  func `a value that is no list is not an empty one`(body: String) async {
    let client = client(body)
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.kind == .unreadable)
    if body.contains("Overloaded") { #expect(error?.message.contains("Overloaded") == true) }
  }
}
