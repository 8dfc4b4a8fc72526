// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

@Suite struct CaptionsTests {
  private static let captions = "/v1/medias/abcde12345/captions"

  @Test("Captions are created, shown, listed, replaced and deleted as documented")
  func life() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let list = try client.request("GET", "\(Self.captions).json")
      #expect(list.status == 200)
      #expect(list.json == .array([]))
      let (headers, body) = multipart(file: haiku, fields: ["language": "eng"])
      let created = try client.request(
        "POST", "\(Self.captions).json", headers: headers, body: body)
      #expect(created.status == 200)
      #expect(created.body.isEmpty)
      let shown = try client.request("GET", "\(Self.captions)/eng.json")
      #expect(shown.json["language"] == "eng")
      #expect(shown.json["text"] == .string(String(decoding: haiku, as: UTF8.self)))
      let again = try client.request("POST", "\(Self.captions).json", headers: headers, body: body)
      #expect(again.status == 400)
      #expect(again.body.isEmpty)
      let next = Array("1\n00:00:01,000 --> 00:00:02,000\nNext\n".utf8)
      let replacement = multipart(file: next)
      let replaced = try client.request(
        "PUT", "\(Self.captions)/eng.json", headers: replacement.headers, body: replacement.body)
      #expect(replaced.status == 200)
      #expect(replaced.body.isEmpty)
      #expect(sandbox.captions(media: "abcde12345", language: "eng") == next)
      let deleted = try client.request("DELETE", "\(Self.captions)/eng.json")
      #expect(deleted.status == 200)
      #expect(deleted.body.isEmpty)
      for method in ["GET", "DELETE"] {
        let gone = try client.request(method, "\(Self.captions)/eng.json")
        #expect(gone.status == 404)
        #expect(gone.body.isEmpty)
      }
    }
  }

  @Test("A media that does not exist is an empty 404 for every captions request")
  func missingMedia() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let file = multipart(file: haiku)
      for (method, path) in [
        ("GET", "captions.json"), ("POST", "captions.json"), ("GET", "captions/eng.json"),
        ("PUT", "captions/eng.json"), ("DELETE", "captions/eng.json"),
        ("POST", "captions/purchase.json"),
      ] {
        let answer = try client.request(
          method, "/v1/medias/nowhere/\(path)", headers: file.headers,
          body: method == "POST" || method == "PUT" ? file.body : [])
        #expect(answer.status == 404)
        #expect(answer.body.isEmpty)
      }
    }
  }

  @Test(
    "Each dialect shows captions in its own shape",
    arguments: [
      (Dialect.legacy2014, ["captions"]),
      (.v12017, ["language", "text", "english_name", "native_name"]),
      (.v1, ["language", "text", "english_name", "native_name", "is_draft", "id"]),
      (
        .modern,
        ["language", "text", "english_name", "native_name", "is_draft", "id", "cursor"]
      ),
    ])
  func shapes(dialect: Dialect, names: [String]) async throws {
    let seed = SandboxSeed(medias: [
      .init(name: "talk", hashedID: "abcde12345", captions: ["fra": haiku])
    ])
    try await withSandbox(seed: seed) {
      $0.dialect = dialect
    } _: { sandbox in
      let client = try Client(sandbox)
      let base = dialect == .modern ? "/modern" : "/v1"
      for path in ["captions", "captions/fra"] {
        let answer = try client.request("GET", "\(base)/medias/abcde12345/\(path)").json
        let track = answer.elements.first ?? answer
        #expect(Set(track.members.map(\.name)) == Set(names))
        let inner = track["captions"] ?? track
        #expect(inner["language"] == "fra")
        #expect(inner["text"] == .string(String(decoding: haiku, as: UTF8.self)))
      }
    }
  }

  @Test(
    "A path may name captions by any code of ISO 639 for the same language",
    arguments: [("fra", "fre"), ("fre", "fra"), ("chi", "zho"), ("deu", "ger"), ("fr", "fra")])
  func siblings(stored: String, asked: String) async throws {
    let seed = SandboxSeed(medias: [
      .init(name: "talk", hashedID: "abcde12345", captions: [stored: haiku])
    ])
    try await withSandbox(seed: seed) { sandbox in
      let client = try Client(sandbox)
      let shown = try client.request("GET", "\(Self.captions)/\(asked).json")
      #expect(shown.json["language"] == .string(stored))
      let file = multipart(file: haiku, fields: ["language": asked])
      let created = try client.request(
        "POST", "\(Self.captions).json", headers: file.headers, body: file.body)
      #expect(created.status == 400)
      #expect(try client.request("DELETE", "\(Self.captions)/\(asked).json").status == 200)
      #expect(try client.request("GET", "\(Self.captions).json").json == .array([]))
    }
  }

  @Test("The three ways to send captions keep the same bytes")
  func encodings() async throws {
    let text = "1\r\n00:00:00,000 --> 00:00:03,000\r\nQ&A + 100% é\r\n"
    for request in [
      multipart(file: Array(text.utf8), fields: ["language": "eng"]),
      form(["caption_file": text, "language": "eng"]),
      json(["caption_file": .string(text), "language": "eng"]),
    ] {
      try await withSandbox { sandbox in
        let client = try Client(sandbox)
        let answer = try client.request(
          "POST", "\(Self.captions).json", headers: request.headers, body: request.body)
        #expect(answer.status == 200)
        let stored = sandbox.captions(media: "abcde12345", language: "eng")
        #expect(stored == Array(text.utf8))
      }
    }
  }

  @Test("Captions that are no UTF-8 are kept byte for byte and shown repaired")
  func otherEncodings() async throws {
    let text = Array("1\n00:00:00,000 --> 00:00:03,000\nCaf".utf8) + [0xE9, 0x0A]
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let file = multipart(file: text, fields: ["language": "fra"])
      _ = try client.request(
        "POST", "\(Self.captions).json", headers: file.headers, body: file.body)
      #expect(sandbox.captions(media: "abcde12345", language: "fra") == text)
      let shown = try client.request("GET", "\(Self.captions)/fra.json")
      #expect(shown.json["text"]?.text?.hasSuffix("Caf\u{FFFD}\n") == true)
      #expect(try client.request("GET", "\(Self.captions)/fra.srt").body == text)
    }
  }

  @Test("Captions without the file are refused")
  func missingFile() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let request = form(["language": "eng"])
      #expect(
        try client.request(
          "POST", "\(Self.captions).json", headers: request.headers, body: request.body
        ).status == 400)
    }
  }

  @Test(
    "A code that could not name a file is refused",
    arguments: ["../../etc", "a", "e/g", "en g", String(repeating: "a", count: 36), "é"])
  func impossibleCodes(code: String) async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let file = multipart(file: haiku, fields: ["language": code])
      let answer = try client.request(
        "POST", "\(Self.captions).json", headers: file.headers, body: file.body)
      #expect(answer.status == 400)
    }
  }

  @Test("Strict operation refuses what is no SubRip, unknown languages and unknown parameters")
  func strict() async throws {
    try await withSandbox {
      $0.isStrict = true
    } _: { sandbox in
      let client = try Client(sandbox)
      let requests: [(file: [UInt8], fields: [String: String], status: Int)] = [
        (Array("no captions".utf8), ["language": "eng"], 400),
        (haiku, ["language": "xyz"], 400),
        (haiku, ["language": "eng", "colour": "red"], 400),
        (haiku, ["language": "eng"], 200),
      ]
      for (file, fields, status) in requests {
        let request = multipart(file: file, fields: fields)
        let answer = try client.request(
          "POST", "\(Self.captions).json", headers: request.headers, body: request.body)
        #expect(answer.status == status)
      }
    }
  }

  @Test("Switches decide what a second create does")
  func switches() async throws {
    for (duplicate, status) in [
      (Ambiguities.Duplicate.badRequest, 400), (.conflict, 409), (.replace, 200),
    ] {
      try await withSandbox {
        $0.ambiguities.duplicate = duplicate
        $0.ambiguities.captionsPerMedia = .one
      } _: { sandbox in
        let client = try Client(sandbox)
        for (code, expected) in [("eng", 200), ("fra", status)] {
          let request = multipart(file: haiku, fields: ["language": code])
          let answer = try client.request(
            "POST", "\(Self.captions).json", headers: request.headers, body: request.body)
          #expect(answer.status == expected)
        }
        let count = try client.request("GET", "\(Self.captions).json").json.elements.count
        #expect(count == 1)
      }
    }
  }

  @Test("Ordered captions are finished by the admin interface")
  func order() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      let order = try client.request("POST", "\(Self.captions)/purchase.json")
      #expect(order.status == 200)
      let again = try client.request("POST", "\(Self.captions)/purchase.json")
      #expect(again.status == 422)
      let pending = try client.request("GET", "\(Self.captions).json").json.elements.first
      #expect(pending?["text"] == .some(.null))
      #expect(pending?["is_draft"] == true)
      let done = try client.request("POST", "/__sandbox/jobs/complete")
      #expect(done.json["completed"] == 1)
      let shown = try client.request("GET", "\(Self.captions)/eng.json")
      #expect(shown.json["is_draft"] == false)
      #expect(try client.request("POST", "\(Self.captions)/purchase.json").status == 400)
    }
  }

  @Test("Captions come as WebVTT and plain text in today's dialects only")
  func formats() async throws {
    let seed = SandboxSeed(medias: [
      .init(name: "talk", hashedID: "abcde12345", captions: ["eng": haiku])
    ])
    try await withSandbox(seed: seed) { sandbox in
      let client = try Client(sandbox)
      let vtt = try client.request("GET", "\(Self.captions)/eng.vtt")
      #expect(vtt.text == "WEBVTT\n\n00:00:00.000 --> 00:00:03.000\nOh caption, my caption.\n")
      #expect(
        try client.request("GET", "\(Self.captions)/eng.txt").text == "Oh caption, my caption.")
      #expect(try client.request("GET", "\(Self.captions)/eng.xml").status == 406)
      _ = try client.request(
        "PUT", "/__sandbox/dialect", body: Array(#"{"dialect":"legacy-2014"}"#.utf8))
      #expect(try client.request("GET", "\(Self.captions)/eng.vtt").status == 406)
    }
  }
}
