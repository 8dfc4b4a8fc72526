// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import SandboxPool
import Testing
import WistiaAPI
import WistiaSandbox

/// What the document says of failures, and of wishes that are ignored, endpoint by endpoint, against
/// a sandbox of every generation of the API, in both formats.
struct DocumentedFailureTests {
  /// A video, an image, and a project that is shared with a group.
  private static let state = """
    {
      "account": {"name": "Films", "owner": "owner@example.com"},
      "projects": [
        {"id": 10, "hashed_id": "project001", "name": "Films", "sharings": [
          {"id": 20, "contact_id": 21, "contact_name": "Sales", "email": null}]},
        {"id": 11, "hashed_id": "project002", "name": "Other"}
      ],
      "medias": [
        {"id": 30, "hashed_id": "video00001", "project_id": 10, "name": "Film", "type": "Video"},
        {"id": 31, "hashed_id": "image00001", "project_id": 10, "name": "Still", "type": "Image"}
      ]
    }
    """

  private func with(
    _ dialect: Dialect, _ format: WistiaConfiguration.ResponseFormat = .json,
    _ body: (WistiaClient) async throws -> Void
  ) async throws {
    var settings = SandboxConfiguration()
    settings.dialect = dialect
    settings.threads = 1
    settings.initialState = Array(Self.state.utf8)
    settings.authentication = .tokens(["right"])
    try await SandboxPool.with(settings) { sandbox in
      var configuration = WistiaConfiguration()
      configuration.dialect =
        switch dialect {
        case .legacy2014: .legacy2014
        case .modern: .modern(version: nil)
        default: .v1
        }
      configuration.responseFormat = format
      let client = WistiaClient(
        baseURL: try WistiaBaseURL(sandbox.url), credentials: .bearer("right"),
        transport: CurlTransport(), configuration: configuration)
      try await body(client)
    }
  }

  private func failure(_ body: () async throws -> Void) async -> WistiaError? {
    await #expect(throws: WistiaError.self) { try await body() }
  }

  static let formats: [(Dialect, WistiaConfiguration.ResponseFormat)] =
    Dialect.allCases.map { ($0, .json) } + [(.legacy2014, .xml), (.v12017, .xml), (.v1, .xml)]

  @Test(arguments: formats)
  func `what is not there is not found`(
    dialect: Dialect, format: WistiaConfiguration.ResponseFormat
  ) async throws {
    try await with(dialect, format) { client in
      let gone = "nothere123"
      let set = Customizations(values: ["a": .string("b")])
      let failures = [
        await failure { _ = try await client.projects.show(gone) },
        await failure { _ = try await client.projects.update(gone, .init(name: "x")) },
        await failure { _ = try await client.projects.delete(gone) },
        await failure { _ = try await client.projects.copy(gone) },
        await failure { _ = try await client.sharings.list(project: gone).all() },
        await failure { _ = try await client.sharings.show("20", project: gone) },
        await failure { _ = try await client.sharings.show("99", project: "project001") },
        await failure { _ = try await client.sharings.create(project: gone, with: "a@b.example") },
        await failure {
          _ = try await client.sharings.update("99", project: "project001", .init(canShare: true))
        },
        await failure { _ = try await client.sharings.delete("99", project: "project001") },
        await failure { _ = try await client.medias.show(gone) },
        await failure { _ = try await client.medias.update(gone, .init(name: "x")) },
        await failure { _ = try await client.medias.delete(gone) },
        await failure { _ = try await client.medias.copy(gone) },
        await failure { _ = try await client.medias.stats(gone) },
        await failure { _ = try await client.customizations.show(gone) },
        await failure { _ = try await client.customizations.create(set, for: gone) },
        await failure { _ = try await client.customizations.update(set, for: gone) },
        await failure { try await client.customizations.delete(gone) },
      ]
      for (index, error) in failures.enumerated() {
        #expect(error?.kind == .notFound, "\(index): \(String(describing: error))")
        #expect(error?.status == 404, "\(index)")
      }
    }
  }

