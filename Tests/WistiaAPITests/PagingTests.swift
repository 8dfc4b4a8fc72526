// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization
import Testing
import WistiaAPI

@Suite struct PagingTests {
  private static func page(_ ids: some Sequence<Int>) -> String {
    "[" + ids.map { #"{"id":\#($0),"hashed_id":"h\#($0)","name":"\#($0)"}"# }.joined(separator: ",")
      + "]"
  }

  private static func number(_ name: String, in request: HTTPRequest) -> Int {
    let query = request.url.split(separator: "?").last ?? ""
    return query.split(separator: "&").first { $0.hasPrefix(name + "=") }
      .flatMap { Int($0.dropFirst(name.count + 1)) } ?? 0
  }

  /// A list of `count` elements, in pages of at most `cap`.
  private func server(count: Int, cap: Int = 100) -> StubTransport {
    StubTransport { request, _ in
      let size = min(cap, Self.number("per_page", in: request))
      let first = (Self.number("page", in: request) - 1) * size
      return .status(200, Self.page(min(first, count)..<min(first + size, count)))
    }
  }

  @Test(arguments: [0, 1, 99, 100, 101, 250, 300])
  func `all elements come once`(count: Int) async throws {
    let transport = server(count: count)
    let ids = try await WistiaClient.stub(transport).medias.list().all().map(\.hashedID)
    #expect(ids == (0..<count).map { "h\($0)" })
    #expect(transport.requests.first?.line == "GET /v1/medias.json?page=1&per_page=100")
  }

  @Test(arguments: [10, 25])
  func `a server that keeps to smaller pages is read to its end`(cap: Int) async throws {
    let ids = try await WistiaClient.stub(server(count: 95, cap: cap)).medias.list().all()
    #expect(ids.count == 95)
  }

  @Test func `a page with nothing new is the end, and a short one is not`() async throws {
    let transport = StubTransport(
      .status(200, Self.page(0..<100)), .status(200, Self.page(100..<199)),
      .status(200, Self.page(200..<250)), .status(200, "[]"))
    #expect(try await WistiaClient.stub(transport).projects.list().all().count == 249)
    #expect(transport.requests.count == 4)
  }

  @Test func `the whole list from a server that knows no pages is read once`() async throws {
    let transport = StubTransport(.status(200, Self.page(0..<130)))
    #expect(try await WistiaClient.stub(transport).medias.list().all().count == 130)
    #expect(transport.requests.count == 2)
  }

  @Test(arguments: [2, 3])
  func `a full page that was there before leaves out nobody knows what`(page: Int) async throws {
    let transport = StubTransport { request, ordinal in
      let first = ordinal == page ? 0 : (ordinal - 1) * 100
      return .status(200, Self.page(first..<first + 100))
    }
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).medias.list().all()
    }
    #expect(error?.message.contains("page \(page) holds what earlier pages held") == true)
  }

  @Test func `two entries of a page with one id are no list`() async throws {
    let body = #"[{"hashed_id":"a","name":"x"},{"hashed_id":"a","name":"y"}]"#
    let list = WistiaClient.stub(StubTransport(.status(200, body))).medias.list()
    let error = await #expect(throws: WistiaError.self) { try await list.all() }
    #expect(error?.message.contains("entry 2 on page 1 cannot be read") == true)
    #expect(error?.message.contains("another entry has its id, a") == true)
    #expect(try await list.skippingUnreadable { _ in }.all().map(\.name) == ["x"])
  }

  @Test(arguments: [202, 205, 206])
  func `a part of a list is not the list`(status: Int) async throws {
    let body = status == 206 ? Self.page(0..<3) : "[]"
    let list = WistiaClient.stub(StubTransport(.status(status, body))).medias.list()
    let error = await #expect(throws: WistiaError.self) { try await list.all() }
    #expect(error?.message.contains("status \(status)") == true)
  }

  @Test(arguments: [
    #"{"error":"the database is down","data":[]}"#,
    #"{"errors":["the database is down"],"medias":[{"hashed_id":"a","name":"x"}]}"#,
  ])
  func `a list beside an error is an error`(body: String) async throws {
    let list = WistiaClient.stub(StubTransport(.status(200, body))).medias.list()
    let error = await #expect(throws: WistiaError.self) { try await list.all() }
    #expect(error?.message.contains("the database is down") == true)
  }

  @Test func `elements that slip onto the next page come once`() async throws {
    let transport = StubTransport(
      .status(200, Self.page(0..<100)), .status(200, Self.page(98..<150)))
    #expect(
      try await WistiaClient.stub(transport).medias.list().all().map(\.hashedID)
        == (0..<150).map { "h\($0)" })
  }

  @Test func `pages, order and filters are sent`() async throws {
    let transport = server(count: 0)
    let filter = Medias.Filter(
      project: "p", name: "A & B", type: .video, hashedID: "h")
    let paging = Paging(
      perPage: 500, firstPage: 3, maximumPages: 1, sortField: .created, isDescending: true)
    _ = try await WistiaClient.stub(transport).medias.list(filter, paging: paging).all()
    #expect(
      transport.requests.map(\.line) == [
        "GET /v1/medias.json?project_id=p&name=A%20%26%20B&type=Video&hashed_id=h&page=3"
          + "&per_page=100&sort_by=created&sort_direction=0"
      ])
  }

  @Test func `the next page is fetched while one is read`() async throws {
    let transport = server(count: 250)
    var iterator = WistiaClient.stub(transport).medias.list().makeAsyncIterator()
    _ = try await iterator.next()
    while transport.requests.count < 2 { await Task.yield() }
    #expect(transport.requests.count == 2)
    var count = 1
    while try await iterator.next() != nil { count += 1 }
    #expect(count == 250)
  }

  @Test func `a page that fails ends the list with its error`() async throws {
    let transport = StubTransport { request, _ in
      Self.number("page", in: request) == 1
        ? .status(200, Self.page(0..<100)) : .status(403)
    }
    var iterator = WistiaClient.stub(transport).medias.list().makeAsyncIterator()
    for _ in 0..<100 { _ = try await iterator.next() }
    let error = await #expect(throws: WistiaError.self) { try await iterator.next() }
    #expect(error?.kind == .forbidden)
    #expect(try await iterator.next() == nil)
  }

  @Test(arguments: [#"{"medias":[{"hashed_id":"a","name":"x"}]}"#, #"{"data":[{"id":1}]}"#])
  func `a list inside an object is read`(body: String) async throws {
    let client = WistiaClient.stub(StubTransport(.status(200, body), .status(200, "[]")))
    #expect(try await client.medias.list().all().count == 1)
  }
}
