// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization
import Testing
import WistiaAPI

@Suite struct CaptionWriteTests {
  private static let upload = CaptionUpload(Array("1\nQ&A + 100%\n".utf8), fileName: "a.srt")

  @Test func `a file is attached or a parameter`() async throws {
    let transport = StubTransport(.status(200))
    let client = WistiaClient.stub(transport)
    try await client.captions.create(for: "m", file: Self.upload, language: "fra")
    try await client.captions.create(for: "m", file: Self.upload, language: nil)
    var parameter = Self.upload
    parameter.encoding = .stringParameter
    try await client.captions.create(for: "m", file: parameter, language: "fra")
    try await client.captions.update(for: "m", language: "zh-Hant", file: parameter)
    #expect(
      transport.requests.map(\.text) == [
        "language=fra\ncaption_file=@a.srt:1\nQ&A + 100%\n",
        "caption_file=@a.srt:1\nQ&A + 100%\n",
        "language=fra&caption_file=1%0AQ%26A+%2B+100%25%0A",
        "caption_file=1%0AQ%26A+%2B+100%25%0A",
      ])
    #expect(
      transport.requests.map(\.line) == [
        "POST /v1/medias/m/captions.json", "POST /v1/medias/m/captions.json",
        "POST /v1/medias/m/captions.json", "PUT /v1/medias/m/captions/zh-Hant.json",
      ])
    #expect(transport.requests.map(\.requiresFreshConnection) == [true, true, true, false])
  }

  @Test func `bytes that are not text survive a parameter`() async throws {
    let transport = StubTransport(.status(200))
    let file = CaptionUpload([0x31, 0xE9, 0xFF, 0x00], encoding: .stringParameter)
    try await WistiaClient.stub(transport).captions.update(for: "m", language: "fra", file: file)
    #expect(transport.requests[0].text == "caption_file=1%E9%FF%00")
  }

  @Test func `a stream is attached and never sent twice`() async throws {
    let stream = CaptionUpload(content: .stream(length: 3) { _ in [] })
    let transport = StubTransport(.lost)
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).captions.update(
        for: "m", language: "fra", file: stream)
    }
    #expect(error?.kind == .unknownOutcome)
    #expect(transport.requests.count == 1)
  }

  @Test func `a stream is sent as a string too`() async throws {
    let pieces = Mutex<[String]>(["1\n&", "é"])
    var stream = CaptionUpload(
      content: .stream(length: 5) { _ in
        pieces.withLock { $0.isEmpty ? [] : Array($0.removeFirst().utf8) }
      })
    stream.encoding = .stringParameter
    let transport = StubTransport(.status(502), .status(200))
    try await WistiaClient.stub(transport).captions.update(
      for: "m", language: "fra", file: stream)
    // What was read into memory may go out again.
    #expect(
      transport.requests.map(\.text) == [
        "caption_file=1%0A%26%C3%A9", "caption_file=1%0A%26%C3%A9",
      ])

    stream.content = .stream(length: 5) { _ in nil }
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).captions.create(
        for: "m", file: stream, language: "fra")
    }
    #expect(error?.kind == .configuration)
    #expect(transport.requests.count == 2)
  }

  @Test(arguments: ["fra", "fre", "fr", "FR"])
  func `the code that the index has is found in the end`(language: String) async throws {
    let transport = StubTransport { request, _ in
      request.url.hasSuffix("/captions.json")
        ? .status(200, #"[{"language":"deu"},{"language":"fr-Latn","text":"x"}]"#)
        : request.url.contains("/fr-Latn.json") ? .status(200) : .status(404)
    }
    try await WistiaClient.stub(transport).captions.delete(for: "m", language: language)
    #expect(transport.requests.last?.line == "DELETE /v1/medias/m/captions/fr-Latn.json")
  }

  @Test(arguments: ["", ".", ".."])
  func `ids that address something else are refused`(id: String) async throws {
    let transport = StubTransport(.status(200))
    for call in 0..<2 {
      let error = await #expect(throws: WistiaError.self) {
        let client = WistiaClient.stub(transport)
        if call == 0 { _ = try await client.captions.index(for: id) }
        try await client.captions.delete(for: "m", language: id)
      }
      #expect(error?.kind == .configuration)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test func `ids are escaped`() async throws {
    let transport = StubTransport(.status(200, "[]"))
    _ = try await WistiaClient.stub(transport).captions.index(for: "a/../b?c#d e%2F")
    #expect(
      transport.requests[0].line == "GET /v1/medias/a%2F..%2Fb%3Fc%23d%20e%252F/captions.json")
  }

  @Test func `the other code is tried where the first is unknown`() async throws {
    let transport = StubTransport { request, _ in
      request.url.contains("/fre.json") ? .status(200) : .status(404)
    }
    try await WistiaClient.stub(transport).captions.delete(for: "m", language: "fra")
    try await WistiaClient.stub(transport).captions.update(
      for: "m", language: "fra", file: Self.upload)
    #expect(
      transport.requests.map(\.line) == [
        "DELETE /v1/medias/m/captions/fra.json", "DELETE /v1/medias/m/captions/fre.json",
        "PUT /v1/medias/m/captions/fra.json", "PUT /v1/medias/m/captions/fre.json",
      ])
  }

  @Test func `a track that is missing is told from a media that is missing`() async throws {
    let missing = StubTransport(.status(404))
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(missing).captions.show(for: "m", language: "eng")
    }
    #expect(error?.kind == .notFound)
    #expect(error?.message == "there is no media m")

    let other = StubTransport { request, _ in
      request.url.hasSuffix("/captions.json")
        ? .status(200, #"[{"language":"deu","text":""}]"#) : .status(404)
    }
    let second = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(other).captions.update(
        for: "m", language: "eng", file: Self.upload)
    }
    #expect(second?.message == "the media m has no captions in eng; it has deu")
  }

  @Test func `a deletion whose answer was lost counts when it finds nothing`() async throws {
    let transport = StubTransport(.lost, .status(404))
    try await WistiaClient.stub(transport).captions.delete(for: "m", language: "eng")
    #expect(transport.requests.count == 2)
  }

  @Test func `a deletion that finds nothing at first is an error`() async throws {
    let transport = StubTransport(.status(404))
    let error = await #expect(throws: WistiaError.self) {
      try await WistiaClient.stub(transport).captions.delete(for: "m", language: "eng")
    }
    #expect(error?.kind == .notFound)
  }

  @Test func `reads and replacements go out again`() async throws {
    let clock = VirtualClock()
    let transport = StubTransport(
      .refused, .lost, .status(502), .status(200, #"{"language":"eng","text":"x"}"#))
    let track = try await WistiaClient.stub(transport, clock: clock).captions.show(
      for: "m", language: "eng")
    #expect(track.text == "x")
    #expect(clock.slept == [.milliseconds(250), .milliseconds(500), .seconds(1)])
  }
}
