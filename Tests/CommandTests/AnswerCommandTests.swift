// SPDX-License-Identifier: Apache-2.0

import Foundation
import ScriptedServer
import Testing
import WorkLimits

/// What a user sees of answers that are broken, hostile, or somebody else's.
@Suite(.workLimit(seconds: 300)) struct AnswerCommandTests {
  private let captions: Captions

  init() throws {
    captions = try Captions()
    try captions.file("talk.fr.srt", "1\n00:00:00,000 --> 00:00:02,000\nBonjour\n")
  }

  /// Answers every request so, in one go; what was asked for is recorded.
  private static func server(
    type: String = "application/json", _ body: @escaping @Sendable (String) -> String
  ) throws -> ScriptedServer {
    try ScriptedServer { connection in
      while let request = connection.readRequest() {
        connection.respond(200, headers: ["Content-Type: \(type)"], body: body(request.target))
      }
    }
  }

  private func wistia(_ server: ScriptedServer, _ arguments: String...) throws -> Captions.Outcome {
    try captions.run(["wistia"] + arguments, environment: environment(server))
  }

  private func environment(_ server: ScriptedServer) -> [String: String] {
    [
      "WISTIA_BASE_URL": server.url + "/v1", "WISTIA_API_TOKEN": "t0p-s3cret",
      "HOME": captions.directory.path,
    ]
  }

  @Test func `one broken name is told once and hides no media`() throws {
    let entries = (0..<250).map { id in
      let name = id == 7 ? #"Bad \ud800\u001b[31m\u202e"# : "Talk \(id)"
      return #"{"id":\#(id),"hashed_id":"h\#(id)","name":"\#(name)"}"#
    }
    let server = try Self.server { target in
      let page = target.contains("page=1&") ? 0 : target.contains("page=2&") ? 1 : 2
      let end = min(page * 100 + 100, entries.count)
      return "[" + entries[page * 100..<end].joined(separator: ",") + "]"
    }
    defer { server.stop() }
    let list = try wistia(server, "medias", "list", "--all", "--fields", "hashed_id")
    #expect(list.status == 0)
    #expect(list.output.split(separator: "\n").count == 250)
    #expect(
      list.messages
        == "captions: the answer to medias.list holds 1 text with broken characters, shown as "
        + "\u{FFFD} (\u{201C}Bad \u{FFFD}\\u{1B}[31m\\u{202E}\u{201D})\n")
  }

  @Test func `an entry that cannot be read fails after the others are printed`() throws {
    let server = try Self.server { target in
      target.contains("captions")
        ? #"[{"text":"x"},{"language":"fra","text":"y"}]"#
        : target.contains("page=1&") ? #"[{"hashed_id":"a"},null,{"hashed_id":"b"}]"# : "[]"
    }
    defer { server.stop() }
    for form in [["--ndjson"], ["--json"], ["--fields", "hashed_id"], []] {
      let list = try captions.run(
        ["wistia", "medias", "list", "--all"] + form, environment: environment(server))
      #expect(list.status == 1)
      #expect(list.output.contains("a") && list.output.contains("b"))
      #expect(
        list.messages.contains("these are not all entries: entry 2 on page 1 cannot be read: "))
    }
    let raw = try wistia(server, "medias", "list", "--raw")
    #expect(raw.status == 0)
    #expect(raw.output == #"[{"hashed_id":"a"},null,{"hashed_id":"b"}]"# + "\n")
    let index = try wistia(server, "captions", "index", "m", "--fields", "language")
    #expect(index.status == 1)
    #expect(index.output == "fra\n")
    #expect(index.messages.contains("entry 1 on page 1 cannot be read: it has no language"))
  }

  @Test func `sync takes no part of a list for all of it`() throws {
    let server = try Self.server { target in
      target.contains("account")
        ? #"{"id":1}"# : #"[{"hashed_id":"a","name":"talk"},{"name":"no id"}]"#
    }
    defer { server.stop() }
    let plan = try captions.run(["sync", "plan", "."], environment: environment(server))
    #expect(plan.status == 2)
    #expect(plan.messages.contains("entry 2 on page 1 cannot be read: it has no id"))
  }

  @Test func `sync leaves captions alone that the server cannot tell`() throws {
    let server = try Self.server { target in
      if target.contains("account") { return #"{"id":1}"# }
      if target.contains("captions") { return #"[{"language":"fra","text":"1\n\ud800"}]"# }
      return target.contains("page=1&") ? #"[{"hashed_id":"a","name":"talk \udc00"}]"# : "[]"
    }
    defer { server.stop() }
    let pull = try captions.run(["sync", "pull", "new"], environment: environment(server))
    #expect(pull.status != 0)
    #expect(pull.messages.contains("the captions in fra of the media a hold broken characters"))
    #expect(pull.messages.contains("medias.list holds 1 text with broken characters"))
    let written = try FileManager.default.subpathsOfDirectory(
      atPath: captions.directory.path
    ).filter { $0.hasPrefix("new/") && $0.hasSuffix(".srt") }
    #expect(written.isEmpty)
  }

  @Test(arguments: [
    "<html><body>\u{1B}]0;evil\u{7}Sign in</body></html>",
    "{\"error\":\"\\u001b[31mNo card\\u009b\"}",
    "{}", "[1",
  ])
  func `an order that something else answers may have been made`(body: String) throws {
    let server = try Self.server(type: "text/html") { _ in body }
    defer { server.stop() }
    let purchase = try wistia(
      server, "captions", "purchase", "abc", "--confirm-charge", "abc", "--json")
    #expect(purchase.status == 1)
    #expect(purchase.output.isEmpty)
    #expect(purchase.messages.contains("captions: the captions may have been ordered: "))
    #expect(purchase.messages.contains("`captions wistia captions index abc`"))
    #expect(!purchase.messages.contains("ordered captions for"))
    #expect(!purchase.messages.contains("\u{1B}") && !purchase.messages.contains("\u{9B}"))
    #expect(server.requests.count == 1)
  }

  @Test func `what a web page answers is told for no change`() throws {
    let server = try Self.server(type: "text/html") { _ in "<html><p>Sign in" }
    defer { server.stop() }
    for arguments in [
      ["captions", "create", "m", "--file", "talk.fr.srt", "--no-retry"],
      ["captions", "update", "m", "--file", "talk.fr.srt"],
      ["captions", "delete", "m", "--language", "fr"], ["medias", "delete", "m", "--yes"],
      ["customizations", "delete", "m"], ["projects", "create", "x"],
    ] {
      let outcome = try captions.run(["wistia"] + arguments, environment: environment(server))
      #expect(outcome.status == 1, "\(arguments)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("it is a web page; check the base URL, sent as text/html"))
      #expect(outcome.messages.contains("the server may have acted on the request or not"))
    }
  }

  @Test func `an answer that is nested without end is refused`() throws {
    let deep = String(repeating: "[", count: 500) + "1" + String(repeating: "]", count: 500)
    let fields = (0..<20).map { #""z\#($0)":\#(deep)"# }.joined(separator: ",")
    let server = try Self.server { _ in #"[{"hashed_id":"a",\#(fields)}]"# }
    defer { server.stop() }
    let list = try wistia(server, "medias", "list", "--timeout", "5")
    #expect(list.status == 2)
    #expect(list.messages.contains("it is nested more than 64 levels deep"))
    #expect(try wistia(server, "medias", "list", "--timeout", "9223372036854775807").status == 64)
  }

  @Test func `XML of something else is no empty list`() throws {
    let server = try Self.server(type: "application/xml") { _ in "<foo/>" }
    defer { server.stop() }
    let list = try wistia(server, "medias", "list", "--response-format", "xml")
    #expect(list.status == 2)
    #expect(list.messages.contains("it is XML of <foo>, where XML of <medias> was expected"))
  }

  @Test(arguments: ["t0p-s3cret\n", "t0p s3cret", " ", "t0p-s3cret\r", "\tt0p-s3cret"])
  func `a token with white space is refused by its variable's name`(token: String) throws {
    let server = try Self.server { _ in "[]" }
    defer { server.stop() }
    for variable in ["WISTIA_API_TOKEN", "WISTIA_API_PASSWORD"] {
      var environment = environment(server)
      environment["WISTIA_API_TOKEN"] = ""
      environment[variable] = token
      let refused = try captions.run(["wistia", "medias", "list"], environment: environment)
      #expect(refused.status == 2)
      #expect(refused.messages.contains("\(variable) must hold one token and nothing else"))
      #expect(!refused.messages.contains("s3cret"))
    }
    #expect(server.requests.isEmpty)
  }
}
