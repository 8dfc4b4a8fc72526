// SPDX-License-Identifier: Apache-2.0

import Testing
import WistiaSandbox

/// What comes in through the admin interface is checked like a file: whole, or not at all.
@Suite struct SnapshotTests {
  /// A snapshot that fits, with something in every place.
  private static let account: SandboxJSON = [
    "account": [
      "id": 1, "name": "A", "owner": "a@b.c", "managers": ["d@e.f"], "has_credit_card": true,
      "next_id": 5000,
    ],
    "projects": [
      [
        "id": 1, "hashed_id": "p1", "name": "P", "public_id": "pub",
        "sharings": [
          ["id": 7, "contact_id": 8, "contact_name": "Jim", "email": "j@k.l", "can_share": true]
        ],
      ],
      ["id": 2, "hashed_id": "p2", "name": "Q"],
    ],
    "medias": [
      [
        "id": 11, "hashed_id": "m1", "project_id": 1, "name": "M", "type": "Video",
        "status": "ready", "progress": 1, "duration": 12.5,
        "created": "2014-09-24T00:00:00+00:00", "updated": "2014-09-24T00:00:00Z",
        "still_key": "0123456789abcdef0123456789abcdef01234567", "position": 1,
        "orders": ["eng", "zh-Hant"], "customizations": ["a": ["b": "c"]],
        "stats": ["plays": 3, "average_percent_watched": 50],
        "assets": [["type": "OriginalFile", "width": 640, "height": 360]],
        "captions": [
          ["language": "fra", "text": "x"], ["language": "pt-BR", "base64": "/w=="],
        ],
      ],
      ["id": 12, "hashed_id": "m2", "project_id": 2, "name": "N"],
    ],
  ]

  /// One change that makes the snapshot wrong, and the place that is named.
  struct Fault: Sendable, CustomTestStringConvertible {
    /// Names and positions of the way to the value.
    var path: [String]
    /// What stands there then.
    var value: SandboxJSON
    /// How the place is written.
    var place: String
    var testDescription: String {
      "\(place) = \(String(decoding: value.encoded, as: UTF8.self).prefix(60))"
    }

    init(_ place: String, _ value: SandboxJSON) {
      self.place = place
      self.value = value
      path = place.split { ".[]".contains($0) }.map(String.init)
    }
  }

  private static let long = SandboxJSON.string(String(repeating: "a", count: 5000))
  private static let deep = (0..<65).reduce(SandboxJSON.string("x")) { value, _ in ["a": value] }

  static let faults = wrongValues.map { Fault($0.0, $0.1) }

  private static let wrongValues: [(String, SandboxJSON)] = [
    ("account", [1]), ("account.id", 0), ("account.id", "one"), ("account.name", 7),
    ("account.name", long), ("account.managers", "a@b.c"), ("account.managers[0]", 7),
    ("account.has_credit_card", "yes"), ("account.next_id", 0.5),
    ("account.next_id", .integer(.max)), ("account.video_limitt", 1), ("projectz", []),
    ("projects", "none"), ("projects", [:]), ("projects[1]", "Q"),
    ("projects[1].id", .integer(.max)),
    ("projects[1].id", -1), ("projects[1].id", 1.5), ("projects[1].id", "2"), ("projects[1].id", 1),
    ("projects[1].id", nil), ("projects[1].hashed_id", "p1"), ("projects[1].hashed_id", "../x"),
    ("projects[1].hashed_id", ""), ("projects[1].hashed_id", long), ("projects[1].name", ""),
    ("projects[1].name", nil), ("projects[1].name", long), ("projects[1].name", ["a"]),
    ("projects[1].created", "yesterday"), ("projects[1].created", "2014-13-01T00:00:00+00:00"),
    ("projects[1].public", 2), ("projects[1].public_id", "../../x"), ("projects[1].sharings", "x"),
    ("projects[1].nmae", "Q"), ("projects[0].sharings[0].id", .integer(.max)),
    ("projects[0].sharings[0].contact_id", nil), ("projects[0].sharings[0].email", 1),
    ("projects[0].sharings[0].contact_name", long), ("projects[0].sharings[0].is_admin", "x"),
    ("medias", "x"), ("medias[0]", nil), ("medias[1].id", 11),
    ("medias[0].id", .integer(.max)), ("medias[0].hashed_id", "p1"), ("medias[0].hashed_id", "a/b"),
    ("medias[0].hashed_id", "a b"), ("medias[0].project_id", 3), ("medias[0].name", 1),
    ("medias[0].name", long), ("medias[0].type", "Film"), ("medias[0].status", 1),
    ("medias[0].progress", 2), ("medias[0].progress", "all"), ("medias[0].duration", -1),
    ("medias[0].duration", 1e300), ("medias[0].updated", 5), ("medias[0].still_key", "../../x"),
    ("medias[0].position", -1), ("medias[0].orders", "eng"), ("medias[0].orders[1]", 1),
    ("medias[0].orders[1]", "/../../../../victim"), ("medias[0].orders[1]", "eng"),
    ("medias[0].orders[1]", ""), ("medias[0].orders[1]", "a"), ("medias[0].orders[1]", ".."),
    ("medias[0].orders[1]", "en\u{0}"), ("medias[0].customizations", "x"),
    ("medias[0].customizations", deep), ("medias[0].stats", 1), ("medias[0].stats.plays", -1),
    ("medias[0].stats.average_percent_watched", 101), ("medias[0].assets", "x"),
    ("medias[0].assets[0].type", nil), ("medias[0].assets[0].width", -1),
    ("medias[0].assets[0].file_size", "big"), ("medias[0].captions", "x"),
    ("medias[0].captions[1]", "x"), ("medias[0].captions[1].language", nil),
    ("medias[0].captions[1].language", "fra"), ("medias[0].captions[1].language", "x/../../y"),
    ("medias[0].captions[1].language", "-en"), ("medias[0].captions[1].language", "en--us"),
    ("medias[0].captions[1].language", "_."), ("medias[0].captions[1].base64", "%"),
    ("medias[0].captions[0].text", 1), ("medias[0].captions[0].text", nil),
    ("medias[0].captions[0].txt", "x"), ("medias[0].caption", []),
  ]

