// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import SandboxPool
import Testing
import WistiaAPI
import WistiaSandbox

/// The client against the sandbox, which reads the document on its own: success and each documented
/// failure of every endpoint, in every dialect.
struct SandboxTests {
  static let media = "abc123defg"
  static let srt = "1\n00:00:00,000 --> 00:00:03,000\nOh caption, my caption.\n"

  /// One sandbox and a client of it, for the time of a test.
  private func with<Value>(
    _ dialect: Dialect = .v1, client change: (inout WistiaConfiguration) -> Void = { _ in },
    sandbox changeSandbox: (inout SandboxConfiguration) -> Void = { _ in },
    credentials: WistiaCredentials = .bearer("t"),
    _ body: (WistiaClient) async throws -> Value
  ) async throws -> Value {
    var settings = SandboxConfiguration()
    settings.dialect = dialect
    settings.threads = 1
    settings.seed.medias = [
      .init(
        name: "A New Hope", project: "Films", hashedID: Self.media,
        captions: ["eng": Array(Self.srt.utf8)])
    ]
    changeSandbox(&settings)
    return try await SandboxPool.with(settings) { sandbox in
      var configuration = WistiaConfiguration()
      configuration.dialect =
        switch dialect {
        case .legacy2014: .legacy2014
        case .modern: .modern(version: nil)
        default: .v1
        }
      configuration.retry.firstDelay = .milliseconds(1)
      change(&configuration)
      let client = WistiaClient(
        baseURL: try WistiaBaseURL(sandbox.url), credentials: credentials,
        transport: CurlTransport(), configuration: configuration)
      return try await body(client)
    }
  }

  private func failure(_ body: () async throws -> Void) async -> WistiaError? {
    await #expect(throws: WistiaError.self) { try await body() }
  }

  private static func upload(
    _ text: String = srt, _ encoding: CaptionUpload.Encoding = .attachedFile
  ) -> CaptionUpload {
    CaptionUpload(Array(text.utf8), encoding: encoding)
  }