  @Test(arguments: formats)
  func `what is not possible is refused with its reason`(
    dialect: Dialect, format: WistiaConfiguration.ResponseFormat
  ) async throws {
    try await with(dialect, format) { client in
      let stats = await failure { _ = try await client.medias.stats("image00001") }
      #expect(stats?.status == 400)
      #expect(stats?.message.contains("videos only") == true)
      let still = await failure {
        _ = try await client.medias.update("video00001", .init(newStillMedia: "video00001"))
      }
      #expect(still?.status == 400)
      #expect(still?.message.contains("must be an image") == true)
      _ = try await client.medias.update("video00001", .init(newStillMedia: "image00001"))
      let group = await failure {
        _ = try await client.sharings.update("20", project: "project001", .init(isAdmin: true))
      }
      #expect(group?.status == 400)
      #expect(group?.message.contains("Groups may not be project admins.") == true)
      let sharing = try await client.sharings.show("20", project: "project001")
      #expect(sharing.share?.type == "ContactGroup")
      #expect(sharing.share?.email == nil)
      let nameless = await failure {
        _ = try await client.projects.update("project001", .init(name: ""))
      }
      #expect(nameless?.status == 400)
    }
  }

  @Test(arguments: formats)
  func `a wrong owner or project is ignored`(
    dialect: Dialect, format: WistiaConfiguration.ResponseFormat
  ) async throws {
    try await with(dialect, format) { client in
      let kept = try await client.medias.copy(
        "video00001", toProject: "nothere123", owner: "nobody@example.com")
      #expect(kept.project?.name == "Films")
      let moved = try await client.medias.copy("video00001", toProject: "project002")
      #expect(moved.project?.name == "Other")
      #expect(try await client.medias.list(.init(type: .image)).all().map(\.name) == ["Still"])
      #expect(try await client.medias.list(project: "project002").all().count == 1)
      _ = try await client.projects.copy("project001", adminEmail: "nobody@example.com")
    }
  }

  @Test(arguments: Dialect.allCases)
  func `every endpoint refuses wrong credentials, and is not tried again`(
    dialect: Dialect
  ) async throws {
    var settings = SandboxConfiguration()
    settings.dialect = dialect
    settings.threads = 1
    settings.authentication = .tokens(["right"])
    let sandbox = try await WistiaSandbox.start(settings)
    let client = WistiaClient(
      baseURL: try WistiaBaseURL(sandbox.url), credentials: .bearer("wrong"),
      transport: CurlTransport())
    let file = CaptionUpload(Array("1\n".utf8))
    let calls: [@Sendable () async throws -> Void] = [
      { _ = try await client.account.show() }, { _ = try await client.projects.list().all() },
      { _ = try await client.projects.create(.init(name: "x")) },
      { _ = try await client.medias.list().all() },
      { _ = try await client.captions.index(for: "m") },
      { try await client.captions.create(for: "m", file: file, language: "fra") },
      { try await client.captions.update(for: "m", language: "eng", file: file) },
      { try await client.captions.delete(for: "m", language: "eng") },
      { _ = try await client.captions.purchase(for: "m", confirmingChargeFor: "m") },
      { try await client.customizations.delete("m") },
    ]
    for call in calls {
      let error = await failure(call)
      #expect(error?.kind == .unauthorized)
      #expect(error?.serverCode == "unauthorized_credentials")
    }
    #expect(sandbox.requests.count == calls.count)
    await sandbox.stop()
  }

  @Test func `one set of captions a media is said where another language is refused`() async throws
  {
    var settings = SandboxConfiguration()
    settings.dialect = .legacy2014
    settings.threads = 1
    settings.ambiguities.captionsPerMedia = .one
    settings.seed.medias = [
      .init(name: "A", hashedID: "abc123defg", captions: ["eng": Array("1\n".utf8)])
    ]
    let sandbox = try await WistiaSandbox.start(settings)
    var configuration = WistiaConfiguration()
    configuration.dialect = .legacy2014
    let client = WistiaClient(
      baseURL: try WistiaBaseURL(sandbox.url), credentials: .bearer("t"),
      transport: CurlTransport(), configuration: configuration)
    let error = await failure {
      try await client.captions.create(
        for: "abc123defg", file: CaptionUpload(Array("1\n".utf8)), language: "spa")
    }
    await sandbox.stop()
    #expect(error?.status == 400)
    #expect(error?.message.contains("has captions in eng, and some servers allow one set") == true)
  }
}