  @Test("A snapshot that does not fit is refused whole, with the place", arguments: faults)
  func refusals(fault: Fault) async throws {
    try await withDirectory { directory in
      try await withSandbox {
        $0.dataDirectory = directory
      } _: { sandbox in
        let client = try Client(sandbox)
        let before = sandbox.snapshot
        let stored = try files(in: directory)
        let snapshot = Self.account.replacing(fault.path[...], by: fault.value)
        let answer = try client.request("PUT", "/__sandbox/state", body: snapshot.encoded)
        #expect(answer.status == 400)
        // A member that nobody knows is named with the object that it is in.
        let message = answer.json["error"]?.text ?? ""
        let name = fault.path.last ?? ""
        #expect(
          message.hasPrefix("\(fault.place) ")
            || message.hasPrefix(String(fault.place.dropLast(name.count + 1)))
              && message.contains("no member \"\(name)\""),
          "\(message)")
        #expect(sandbox.snapshot == before)
        #expect(try files(in: directory) == stored)
      }
    }
  }

  @Test("A snapshot that fits is taken, and comes back as it was")
  func fits() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      #expect(
        try client.request("PUT", "/__sandbox/state", body: Self.account.encoded).status == 200)
      let snapshot = sandbox.snapshot
      #expect(try client.request("PUT", "/__sandbox/state", body: snapshot).status == 200)
      #expect(sandbox.snapshot == snapshot)
      #expect(try SandboxJSON(parsing: snapshot)["account"]?["next_id"] == 5000)
    }
  }

  @Test("A project that gets another hashed id is not found by the old one")
  func newHashedID() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      for id in ["p1", "p9"] {
        let account = Self.account.replacing(["projects", "0", "hashed_id"], by: .string(id))
        #expect(try client.request("PUT", "/__sandbox/state", body: account.encoded).status == 200)
      }
      #expect(try client.request("GET", "/v1/projects/p9").status == 200)
      #expect(try client.request("GET", "/v1/projects/p1").status == 404)
    }
  }

  @Test("What a client may write can be read back from a snapshot, and more is refused")
  func limits() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      func send(_ method: String, _ path: String, _ value: SandboxJSON) throws -> Int {
        let body = json(value)
        return try client.request(method, path, headers: body.headers, body: body.body).status
      }
      func text(_ count: Int) -> SandboxJSON { .string(String(repeating: "a", count: count)) }
      let media = "/v1/medias/abcde12345"
      let project = "/v1/projects/1001"
      let levels = (0..<64).reduce(SandboxJSON.string("x")) { value, _ in ["a": value] }
      for (method, path, fits, tooMuch) in [
        ("PUT", media, ["name": text(4096)], ["name": text(4097)]),
        ("PUT", media, ["description": text(1 << 20)], ["description": text(1 << 20 + 1)]),
        ("POST", "/v1/projects", ["name": text(4096)], ["name": text(4097)]),
        ("PUT", project, ["name": text(4096)], ["name": text(4097)]),
        ("POST", "\(project)/sharings", ["with": text(1024)], ["with": text(1025)]),
        ("PUT", "\(media)/customizations", levels, ["b": levels]),
      ] as [(String, String, SandboxJSON, SandboxJSON)] {
        #expect(try send(method, path, tooMuch) == 400, "\(method) \(path)")
        let status = try send(method, path, fits)
        #expect((200..<300).contains(status), "\(method) \(path)")
      }
      for (code, status) in [
        ("en", 200), ("zh_Hant", 200), ("x-klingon", 200), ("12", 400), ("-a", 400), ("a-", 400),
        ("a__b", 400),
      ] {
        #expect(
          try send("POST", "\(media)/captions", ["language": .string(code), "caption_file": "x"])
            == status, "\(code)")
      }
      let snapshot = sandbox.snapshot
      #expect(try client.request("PUT", "/__sandbox/state", body: snapshot).status == 200)
      #expect(sandbox.snapshot == snapshot)
    }
  }

  @Test(
    "Other bodies of the admin interface are checked in the same way, and change nothing",
    arguments: [
      ("POST", "jobs/complete", #"{"text":1}"#, "text"),
      ("POST", "jobs/complete", #"{"media":"none"}"#, "media"),
      ("POST", "jobs/complete", #"{"media":[1]}"#, "media"),
      ("POST", "jobs/complete", #"{"medai":1}"#, "there is no member \"medai\""),
      ("POST", "jobs/complete", "[]", "the value must be an object"),
      ("PUT", "clock", #"{"time":5}"#, "time"), ("PUT", "clock", #"{"time":"x"}"#, "time"),
      ("PUT", "clock", "{}", "time is missing"),
      ("PUT", "clock", #"{"tim":""}"#, "there is no member"),
      ("POST", "clock/advance", #"{"seconds":-1}"#, "seconds"),
      ("POST", "clock/advance", #"{"seconds":"60"}"#, "seconds"),
      ("PUT", "rate", #"{"requests_per_minute":0}"#, "requests_per_minute"),
      ("PUT", "rate", #"{"requests_per_minute":9223372036854775807}"#, "requests_per_minute"),
      ("PUT", "rate", "{}", "requests_per_minute"),
      ("PUT", "dialect", #"{"dialect":"v9"}"#, "dialect"),
      ("PUT", "dialect", #"{"dialect":null}"#, "dialect"),
      ("PUT", "faults", #"[{"status":503},{"status":99}]"#, "[1].status"),
      ("POST", "faults", #"{"nth":0}"#, "nth"), ("POST", "faults", #"{"count":"1"}"#, "count"),
      ("POST", "faults", #"{"probability":1.5}"#, "probability"),
      ("POST", "faults", #"{"probability":"1"}"#, "probability"),
      ("POST", "faults", #"{"delay_ms":600001}"#, "delay_ms"),
      ("POST", "faults", #"{"drop":1}"#, "drop"), ("POST", "faults", #"{"body":{}}"#, "body"),
      ("POST", "faults", #"{"headers":[]}"#, "headers"),
      ("POST", "faults", #"{"headers":{"A":"b\r\nc: d"}}"#, "headers"),
      ("POST", "faults", #"{"headers":{"a b":"c"}}"#, "headers"),
      ("POST", "faults", #"{"content_type":"a\nb"}"#, "content_type"),
      ("POST", "faults", #"{"satus":503}"#, "there is no member \"satus\""),
      ("POST", "faults", "[1]", "[0] must be an object"),
    ])
  func otherBodies(method: String, path: String, body: String, place: String) async throws {
    try await withSandbox {
      $0.clock = 1_000_000
      $0.requestsPerMinute = 5
      $0.faults = [FaultRule()]
    } _: { sandbox in
      let client = try Client(sandbox)
      func everything() throws -> [String] {
        try ["state", "faults", "clock", "rate", "dialect"].map {
          try client.request("GET", "/__sandbox/\($0)").text
        }
      }
      let before = try everything()
      let answer = try client.request(method, "/__sandbox/\(path)", body: Array(body.utf8))
      #expect(answer.status == 400)
      #expect(answer.json["error"]?.text?.hasPrefix(place) == true, "\(answer.text)")
      #expect(try everything() == before)
    }
  }

  @Test("There are only so many faults")
  func manyFaults() async throws {
    try await withSandbox { sandbox in
      let client = try Client(sandbox)
      func add(_ count: Int, _ method: String = "POST") throws -> Int {
        let rules = SandboxJSON.array(Array(repeating: ["status": 503], count: count))
        return try client.request(method, "/__sandbox/faults", body: rules.encoded).status
      }
      #expect(try add(1001) == 400)
      #expect(try add(600) == 201)
      #expect(try add(600) == 400)
      #expect(try add(1000, "PUT") == 201)
      #expect(try client.request("GET", "/__sandbox/faults").json.elements.count == 1000)
    }
  }
}

extension SandboxJSON {
  /// The value with another one at the end of a way of names and positions; `null` removes a member.
  fileprivate func replacing(_ path: ArraySlice<String>, by new: SandboxJSON) -> SandboxJSON {
    guard let first = path.first else { return new }
    if case .array(var elements) = self, let position = Int(first) {
      elements[position] = elements[position].replacing(path.dropFirst(), by: new)
      return .array(elements)
    }
    var members = members
    if let position = members.firstIndex(where: { $0.name == first }) {
      let value = members[position].value.replacing(path.dropFirst(), by: new)
      members[position].value = value
      if value == .null { members.remove(at: position) }
    } else {
      members.append(.init(name: first, value: new))
    }
    return .object(members)
  }
}
