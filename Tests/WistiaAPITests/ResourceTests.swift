// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import HTTPTransport
import Testing
import WistiaAPI

/// Every endpoint of the document: what is sent, and what is read of its example.
@Suite struct ResourceTests {
  private func client(_ answers: StubTransport.Answer...) -> (WistiaClient, StubTransport) {
    let transport = StubTransport { _, ordinal in answers[min(ordinal, answers.count) - 1] }
    return (WistiaClient.stub(transport), transport)
  }

  @Test func `projects are listed, shown, made, changed, deleted and copied`() async throws {
    let (client, transport) = client(.status(200, DocumentExamples.project))
    let project = try await client.projects.show("4d23503f70")
    #expect(project.id == 22570)
    #expect(project.hashedID == "4d23503f70")
    #expect(project.name == "Talks")
    #expect(project.description == "All talks")
    #expect(project.mediaCount == 2)
    #expect(project.created == Date(timeIntervalSince1970: 1_281_725_259))
    #expect(project.anonymousCanUpload == false)
    #expect(project.anonymousCanDownload == true)
    #expect(project.isPublic == false)
    #expect(project.publicID == "4bD")
    let settings = Projects.Settings(
      name: "A & B", adminEmail: "a@b.example", anonymousCanUpload: true,
      anonymousCanDownload: false, isPublic: true)
    _ = try await client.projects.create(settings)
    _ = try await client.projects.update("p", Projects.Settings(name: "Jeff's First Project"))
    #expect(try await client.projects.delete("p")?.name == "Talks")
    _ = try await client.projects.copy("p")
    _ = try await client.projects.copy("p", adminEmail: "a@b.example")
    #expect(
      transport.requests.map { "\($0.line) \($0.text)" } == [
        "GET /v1/projects/4d23503f70.json ",
        "POST /v1/projects.json name=A+%26+B&adminEmail=a%40b.example&anonymousCanUpload=1"
          + "&anonymousCanDownload=0&public=1",
        "PUT /v1/projects/p.json name=Jeff%27s+First+Project",
        "DELETE /v1/projects/p.json ", "POST /v1/projects/p/copy.json ",
        "POST /v1/projects/p/copy.json adminEmail=a%40b.example",
      ])
    #expect(
      transport.requests.map(\.requiresFreshConnection) == [false, true, false, true, true, true])
  }

  /// The document shows each list with what it is a list of, twice.
  @Test func `lists hold what is shown one by one`() async throws {
    let list = { (elements: String...) in
      StubTransport(.status(200, "[\(elements.joined(separator: ","))]"))
    }
    let paging = Paging(maximumPages: 1)
    let second = DocumentExamples.project.replacing("4d23503f70", with: "5e")
    let projects = try await WistiaClient.stub(list(DocumentExamples.project, second))
      .projects.list(paging: paging).all()
    #expect(projects.map(\.hashedID) == ["4d23503f70", "5e"])
    #expect(projects.map(\.publicID) == ["4bD", "4bD"])
    let sharings = try await WistiaClient.stub(
      list(DocumentExamples.sharing, DocumentExamples.groupSharing)
    ).sharings.list(project: "p", paging: paging).all()
    #expect(sharings.map(\.id) == ["14", "15"])
    #expect(sharings.map(\.share?.email) == ["jim@example.com", nil])
    let medias = try await WistiaClient.stub(
      list(DocumentExamples.media, DocumentExamples.updatedMedia)
    ).medias.list(paging: paging).all()
    #expect(medias.map(\.assets.count) == [2, 0])
    #expect(medias.map(\.project?.name) == ["Visits", nil])
  }

  @Test func `a project shows its medias`() async throws {
    let (client, _) = client(.status(200, DocumentExamples.projectWithMedias))
    let project = try await client.projects.show("ln2k6qwi9k")
    #expect(project.medias.map(\.hashedID) == ["azh1x9nesb"])
    #expect(project.medias.first?.duration == 167.29)
  }

  @Test func `a project without a name is not sent`() async throws {
    let (client, transport) = client(.status(201))
    for name in [nil, ""] {
      let error = await #expect(throws: WistiaError.self) {
        try await client.projects.create(Projects.Settings(name: name))
      }
      #expect(error?.kind == .configuration)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test func `sharings are shown, made, changed and deleted`() async throws {
    let (client, transport) = client(
      .status(200, DocumentExamples.sharing), .status(200, DocumentExamples.groupSharing),
      .status(201, #"{ "project": "http://x.example/projects/13" }"#),
      .status(201, #"{ "activation": "http://x.example/activate" }"#),
      .status(200, DocumentExamples.sharing))
    let sharing = try await client.sharings.show("14", project: "p")
    #expect(sharing.id == "14")
    #expect(sharing.isAdmin == true)
    #expect(sharing.canUpload == false)
    #expect(sharing.share?.email == "jim@example.com")
    #expect(sharing.project?.name == "My Project")
    let group = try await client.sharings.show("15", project: "p")
    #expect(group.share?.type == "ContactGroup")
    #expect(group.share?.email == nil)
    let rights = Sharings.Rights(canShare: true, canDownload: false, isAdmin: true)
    #expect(
      try await client.sharings.create(
        project: "p", with: "a@b.example", rights: rights, requirePassword: false, notify: true)
        == .project(url: "http://x.example/projects/13"))
    #expect(
      try await client.sharings.create(project: "p", with: "a@b.example")
        == .activation(url: "http://x.example/activate"))
    _ = try await client.sharings.update("14", project: "p", rights)
    try await client.sharings.delete("14", project: "p")
    #expect(
      transport.requests.dropFirst(2).map { "\($0.line) \($0.text)" } == [
        "POST /v1/projects/p/sharings.json with=a%40b.example&canShare=1&canDownload=0"
          + "&requirePassword=0&sendEmailNotification=1",
        "POST /v1/projects/p/sharings.json with=a%40b.example",
        "PUT /v1/projects/p/sharings/14.json canShare=1&canDownload=0&isAdmin=1",
        "DELETE /v1/projects/p/sharings/14.json ",
      ])
  }

  @Test func `medias are shown, changed, deleted, copied and counted`() async throws {
    let (client, transport) = client(
      .status(200, DocumentExamples.media), .status(200, DocumentExamples.updatedMedia),
      .status(200, DocumentExamples.updatedMedia), .status(201, DocumentExamples.media),
      .status(200, DocumentExamples.stats))
    let media = try await client.medias.show("v80gyfkt28")
    #expect(media.id == 4_489_021)
    #expect(media.type == .video)
    #expect(media.status == .ready)
    #expect(media.progress == 1)
    #expect(media.duration == 167.5)
    #expect(media.section == "Part 1")
    #expect(media.updated == Date(timeIntervalSince1970: 1_382_993_592))
    #expect(media.thumbnail?.width == 100)
    #expect(media.project?.hashedID == "ln2k6qwi9k")
    #expect(media.assets.map(\.type) == ["OriginalFile", "IphoneVideoFile"])
    #expect(media.assets.first?.fileSize == 23_695_556)
    let changed = try await client.medias.update(
      "x8fiv4y2mc",
      Medias.Changes(name: "A New Hope", newStillMedia: "img", description: "<p>x</p>"))
    #expect(changed.name == "A New Hope")
    #expect(changed.description == nil)
    #expect(try await client.medias.delete("w3fpuwlec9")?.hashedID == "x8fiv4y2mc")
    _ = try await client.medias.copy("m", toProject: "p", owner: "a@b.example")
    let stats = try await client.medias.stats("g5pnf59ala")
    #expect(stats.pageLoads == 147)
    #expect(stats.visitors == 20)
    #expect(stats.percentOfVisitorsClickingPlay == 50)
    #expect(stats.plays == 46)
    #expect(stats.averagePercentWatched == 23)
    #expect(
      transport.requests.map { "\($0.line) \($0.text)" } == [
        "GET /v1/medias/v80gyfkt28.json ",
        "PUT /v1/medias/x8fiv4y2mc.json name=A+New+Hope&new_still_media_id=img"
          + "&description=%3Cp%3Ex%3C%2Fp%3E",
        "DELETE /v1/medias/w3fpuwlec9.json ",
        "POST /v1/medias/m/copy.json project_id=p&owner=a%40b.example",
        "GET /v1/medias/g5pnf59ala/stats.json ",
      ])
  }

  @Test func `an answer of success without a body is read again or needs none`() async throws {
    let (client, transport) = client(.status(200), .status(200, DocumentExamples.media))
    #expect(try await client.medias.update("m", .init(name: "x")).hashedID == "v80gyfkt28")
    #expect(transport.requests.map(\.method) == [.put, .get])
    let (other, _) = self.client(.status(200))
    #expect(try await other.medias.delete("m") == nil)
  }

  @Test func `what was made is asked for where only Location names it`() async throws {
    let location = HTTPHeader("Location", "https://x.example/v1/medias/abc.json?x=1")
    let (client, transport) = client(
      .status(201, "", [location]), .status(200, DocumentExamples.media),
      .status(201, " ", [HTTPHeader("Location", "/v1/projects/4d23503f70.json")]),
      .status(200, DocumentExamples.project), .status(201))
    #expect(try await client.medias.copy("m").hashedID == "v80gyfkt28")
    #expect(try await client.projects.create(.init(name: "x")).name == "Talks")
    let error = await #expect(throws: WistiaError.self) { try await client.projects.copy("p") }
    #expect(error?.kind == .unreadable)
    #expect(error?.message.contains("neither body nor Location says which") == true)
    #expect(try await client.sharings.create(project: "p", with: "a@b.example") == .unstated)
    #expect(
      transport.requests.map(\.line) == [
        "POST /v1/medias/m/copy.json", "GET /v1/medias/abc.json", "POST /v1/projects.json",
        "GET /v1/projects/4d23503f70.json", "POST /v1/projects/p/copy.json",
        "POST /v1/projects/p/sharings.json",
      ])
  }

  @Test func `the account and the token are told`() async throws {
    let (client, _) = client(.status(200, DocumentExamples.account), .status(404))
    let account = try await client.account.show()
    #expect(account.id == 12)
    #expect(account.name == "Brendan")
    #expect(account.url == "http://brendan.example.com")
    #expect(try await client.account.token() == nil)
  }

  @Test(arguments: [
    (200, 404, true, true), (200, 403, true, false), (401, 401, false, false),
    (200, 400, true, nil), (200, 501, true, nil),
  ])
  func `what a token may do is found out without doing it`(
    read: Int, change: Int, mayRead: Bool?, mayChange: Bool?
  ) async throws {
    let (client, transport) = client(.status(read, "[]"), .status(change))
    let abilities = try await client.account.abilities()
    #expect(abilities.mayRead == mayRead)
    #expect(abilities.mayChange == mayChange)
    #expect(
      transport.requests.map { "\($0.line) \($0.text)" } == [
        "GET /v1/medias.json?page=1&per_page=1 ", "PUT /v1/medias/captions-auth-check.json ",
      ])
  }

  @Test func `customizations are JSON both ways`() async throws {
    let (client, transport) = client(.status(200, DocumentExamples.customizations))
    let shown = try await client.customizations.show("m")
    #expect(shown.values["autoPlay"] == .string("false"))
    #expect(shown.values["plugin"]?["socialbar-v1"]?["height"] == .string("25"))
    let values: [String: JSONValue] = ["playerColor": .string("77dd77"), "autoPlay": .null]
    _ = try await client.customizations.create(Customizations(values: values), for: "m")
    _ = try await client.customizations.update(Customizations(values: values), for: "m")
    try await client.customizations.delete("m")
    let json = #"{"autoPlay":null,"playerColor":"77dd77"}"#
    #expect(
      transport.requests.map { "\($0.line) \($0.text)" } == [
        "GET /v1/medias/m/customizations.json ", "POST /v1/medias/m/customizations.json \(json)",
        "PUT /v1/medias/m/customizations.json \(json)",
        "DELETE /v1/medias/m/customizations.json ",
      ])
    // A replacement by POST is idempotent; a DELETE that a transport sent twice would find nothing.
    #expect(transport.requests.map(\.requiresFreshConnection) == [false, false, false, true])
  }

  @Test func `switching captions on keeps what else is set of plug-ins`() async throws {
    let (client, transport) = client(.status(200, DocumentExamples.customizations))
    try await client.customizations.enableCaptions(for: "m")
    #expect(
      transport.requests.last?.text
        == #"{"plugin":{"captions-v1":{"on":"true","onByDefault":"false"},"#
        + #""socialbar-v1":{"buttons":"embed-twitter-facebook","height":"25"}}}"#)
  }

  @Test(arguments: [(nil, "true"), (false, "false"), (true, "true")])
  func `switching captions on leaves whether they are shown at first`(
    onByDefault: Bool?, set: String
  ) async throws {
    let (client, transport) = client(
      .status(
        200, #"{"plugin":{"captions-v1":{"on":"false","onByDefault":"true","language":"fra"}}}"#))
    try await client.customizations.enableCaptions(for: "m", onByDefault: onByDefault)
    #expect(
      transport.requests.last?.text
        == #"{"plugin":{"captions-v1":{"language":"fra","on":"true","onByDefault":"\#(set)"}}}"#)
  }

  @Test(arguments: ["projects", "sharings", "medias"])
  func `what may not be repeated is not`(resource: String) async throws {
    for answer: StubTransport.Answer in [.lost, .status(500), .status(502)] {
      let (client, transport) = client(answer)
      let error = await #expect(throws: WistiaError.self) {
        switch resource {
        case "projects": _ = try await client.projects.create(.init(name: "x"))
        case "sharings": _ = try await client.sharings.create(project: "p", with: "a@b.example")
        default: _ = try await client.medias.copy("m")
        }
      }
      #expect(error?.kind == .unknownOutcome)
      #expect(transport.requests.count == 1)
    }
  }
}
