// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing
import WistiaAPI

@Suite struct CaptionTrackTests {
  /// The shapes in which servers have told captions, oldest first.
  static let shapes: [(name: String, json: String)] = [
    ("2013: text under captions", #"{"language":"eng","captions":"1\nx"}"#),
    ("document: nested", #"{"captions":{"language":"eng","text":"1\nx"}}"#),
    (
      "nested with names",
      #"{"captions":{"english_name":"English","native_name":"English","language":"eng","text":"1\nx","is_draft":false,"id":"a1"}}"#
    ),
    (
      "flat",
      #"{"language":"eng","text":"1\nx","english_name":"English","native_name":"English"}"#
    ),
    (
      "flat with draft and id",
      #"{"language":"eng","text":"1\nx","english_name":"English","native_name":"English","is_draft":false,"id":"a1"}"#
    ),
    (
      "modern", #"{"language":"eng","text":"1\nx","is_draft":true,"id":"a1","cursor":null}"#
    ),
    (
      "edge",
      #"{"language":"eng","text":"1\nx","id":"a1","cursor":"c","version":7,"segments":[{"a":1}]}"#
    ),
  ]

  @Test(arguments: shapes)
  func `every shape is a track, shown or listed`(shape: (name: String, json: String)) async throws {
    let transport = StubTransport { request, _ in
      .status(200, request.url.hasSuffix("/captions.json") ? "[\(shape.json)]" : shape.json)
    }
    let client = WistiaClient.stub(transport)
    let listed = try await client.captions.index(for: "abc")
    let shown = try await client.captions.show(for: "abc", language: "eng")
    for track in listed + [shown] {
      #expect(track.language == "eng")
      #expect(track.text == "1\nx")
    }
    #expect(listed == [shown])
    #expect(
      transport.requests.map(\.line) == [
        "GET /v1/medias/abc/captions.json", "GET /v1/medias/abc/captions/eng.json",
      ])
  }

  @Test func `what is named is read and the rest is kept`() async throws {
    let transport = StubTransport(
      .status(
        200,
        #"""
        [{"language":"zh-Hant","text":null,"is_draft":true,"id":"a1","english_name":"Chinese",
        "native_name":"中文","version":3,"novelty":{"x":[1,2.5,true]}}]
        """#))
    let track = try #require(try await WistiaClient.stub(transport).captions.index(for: "m").first)
    #expect(track.language == "zh-Hant")
    #expect(track.text == nil)
    #expect(track.isDraft == true)
    #expect(track.id == "a1")
    #expect(track.englishName == "Chinese")
    #expect(track.nativeName == "中文")
    #expect(track.version == 3)
    #expect(track.raw["novelty"]?["x"] == .array([.integer(1), .number(2.5), .bool(true)]))
  }

  @Test(arguments: [
    ("[]", []), (" [ ] \n", []),
    (#"{"captions":[{"language":"eng","text":""},{"language":"fra","text":""}]}"#, ["eng", "fra"]),
    (#"{"language":"eng","text":"x"}"#, ["eng"]),
    (#"{"data":[{"language":"eng","text":null}],"cursor":null}"#, ["eng"]),
    (#"{"captions":[{"captions":{"language":"eng","text":"x"}}]}"#, ["eng"]),
    (
      #"[{"captions":{"language":"eng","text":"x"}},{"captions":{"language":"tlh","text":"y"}}]"#,
      ["eng", "tlh"]
    ),
  ])
  func `an index is read however it is wrapped`(body: String, languages: [String]) async throws {
    let client = WistiaClient.stub(StubTransport(.status(200, body)))
    #expect(try await client.captions.index(for: "m").map(\.language) == languages)
  }

  @Test(arguments: [
    #"[{"language":"eng","te"#, "null", "3", #"[{"text":"x"}]"#, "<html>oops",
    "{}", #"{"a":[],"b":[]}"#,
  ])
  func `an index that cannot be read says so`(body: String) async throws {
    let client = WistiaClient.stub(StubTransport(.status(200, body)))
    let error = await #expect(throws: WistiaError.self) {
      try await client.captions.index(for: "m")
    }
    #expect(error?.kind == .unreadable)
    #expect(error?.body == Array(body.utf8))
    #expect(error?.endpoint == "GET /medias/m/captions.json")
    #expect(error?.status == 200)
  }
}
