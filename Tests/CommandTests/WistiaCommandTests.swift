// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkLimits

/// `captions wistia` against `captions sandbox`, as a user runs both.
@Suite(.serialized, .workLimit(seconds: 300)) struct WistiaCommandTests {
  private static let srt = "1\n00:00:00,000 --> 00:00:02,000\nOh caption, my caption.\n"

  private let captions: Captions
  private let sandbox: SandboxProcess

  init() throws {
    captions = try Captions()
    try captions.file("seed/A New Hope.eng.srt", Self.srt)
    try captions.file("seed/Old Film.deu.srt", Self.srt)
    try captions.file("talk.fr.srt", Self.srt)
    sandbox = try SandboxProcess("--seed-from", captions.directory.appending(path: "seed").path)
  }

  private func wistia(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
  ) throws -> Captions.Outcome {
    let base = [
      "WISTIA_BASE_URL": sandbox.url, "WISTIA_API_TOKEN": "t0p-s3cret",
      "HOME": captions.directory.path,
    ]
    return try captions.run(
      ["wistia"] + arguments, input: input.map { Data($0.utf8) },
      environment: base.merging(environment) { $1 })
  }

  private func media(_ name: String = "A New Hope") throws -> String {
    let list = try wistia("medias", "list", "--name", name, "--fields", "hashed_id")
    return try #require(list.output.split(separator: "\n").first.map(String.init))
  }

  @Test func `captions go round in any form of language`() throws {
    let id = try media()
    let created = try wistia("captions", "create", id, "--file", "talk.fr.srt")
    #expect(created.status == 0)
    #expect(created.output.isEmpty)
    #expect(created.messages == "captions: created captions in fra for \(id)\n")
    for language in ["fr", "fra", "fre", "French", "français"] {
      let shown = try wistia("captions", "show", id, "--language", language)
      #expect(shown.output == Self.srt, "\(language)")
    }
    let index = try wistia("captions", "index", id)
    #expect(index.output.split(separator: "\n").count == 3)
    let again = try wistia("captions", "create", id, "--file", "talk.fr.srt")
    #expect(again.status == 1)
    #expect(again.messages.contains("already has captions in fra; update them instead"))
    let json = try wistia(
      "captions", "update", id, "--file", "talk.fr.srt", "--as-string", "--enable", "--json")
    #expect(json.output.contains(#""outcome" : "replaced""#))
    #expect(json.messages.contains("switched captions on for viewers"))
    let set = try wistia("customizations", "show", id, "--fields", "plugin.captions-v1.on")
    #expect(set.output == "true\n")
    #expect(try wistia("captions", "delete", id, "--language", "French").status == 0)
    let gone = try wistia("captions", "delete", id, "--language", "French")
    #expect(gone.status == 1)
    #expect(gone.messages.contains("has no captions in fra; it has eng"))
    let nowhere = try wistia("captions", "index", "nothere123")
    #expect(nowhere.status == 1)
    #expect(nowhere.messages.contains("there is no media nothere123"))
    #expect(try wistia("captions", "index", id, "--language", "xx").status == 64)
    let unknown = try wistia("captions", "show", id, "--language", "Frnch")
    #expect(unknown.status == 64)
    #expect(unknown.messages.contains("French"))
  }

  /// The bytes go as they are, so nothing but UTF-8 goes.
  @Test func `captions in another encoding or format are not sent`() throws {
    let id = try media()
    let head = Data("1\n00:00:01,000 --> 00:00:02,000\n".utf8)
    let words = "d\u{E9}j\u{E0} vu, tr\u{E8}s \u{E9}l\u{E9}gant\n"
    let files: [(name: String, bytes: Data, says: [String])] = [
      ("doubt.fr.srt", head + [0x43, 0xE9, 0x20] + Data("caf\u{E9}\n".utf8), ["--encoding NAME"]),
      (
        "page.fr.srt", head + (words.data(using: .windowsCP1252) ?? Data()),
        ["windows-1252", "captions fix page.fr.srt --in-place"]
      ),
      ("wide.fr.srt", (Self.srt.data(using: .utf16) ?? Data()), ["UTF-16"]),
      ("web.fr.srt", Data("WEBVTT\n\n\(Self.srt)".utf8), ["the file is WebVTT"]),
      ("page.html.fr.srt", Data("<html></html>\n".utf8), ["a web page (HTML)"]),
    ]
    for file in files {
      try captions.file(file.name, file.bytes)
      for verb in ["create", "update"] {
        let outcome = try wistia("captions", verb, id, "--language", "fr", "--file", file.name)
        #expect(outcome.status == 1, "\(verb) \(file.name)")
        #expect(outcome.messages.contains("\(file.name): not sent"), "\(outcome.messages)")
        for word in file.says {
          #expect(outcome.messages.contains(word), "\(verb): \(outcome.messages)")
        }
      }
    }
    #expect(try wistia("captions", "index", id, "--fields", "language").output == "eng\n")
  }

  @Test func `captions are checked before they are sent`() throws {
    let id = try media()
    try captions.file("bad.fr.srt", "1\n00:00:05,000 --> 00:00:02,000\nBackwards\n")
    let refused = try wistia("captions", "create", id, "--file", "bad.fr.srt")
    #expect(refused.status == 1)
    #expect(refused.messages.contains("not sent, since it has errors"))
    #expect(try wistia("captions", "index", id, "--fields", "language").output == "eng\n")
    let sent = try wistia("captions", "create", id, "--file", "bad.fr.srt", "--no-validate")
    #expect(sent.status == 0)
    #expect(sent.messages.contains("sent without a check"))
    let missing = try wistia("captions", "create", id, "--file", "no such.fr.srt")
    #expect(missing.status == 2)
    let nameless = try wistia("captions", "create", id, "--file", "-", input: Self.srt)
    #expect(nameless.status == 64)
    let piped = try wistia(
      "captions", "create", id, "--file", "-", "--language", "de", input: Self.srt)
    #expect(piped.status == 0)
  }

  @Test func `lists are tables, JSON, lines or columns`() throws {
    let table = try wistia("medias", "list", "--sort-by", "name", "--descending")
    #expect(table.output.hasPrefix("ID"))
    #expect(table.output.split(separator: "\n").last?.hasSuffix("A New Hope") == true)
    let lines = try wistia("medias", "list", "--all", "--ndjson", "--fields", "name,project.name")
    #expect(lines.output.split(separator: "\n").count == 2)
    #expect(lines.output.contains(#""name":"Old Film""#))
    #expect(lines.output.contains(#""project":{"name":"#))
    let json = try wistia("medias", "list", "--json", "--type", "Audio")
    #expect(json.output == "[\n\n]\n")
    let paged = try wistia("medias", "list", "--per-page", "1", "--page", "2", "--fields", "name")
    #expect(paged.output.split(separator: "\n").count == 1)
    let typo = try wistia("medias", "list", "--fields", "nmae")
    #expect(typo.messages.contains("there is no field nmae; there are: "))
    #expect(try wistia("medias", "list", "--per-page", "101").status == 64)
    #expect(try wistia("medias", "list", "--json", "--raw").status == 64)
  }

  @Test func `XML is read, and shown as it came`() throws {
    let id = try media()
    let table = try wistia("medias", "show", id, "--response-format", "xml")
    #expect(table.output.contains("A New Hope"))
    let raw = try wistia("medias", "show", id, "--response-format", "xml", "--raw")
    #expect(raw.output.hasPrefix("<?xml"))
    #expect(raw.output.contains("<name>A New Hope</name>"))
  }

  @Test func `projects, sharings and medias are changed`() throws {
    let made = try wistia(
      "projects", "create", "Talks & more", "--no-public", "--fields", "hashedId")
    let project = made.output.trimmingCharacters(in: .newlines)
    #expect(made.status == 0)
    #expect(try wistia("projects", "update", project, "--name", "Talks").status == 0)
    #expect(try wistia("projects", "show", project).output.contains("Talks"))
    #expect(
      try wistia("sharings", "create", project, "--with", "jim@example.com", "--can-download")
        .output.contains("http"))
    let again = try wistia("sharings", "create", project, "--with", "jim@example.com")
    #expect(again.status == 1)
    #expect(again.messages.contains("already shared with jim@example.com"))
    let sharing = try wistia("sharings", "list", project, "--fields", "id").output
      .trimmingCharacters(in: .newlines)
    #expect(try wistia("sharings", "update", project, sharing, "--can-upload").status == 0)
    #expect(try wistia("sharings", "show", project, sharing).output.contains("download, upload"))
    #expect(try wistia("sharings", "delete", project, sharing, "--json").output.contains("share"))
    #expect(try wistia("projects", "copy", project).status == 0)
    let id = try media()
    #expect(try wistia("medias", "copy", id, "--project", project).status == 0)
    #expect(try wistia("medias", "update", id, "--description", "<p>x</p>").status == 0)
    #expect(try wistia("medias", "stats", id).output.contains("plays"))
    let careful = try wistia("medias", "delete", id)
    #expect(careful.status == 64)
    #expect(careful.messages.contains("--yes"))
    #expect(try wistia("medias", "delete", id, "--yes").status == 0)
    #expect(try wistia("projects", "delete", project, "--yes").status == 0)
    #expect(try wistia("projects", "show", project).status == 1)
  }

  @Test func `a purchase needs its media twice and nothing else`() throws {
    let id = try media("Old Film")
    for arguments in [[], ["--confirm-charge", "other"]] {
      let refused = try captions.run(
        ["wistia", "captions", "purchase", id] + arguments,
        environment: ["WISTIA_BASE_URL": sandbox.url, "WISTIA_API_TOKEN": "t"])
      #expect(refused.status == 64)
      #expect(refused.messages.contains("nothing was ordered"))
    }
    let shown = try wistia("captions", "purchase", id, "--rush", "--no-auto-enable", "--dry-run")
    #expect(
      shown.output.contains(#"{"automated":false,"automatically_enable":false,"rush":true}"#))
    #expect(shown.messages.contains("nothing was sent"))
    let old = try wistia(
      "captions", "purchase", id, "--automated", "--confirm-charge", id, "--dialect", "legacy-2014")
    #expect(old.status == 2)
    #expect(old.messages.contains("nothing was ordered"))
    let ordered = try wistia("captions", "purchase", id, "--automated", "--confirm-charge", id)
    #expect(ordered.status == 0)
    #expect(ordered.messages.contains("ordered captions for \(id)"))
  }

  @Test func `secrets are shown nowhere`() throws {
    let id = try media()
    for auth in ["bearer", "basic", "parameter"] {
      for flag in ["--dry-run", "--curl", "--debug"] {
        let outcome = try wistia(
          "captions", "update", id, "--language", "eng", "--file", "talk.fr.srt", "--auth", auth,
          flag)
        let shown = outcome.output + outcome.messages
        #expect(outcome.status == 0)
        #expect(!shown.contains("t0p-s3cret"))
        #expect(!shown.contains("YXBpOnQwcC1zM2NyZXQ="))
        if flag != "--debug" || auth != "parameter" { #expect(shown.contains("REDACTED")) }
      }
    }
    let line = try wistia(
      "captions", "create", id, "--file", "./talk.fr.srt", "--curl"
    ).output
    #expect(line.contains("'caption_file=@\"./talk.fr.srt\";filename=\"talk.fr.srt\""))
  }

  @Test func `a token comes from a file that only its owner can read`() throws {
    let none = ["WISTIA_API_TOKEN": ""]
    let missing = try wistia("account", environment: none)
    #expect(missing.status == 2)
    #expect(missing.messages.contains("no token: set WISTIA_API_TOKEN"))
    let file = try captions.file("token", " file-token\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    let open = try wistia("account", "--token-file", "token", environment: none)
    #expect(open.status == 2)
    #expect(open.messages.contains("chmod 600"))
    #expect(!open.messages.contains("file-token"))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    #expect(try wistia("account", "--token-file", "token", environment: none).status == 0)
    let piped = try wistia("account", "--token-file", "-", input: "t\n", environment: none)
    #expect(piped.status == 0)
    let config = try captions.file(
      ".config/captions/accounts.json",
      #"{"default": "main", "accounts": {"main": {"token_file": "~/token"}, "other": {"token": "o", "auth": "basic"}}}"#
    )
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: config.path)
    #expect(try wistia("account", environment: none).status == 0)
    #expect(try wistia("auth", "check", "--profile", "other", environment: none).status == 0)
    let unknown = try wistia("account", "--profile", "third", environment: none)
    #expect(unknown.status == 2)
    #expect(unknown.messages.contains("there are: main, other"))
  }

  @Test func `a wrong token is told, with what to do`() throws {
    let list = try captions.file("tokens", "right\n")
    let strict = try SandboxProcess("--token-file", list.path)
    let wrong = try wistia("auth", "check", environment: ["WISTIA_BASE_URL": strict.url])
    #expect(wrong.status == 1)
    #expect(wrong.messages.contains("check the token"))
    let right = try wistia(
      "auth", "check", environment: ["WISTIA_BASE_URL": strict.url, "WISTIA_API_TOKEN": "right"])
    #expect(right.status == 0)
    #expect(right.output.contains("account"))
    #expect(right.output.contains("may change  yes"))
  }
}
