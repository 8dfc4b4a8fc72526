// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization
import Testing

@testable import WistiaAPI

/// How much is read of answers and of lists, and for how long.
@Suite struct AnswerBudgetTests {
  private static func page(_ ids: some Sequence<Int>) -> String {
    "[" + ids.map { #"{"id":\#($0),"hashed_id":"h\#($0)"}"# }.joined(separator: ",") + "]"
  }

  private static func number(_ name: String, in request: HTTPRequest) -> Int {
    request.url.split(separator: "?").last?.split(separator: "&").compactMap { field in
      field.hasPrefix(name + "=") ? Int(field.dropFirst(name.count + 1)) : nil
    }.first ?? 0
  }

  /// A list that never ends, in pages of some size.
  private static func endless(_ size: Int) -> StubTransport {
    StubTransport { request, _ in
      let first = (number("page", in: request) - 1) * size
      return .status(200, page(first..<(first + size)))
    }
  }

  @Test(arguments: [(100, 20, 7), (100, 1000, 10), (10, 20, 20), (1, 5, 5)])
  func `a list that does not end is an error`(size: Int, pages: Int, expected: Int) async {
    let transport = Self.endless(size)
    let client = WistiaClient.stub(transport) {
      $0.budget.pages = pages
      $0.budget.entries = expected * size
    }
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains("the list of medias does not end") == true)
    #expect(error?.message.contains("\(expected * size) on \(expected) pages") == true)
    #expect(error?.message.contains("check the base URL") == true)
    #expect(error?.endpoint == "GET /medias.json")
    #expect(transport.requests.count == expected)
  }

  @Test func `the same few entries under ever new numbers of pages end too`() async throws {
    let transport = StubTransport { request, ordinal in
      .status(200, Self.page([0, 1, ordinal + 1]))
    }
    let client = WistiaClient.stub(transport) { $0.budget.pages = 50 }
    let error = await #expect(throws: WistiaError.self) { try await client.projects.list().all() }
    #expect(error?.message.contains("the list of projects does not end") == true)
    #expect(transport.requests.count == 50)
  }

