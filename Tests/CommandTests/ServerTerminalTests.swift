// SPDX-License-Identifier: Apache-2.0

import Foundation
import ScriptedServer
import Testing

/// Nothing that a server says reaches a terminal as it is: names, captions, headers, error messages.
@Suite(.timeLimit(.minutes(5))) struct ServerTerminalTests {
  private static let commands: [[String]] = [
    ["account"], ["account", "--json"], ["account", "--raw"],
    ["medias", "list"], ["medias", "list", "--json"], ["medias", "list", "--ndjson"],
    ["medias", "list", "--raw"], ["medias", "list", "--fields", "name,project"],
    ["medias", "show", "m1"], ["medias", "show", "m1", "--json"],
    ["projects", "list"], ["projects", "list", "--ndjson"],
    ["captions", "index", "m1"], ["captions", "index", "m1", "--json"],
    ["captions", "show", "m1", "--language", "eng"],
    ["captions", "show", "m1", "--language", "eng", "--json"],
    ["captions", "show", "m1", "--language", "eng", "--output", "/dev/stdout"],
    ["customizations", "show", "m1"], ["customizations", "show", "m1", "--json"],
    ["medias", "list", "--debug", "--fields", "duration"],
    ["medias", "show", "refused"], ["medias", "show", "refused", "--json"],
    ["medias", "show", "garbled"], ["medias", "list", "--fields", TerminalPayload.name],
    ["medias", "update", "m1", "--name", TerminalPayload.name, "--dry-run"],
    ["medias", "update", "m1", "--name", TerminalPayload.name, "--curl"],
  ]

  /// A server each of whose strings is hostile.
  private func hostile() throws -> ScriptedServer {
    func quoted(_ text: String) throws -> String {
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
    let line = try quoted(TerminalPayload.line)
    let project = "{\"id\":1,\"hashedId\":\"p1\",\"name\":\(line),\"description\":\(line)}"
    let media =
      "{\"id\":1,\"hashed_id\":\"m1\",\"name\":\(line),\"type\":\"Video\",\"duration\":3.5,"
      + "\"description\":\(line),\"status\":\"ready\",\"project\":\(project)}"
    let track =
      "{\"language\":\"eng\",\"english_name\":\(line),\"native_name\":\(line),"
      + "\"text\":\(try quoted(TerminalPayload.captions))}"
    return try ScriptedServer { connection in
      while let request = connection.readRequest() {
        let path = request.target.prefix { $0 != "?" }
        let fields = ["Content-Type: application/json", "X-Note: a\u{9B}2J\u{202E}b"]
        switch true {
        case path.contains("refused"):
          connection.respond(422, headers: fields, body: "{\"error\":\(line)}")
        case path.contains("garbled"):
          connection.respond(400, headers: fields, body: "<p>\(TerminalPayload.line)</p>")
        case path.contains("account"):
          connection.respond(200, headers: fields, body: "{\"id\":1,\"name\":\(line)}")
        case path.contains("projects"):
          connection.respond(200, headers: fields, body: "[\(project)]")
        case path.contains("customizations"):
          connection.respond(200, headers: fields, body: "{\"playerColor\":\(line)}")
        case path.contains("captions/"): connection.respond(200, headers: fields, body: track)
        case path.contains("captions"): connection.respond(200, headers: fields, body: "[\(track)]")
        case path.contains("medias/"): connection.respond(200, headers: fields, body: media)
        default: connection.respond(200, headers: fields, body: "[\(media)]")
        }
      }
    }
  }

  private func check(_ arguments: [String], colour: Bool) throws {
    let server = try hostile()
    defer { server.stop() }
    let captions = try Captions()
    try captions.file("d/m1.eng.srt", "1\n00:00:01,000 --> 00:00:03,000\nAnother\n")
    try captions.file("e/.keep", "")
    var environment = [
      "WISTIA_BASE_URL": server.url + "/v1", "WISTIA_API_TOKEN": "t0p-s3cret",
      "HOME": captions.directory.path(percentEncoded: false), "XDG_CONFIG_HOME": "",
    ]
    if !colour { environment["NO_COLOR"] = "1" }
    let screen = try captions.runOnTerminal(arguments, environment: environment)
    #expect(TerminalPayload.found(in: screen.output).isEmpty)
    #expect(TerminalPayload.found(in: screen.messages, allowsProgress: true).isEmpty)
    #expect(TerminalPayload.isShown(in: screen.output + screen.messages))
  }

  @Test(arguments: commands) func `nothing of a server is raw`(arguments: [String]) throws {
    try check(["wistia"] + arguments, colour: true)
  }

  @Test(
    arguments: [
      ["plan", "d", "--progress", "none"], ["plan", "d", "--progress", "none", "--json"],
      ["plan", "d", "--progress", "ndjson"], ["plan", "d", "--progress", "none", "--diff"],
      ["status", "d", "--progress", "none"], ["verify", "d", "--progress", "none"],
      ["pull", "e", "--progress", "none", "--dry-run"],
    ], [true, false])
  func `nothing of a listing is raw`(arguments: [String], colour: Bool) throws {
    try check(["sync"] + arguments, colour: colour)
  }
}
