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

  @Test func `a short page after a full one is the end`() async throws {
    let transport = server(count: 150)
    _ = try await WistiaClient.stub(transport).projects.list().all()
    #expect(transport.requests.count == 2)
  }

  @Test func `a server that always gives the same page does not go on for ever`() async throws {
    let transport = StubTransport(.status(200, Self.page(0..<100)))
    #expect(try await WistiaClient.stub(transport).medias.list().all().count == 100)
    #expect(transport.requests.count == 2)
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