  @Test func `pages that are too large together end too`() async throws {
    let transport = Self.endless(100)
    let client = WistiaClient.stub(transport) { $0.budget.listBytes = 10_000 }
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.message.contains("the list of medias does not end") == true)
    #expect((2...6).contains(transport.requests.count))
  }

  @Test func `a list that just fits is read`() async throws {
    let transport = StubTransport { request, _ in
      let page = Self.number("page", in: request)
      return .status(200, Self.page(min((page - 1) * 100, 950)..<min(page * 100, 950)))
    }
    let client = WistiaClient.stub(transport) {
      // One page more, on which there is nothing, says that this was all.
      $0.budget.pages = 11
      $0.budget.entries = 951
    }
    #expect(try await client.medias.list().all().count == 950)
  }

  @Test func `an account of a hundred thousand medias is read in full`() async throws {
    let count = 100_000
    let transport = StubTransport { request, _ in
      let first = (Self.number("page", in: request) - 1) * 100
      return .status(200, Self.page(first..<min(first + 100, count)))
    }
    var iterator = WistiaClient.stub(transport).medias.list().makeAsyncIterator()
    var read = 0
    while try await iterator.next() != nil { read += 1 }
    #expect(read == count)
  }

  @Test func `pages that were asked for are given beyond the budget of a list`() async throws {
    let client = WistiaClient.stub(Self.endless(100)) {
      $0.budget.pages = 1
      $0.budget.entries = 1
    }
    #expect(try await client.medias.list(paging: Paging(maximumPages: 1)).all().count == 100)
  }

  @Test(arguments: [
    (String(repeating: "[", count: 65), "nested more than 64 levels"),
    (
      #"[{"hashed_id":"a","x":"# + String(repeating: "[", count: 500) + "1"
        + String(repeating: "]", count: 500) + "}]", "nested more than 64 levels"
    ),
    ("[" + String(repeating: "0,", count: 5000) + "0]", "more than 5000 values"),
    (#"[{""# + String(repeating: "a", count: 129) + #"":1}]"#, "a name of more than 128 bytes"),
    (String(repeating: " ", count: 100_000) + "[]", "larger than 50000 bytes"),
  ])
  func `an answer beyond the budget is an error`(body: String, reason: String) async {
    let client = WistiaClient.stub(StubTransport(.status(200, body))) {
      $0.budget.values = 5000
      $0.budget.bytes = 50_000
    }
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("check the base URL") == true)
  }

  @Test(arguments: [
    (String(repeating: "<medias>", count: 65), "nested more than 64 levels"),
    ("<medias>" + String(repeating: "<media/>", count: 5000) + "</medias>", "5000 values"),
    ("<" + String(repeating: "a", count: 129) + "/>", "a name of more than 128 bytes"),
    ("<medias>" + String(repeating: " ", count: 100_000) + "</medias>", "larger than 50000 bytes"),
    ("<!DOCTYPE medias><medias/>", "document type declaration"),
    ("<!DOCTYPE medias SYSTEM \"http://x.example/a.dtd\"><medias/>", "document type declaration"),
    ("<!DOCTYPE medias [<!ATTLIST media a CDATA \"x\">]><medias/>", "document type declaration"),
    ("<!DOCTYPE medias [<!ENTITY a \"b\">]><medias>&a;</medias>", "document type declaration"),
  ])
  func `XML beyond the budget is an error`(body: String, reason: String) async {
    let client = WistiaClient.stub(StubTransport(.status(200, body))) {
      $0.responseFormat = .xml
      $0.budget.values = 5000
      $0.budget.bytes = 50_000
    }
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
  }

  // MARK: Time

  /// Answers with many values, in both formats.
  static let long: [(WistiaConfiguration.ResponseFormat, String)] = [
    (.json, "[" + String(repeating: "{},", count: 20_000) + "{}]"),
    (.xml, "<medias>" + String(repeating: "<media/>", count: 20_000) + "</medias>"),
  ]

  /// A clock on which a second passes with every look at it.
  private static func hastyClock() -> WistiaClock {
    let looks = Mutex(0)
    return WistiaClock(
      now: {
        looks.withLock { looks in
          looks += 1
          return .seconds(looks)
        }
      },
      secondsSince1970: { 0 }, sleep: { _ in }, random: { 0 })
  }

  @Test(arguments: long)
  func `the time that a request may take holds while its answer is read`(
    format: WistiaConfiguration.ResponseFormat, body: String
  ) async {
    let transport = StubTransport(.status(200, body))
    let client = WistiaClient.stub(transport) {
      $0.responseFormat = format
      $0.timeout = .seconds(3)
      $0.clock = Self.hastyClock()
    }
    let error = await #expect(throws: WistiaError.self) { try await client.medias.list().all() }
    #expect(error?.kind == .unreadable)
    #expect(
      error?.message.contains("reading it took longer than the 3 s that a request may take") == true
    )
    #expect(transport.requests.first?.timeout == .seconds(3))
  }

  @Test(arguments: long)
  func `an answer that nobody waits for any more is not read on`(
    format: WistiaConfiguration.ResponseFormat, body: String
  ) async {
    let transport = CancellingTransport(body: Array(body.utf8))
    var configuration = WistiaConfiguration()
    configuration.responseFormat = format
    let client = WistiaClient(
      credentials: .bearer("t"), transport: transport, configuration: configuration)
    let task = Task { try await client.medias.show("m") }
    transport.task.withLock { $0 = task }
    let error = await #expect(throws: WistiaError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
  }

  /// Answers, and cancels the task that asked.
  private final class CancellingTransport: HTTPTransporting {
    let task = Mutex<Task<WistiaMedia, any Error>?>(nil)
    let body: [UInt8]

    init(body: [UInt8]) { self.body = body }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
      while true {
        if let task = task.withLock({ $0 }) {
          task.cancel()
          return HTTPResponse(status: 200, body: body)
        }
        await Task.yield()
      }
    }
  }
}