  @Test(arguments: Dialect.allCases, [CaptionUpload.Encoding.attachedFile, .stringParameter])
  func `captions go round`(dialect: Dialect, encoding: CaptionUpload.Encoding) async throws {
    try await with(dialect) { client in
      let captions = client.captions
      #expect(try await captions.index(for: Self.media).map(\.language) == ["eng"])
      let text = Self.srt.replacing("Oh", with: "Q&A + 100% é <i>")
      #expect(
        try await captions.create(
          for: Self.media, file: Self.upload(text, encoding), language: "fra") == .created)
      #expect(try await captions.show(for: Self.media, language: "fra").text == text)
      try await captions.update(
        for: Self.media, language: "fra", file: Self.upload(Self.srt, encoding))
      #expect(try await captions.show(for: Self.media, language: "fra").text == Self.srt)
      // The sibling code addresses the same track, whoever knows which.
      try await captions.delete(for: Self.media, language: "fre")
      #expect(try await captions.index(for: Self.media).map(\.language) == ["eng"])
    }
  }

  @Test(arguments: Dialect.allCases)
  func `captions fail as documented`(dialect: Dialect) async throws {
    try await with(dialect) { client in
      let captions = client.captions
      let file = Self.upload()
      let exists = await failure {
        try await captions.create(for: Self.media, file: file, language: "eng")
      }
      #expect(exists?.kind == .alreadyExists)
      #expect(exists?.status == 400)
      for id in [Self.media, "nothere123"] {
        let failures = [
          await failure { _ = try await captions.show(for: id, language: "deu") },
          await failure { try await captions.update(for: id, language: "deu", file: file) },
          await failure { try await captions.delete(for: id, language: "deu") },
        ]
        for error in failures {
          #expect(error?.kind == .notFound)
          #expect(
            error?.message
              == (id == Self.media
                ? "the media \(id) has no captions in deu; it has eng"
                : "there is no media \(id)"))
        }
      }
      let id = "nothere123"
      #expect(await failure { _ = try await captions.index(for: id) }?.kind == .notFound)
      #expect(
        await failure { try await captions.create(for: id, file: file, language: "deu") }?.kind
          == .notFound)
      #expect(
        await failure {
          _ = try await captions.purchase(for: id, confirmingChargeFor: id)
        }?.kind == .notFound)
      let charged = await failure {
        _ = try await captions.purchase(for: Self.media, confirmingChargeFor: Self.media)
      }
      #expect(charged?.kind == .refused)
      try await captions.delete(for: Self.media, language: "eng")
      _ = try await captions.purchase(for: Self.media, confirmingChargeFor: Self.media)
    }
  }

  @Test(arguments: Dialect.allCases, WistiaConfiguration.ResponseFormat.allCases)
  func `projects and medias go round`(
    dialect: Dialect, format: WistiaConfiguration.ResponseFormat
  ) async throws {
    // The dated API has no XML.
    guard format == .json || dialect != .modern else { return }
    try await with(dialect, client: { $0.responseFormat = format }) { client in
      let made = try await client.projects.create(
        .init(name: "Talks & more", anonymousCanUpload: true, isPublic: false))
      #expect(made.name == "Talks & more")
      #expect(made.anonymousCanUpload == true)
      let names = try await client.projects.list(paging: Paging(sortField: .name)).all()
        .map(\.name)
      #expect(names == ["Films", "Talks & more"])
      let changed = try await client.projects.update(made.hashedID, .init(name: "Talks"))
      #expect(changed.name == "Talks")
      let films = try #require(
        try await client.projects.list().all().first { $0.name == "Films" })
      #expect(films.mediaCount == 1)
      #expect(try await client.projects.show(films.hashedID).medias.map(\.name) == ["A New Hope"])

      let listed = try await client.medias.list(project: films.hashedID).all()
      #expect(listed.map(\.hashedID) == [Self.media])
      #expect(listed.first?.project?.name == "Films")
      #expect(try await client.medias.list(.init(name: "No such")).all().isEmpty)
      #expect(try await client.medias.list(.init(hashedID: Self.media)).all().count == 1)
      let renamed = try await client.medias.update(
        Self.media, .init(name: "Hope", description: "<p>&</p>"))
      #expect(renamed.name == "Hope")
      let shown = try await client.medias.show(Self.media)
      #expect(shown.description == "<p>&</p>")
      #expect(shown.type == .video)
      #expect(try await client.medias.stats(Self.media).hashedID == Self.media)
      let copy = try await client.medias.copy(Self.media, toProject: made.hashedID)
      #expect(copy.hashedID != Self.media)
      #expect(copy.project?.name == "Talks")
      #expect(try await client.medias.delete(copy.hashedID)?.hashedID == copy.hashedID)
      #expect(
        await failure { _ = try await client.medias.show(copy.hashedID) }?.kind == .notFound)
      _ = try await client.projects.delete(made.hashedID)
      #expect(
        await failure { _ = try await client.projects.show(made.hashedID) }?.kind == .notFound)
    }
  }

  @Test(
    arguments: Dialect.allCases, WistiaConfiguration.ResponseFormat.allCases)
  func `projects are copied and shared`(
    dialect: Dialect, format: WistiaConfiguration.ResponseFormat
  ) async throws {
    guard format == .json || dialect != .modern else { return }
    try await with(dialect, client: { $0.responseFormat = format }) { client in
      let films = try #require(try await client.projects.list().all().first)
      switch try await client.projects.copy(films.hashedID) {
      case .finished(let copy):
        #expect(dialect != .modern)
        #expect(copy.hashedID != films.hashedID)
        #expect(copy.name == "Films")
      // The dated API copies later, and tells only of the job.
      case .started(let job):
        #expect(dialect == .modern)
        #expect(job["status"] == .string("finished"))
      }
      #expect(try await client.projects.list().all().map(\.name) == ["Films", "Films"])
      let link = try await client.sharings.create(
        project: films.hashedID, with: "jim@example.com", rights: .init(canDownload: true))
      switch link {
      case .project(let url), .activation(let url): #expect(url.hasPrefix("http"))
      case .unstated: Issue.record("no link")
      }
      let again = await failure {
        _ = try await client.sharings.create(project: films.hashedID, with: "jim@example.com")
      }
      #expect(again?.status == 400)
      #expect(again?.message.contains("already shared with jim@example.com") == true)
      let sharing = try #require(
        try await client.sharings.list(project: films.hashedID).all().first)
      #expect(sharing.canDownload == true)
      #expect(sharing.share?.email == "jim@example.com")
      let changed = try await client.sharings.update(
        sharing.id, project: films.hashedID, .init(canUpload: true))
      #expect(changed.canUpload == true)
      #expect(changed.canDownload == true)
      #expect(
        try await client.sharings.show(sharing.id, project: films.hashedID).canUpload == true)
      try await client.sharings.delete(sharing.id, project: films.hashedID)
      #expect(try await client.sharings.list(project: films.hashedID).all().isEmpty)
      #expect(
        await failure {
          _ = try await client.sharings.show(sharing.id, project: films.hashedID)
        }?.kind == .notFound)
    }
  }

  @Test(arguments: Dialect.allCases)
  func `customizations go round`(dialect: Dialect) async throws {
    try await with(dialect) { client in
      let resource = client.customizations
      let saved = try await resource.create(
        Customizations(values: [
          "playerColor": .string("ffffcc"), "controlsVisibleOnLoad": .bool(false),
        ]), for: Self.media)
      #expect(saved.values["controlsVisibleOnLoad"] == .string("false"))
      let changed = try await resource.update(
        Customizations(values: [
          "playerColor": .string("77dd77"), "controlsVisibleOnLoad": .null,
          "smallPlayButton": .bool(false),
        ]), for: Self.media)
      #expect(
        changed.values == ["playerColor": .string("77dd77"), "smallPlayButton": .string("false")])
      try await resource.enableCaptions(for: Self.media)
      let shown = try await resource.show(Self.media)
      #expect(shown.values["plugin"]?["captions-v1"]?["on"] == .string("true"))
      try await resource.delete(Self.media)
      #expect(try await resource.show(Self.media).values["playerColor"] == nil)
      #expect(await failure { _ = try await resource.show("nothere123") }?.kind == .notFound)
    }
  }

  @Test func `the method can be overridden`() async throws {
    try await with(client: { $0.overridesMethod = true }) { client in
      try await client.captions.update(
        for: Self.media, language: "eng", file: Self.upload(Self.srt + "\n"))
      #expect(try await client.medias.update(Self.media, .init(name: "x")).name == "x")
      _ = try await client.customizations.update(
        Customizations(values: ["a": .string("b")]), for: Self.media)
      try await client.captions.delete(for: Self.media, language: "eng")
      #expect(try await client.captions.index(for: Self.media).isEmpty)
    }
  }

  @Test func `all ways to say who asks are understood`() async throws {
    let only = { (settings: inout SandboxConfiguration) in
      settings.authentication = .tokens(["right"])
    }
    for credentials in [
      WistiaCredentials.bearer("right"), .basic(password: "right"),
      .basic(password: "right", user: "wistia"), .passwordParameter("right"),
    ] {
      try await with(sandbox: only, credentials: credentials) { client in
        #expect(try await client.account.show().name != nil)
        _ = try await client.medias.update(Self.media, .init(name: "x"))
        try await client.captions.update(
          for: Self.media, language: "eng", file: Self.upload())
      }
    }
    for credentials in [WistiaCredentials.bearer("wrong"), .anonymous] {
      try await with(sandbox: only, credentials: credentials) { client in
        let error = await failure { _ = try await client.account.show() }
        #expect(error?.kind == .unauthorized)
      }
    }
  }

  @Test func `three hundred medias are listed page by page`() async throws {
    let many = { (settings: inout SandboxConfiguration) in
      settings.seed.medias = (0..<301).map { .init(name: "Film \($0)") }
    }
    try await with(sandbox: many) { client in
      let medias = try await client.medias.list(paging: Paging(perPage: 100)).all()
      #expect(Set(medias.map(\.hashedID)).count == 301)
    }
  }

  @Test(arguments: [true, false])
  func `a dropped answer to a creation is found out`(isApplied: Bool) async throws {
    var rule = FaultRule()
    rule.method = "POST"
    rule.count = 1
    rule.drops = true
    rule.isApplied = isApplied
    try await with(sandbox: { $0.faults = [rule] }) { client in
      let creation = try await client.captions.create(
        for: Self.media, file: Self.upload(), language: "deu")
      #expect(creation == (isApplied ? .confirmed : .created))
      #expect(try await client.captions.index(for: Self.media).count == 2)
    }
  }

  @Test func `replacements and deletions survive dropped answers`() async throws {
    var rule = FaultRule()
    rule.path = "*/captions/*"
    rule.count = 2
    rule.resets = true
    try await with(sandbox: { $0.faults = [rule] }) { client in
      try await client.captions.update(
        for: Self.media, language: "eng", file: Self.upload(Self.srt + "x\n"))
      try await client.captions.delete(for: Self.media, language: "eng")
      #expect(try await client.captions.index(for: Self.media).isEmpty)
    }
  }

  @Test func `two hundred replacements at once use six connections at most`() async throws {
    // A seventh connection at one time would be closed, and nothing is sent a second time.
    try await with(
      client: { $0.retry = .never }, sandbox: { $0.limits.connections = 6 }
    ) { client in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          group.addTask {
            try await client.captions.update(
              for: Self.media, language: "eng",
              file: Self.upload(Self.srt.replacing("my", with: "\(number)")))
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
