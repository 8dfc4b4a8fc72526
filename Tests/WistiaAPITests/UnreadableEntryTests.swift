// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization
import Testing
@testable import WistiaAPI

/// Single entries and values that cannot be read, and who is told.
@Suite struct UnreadableEntryTests {
  private final class Log<Value: Sendable>: Sendable {
    private let state = Mutex<[Value]>([])
    var values: [Value] { state.withLock { $0 } }
    func add(_ value: Value) { state.withLock { $0.append(value) } }
  }

  static let broken: [(String, String)] = [
    ("null", "it is not an object"), ("3", "it is not an object"), (#""x""#, "it is not an object"),
    ("[]", "it is not an object"), ("{}", "it has no id"), (#"{"name":"x"}"#, "it has no id"),
    (#"{"hashed_id":null}"#, "it has no id"), (#"{"hashed_id":{}}"#, "it has no id"),
    (#"{"hashed_id":""}"#, "it has no id"), (#"{"hashed_id":true}"#, "it has no id"),
    (#"{"hashed_id":1.5}"#, "it has no id"),
    ("{\"hashed_id\":\"" + String(repeating: "\u{301}", count: 129) + "\"}", "it has no id"),
  ]

  @Test(arguments: broken)
  func `an entry that cannot be read is an error, or is left out and told`(
    entry: String, reason: String
  ) async throws {
    let body = #"[{"hashed_id":"a"},\#(entry),{"hashed_id":"b"}]"#
    let client = WistiaClient.stub(StubTransport(.status(200, body)))
    let list = client.medias.list(paging: Paging(maximumPages: 1))
    let error = await #expect(throws: WistiaError.self) { try await list.all() }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains("entry 2 on page 1 cannot be read: \(reason)") == true)
    let log = Log<UnreadableEntry>()
    #expect(try await list.skippingUnreadable(log.add).all().map(\.hashedID) == ["a", "b"])
    #expect(log.values.map(\.description) == ["entry 2 on page 1 cannot be read: \(reason)"])
  }

  @Test func `a list goes on behind an entry that is left out`() async throws {
    let transport = StubTransport { request, ordinal in
      let first = min((ordinal - 1) * 100, 250)
      let entries = (first..<min(first + 100, 250)).map { $0 == 7 ? "null" : #"{"id":\#($0)}"# }
      return .status(200, "[" + entries.joined(separator: ",") + "]")
    }
    let log = Log<UnreadableEntry>()
    let list = WistiaClient.stub(transport).projects.list().skippingUnreadable(log.add)
    #expect(try await list.all().count == 249)
    #expect(log.values.map(\.position) == [8])
  }

  @Test func `a page of which nothing can be read is an error`() async {
    let transport = StubTransport(.status(200, "[null,null]"))
    let list = WistiaClient.stub(transport).medias.list().skippingUnreadable { _ in }
    let error = await #expect(throws: WistiaError.self) { try await list.all() }
    #expect(error?.kind == .unreadable)
  }

  @Test(arguments: [
    "null", "{}", #"{"text":"x"}"#, #"{"language":[]}"#, #"{"captions":{"text":"x"}}"#,
  ])
  func `one track that cannot be read is an error, or is left out and told`(
    entry: String
  ) async throws {
    let body = #"[\#(entry),{"language":"fra","text":"x"}]"#
    let client = WistiaClient.stub(StubTransport(.status(200, body)))
    let error = await #expect(throws: WistiaError.self) {
      try await client.captions.index(for: "m")
    }
    #expect(error?.message.contains("entry 1 on page 1 cannot be read") == true)
    let log = Log<UnreadableEntry>()
    let tracks = try await client.captions.index(for: "m", skippingUnreadable: log.add)
    #expect(tracks.map(\.language) == ["fra"])
    #expect(log.values.count == 1)
  }

  // MARK: Notes

  @Test func `repairs are told once a list`() async throws {
    let notes = Log<WistiaNote>()
    let transport = StubTransport { request, ordinal in
      let first = min((ordinal - 1) * 100, 250)
      let entries = (first..<min(first + 100, 250)).map { id in
        id % 100 == 3
          ? #"{"id":\#(id),"name":"s3cret \ud800","duration":1e999}"# : #"{"id":\#(id)}"#
      }
      return .status(200, "[" + entries.joined(separator: ",") + "]")
    }
    let client = WistiaClient.stub(transport) { $0.onNote = notes.add }
    #expect(try await client.medias.list().all().count == 250)
    #expect(
      notes.values == [
        WistiaNote(
          operation: "medias.list", replacedTexts: 3, sample: "REDACTED \u{FFFD}",
          droppedNumbers: 3)
      ])
    #expect(notes.values.first?.description.contains("medias.list holds 3 texts") == true)
  }

  @Test func `repairs are told once an answer, and nothing where nothing was repaired`()
    async throws
  {
    let notes = Log<WistiaNote>()
    let bodies = [#"{"id":1,"name":"\udc00"}"#, #"{"id":1,"name":"\ufffd"}"#]
    let transport = StubTransport(.status(200, bodies[0]), .status(200, bodies[1]))
    let client = WistiaClient.stub(transport) { $0.onNote = notes.add }
    #expect(try await client.account.show().name == "\u{FFFD}")
    #expect(try await client.account.show().name == "\u{FFFD}")
    #expect(
      notes.values == [
        WistiaNote(
          operation: "account.show", replacedTexts: 1, sample: "\u{FFFD}", droppedNumbers: 0)
      ])
    #expect(
      notes.values.first?.description
        == "the answer to account.show holds 1 text with broken characters, shown as \u{FFFD} "
        + "(\u{201C}\u{FFFD}\u{201D})")
  }

  @Test func `captions whose text was repaired say so`() async throws {
    let body = #"[{"language":"eng","text":"x \ud800"},{"language":"fra","text":"y"}]"#
    let transport = StubTransport { request, _ in
      .status(
        200, request.url.hasSuffix("/eng.json") ? #"{"language":"eng","text":"\ud800"}"# : body)
    }
    let client = WistiaClient.stub(transport)
    #expect(try await client.captions.index(for: "m").map(\.isTextRepaired) == [true, false])
    #expect(try await client.captions.show(for: "m", language: "eng").isTextRepaired)
  }
}
