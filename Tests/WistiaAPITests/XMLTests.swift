// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing

@testable import WistiaAPI

@Suite struct XMLTests {
  private func client(_ body: String) -> (WistiaClient, StubTransport) {
    let transport = StubTransport(.status(200, body))
    return (WistiaClient.stub(transport) { $0.responseFormat = .xml }, transport)
  }

  @Test func `a project is the same as in JSON`() async throws {
    let (client, transport) = client(DocumentExamples.projectXML)
    let project = try await client.projects.show("4d23503f70")
    #expect(project.id == 22570)
    #expect(project.name == "Talks & more")
    #expect(project.mediaCount == 2)
    #expect(project.anonymousCanDownload == true)
    #expect(project.created != nil)
    #expect(project.medias.map(\.name) == ["One"])
    #expect(transport.requests[0].line == "GET /v1/projects/4d23503f70.xml")
    #expect(transport.requests[0].headers.contains(HTTPHeader("Accept", "application/xml")))
  }

  @Test func `lists, sharings, statistics and links are read`() async throws {
    let media = try #require(
      try await client(DocumentExamples.mediasXML).0.medias.list(
        paging: Paging(maximumPages: 1)
      ).all().first)
    #expect(media.duration == 167.5)
    #expect(media.description == "<p>A visit</p>")
    #expect(media.assets.first?.fileSize == 23_695_556)
    #expect(media.thumbnail?.height == 60)
    let sharing = try #require(
      try await client(DocumentExamples.sharingsXML).0.sharings.list(
        project: "p", paging: Paging(maximumPages: 1)
      ).all().first)
    #expect(sharing.isAdmin == true)
    #expect(sharing.share?.email == "jim@example.com")
    let stats = try await client(DocumentExamples.statsXML).0.medias.stats("g5pnf59ala")
    #expect(stats.plays == 46)
    let (client, _) = client("<url><activation>http://x.example/a</activation></url>")
    #expect(
      try await client.sharings.create(project: "p", with: "a@b.example")
        == .activation(url: "http://x.example/a"))
  }

  @Test(arguments: ["<medias></medias>", "<medias/>", "<medias type=\"array\"/>"])
  func `an empty list is empty`(body: String) async throws {
    #expect(try await client(body).0.medias.list().all().isEmpty)
  }

  @Test func `captions and customizations stay JSON`() async throws {
    let (client, transport) = client("[]")
    _ = try await client.captions.index(for: "m")
    #expect(transport.requests[0].line == "GET /v1/medias/m/captions.json")
  }

  @Test func `names with dashes and nil are Rails, and are read`() async throws {
    let (client, _) = client(
      "<project><hashed-id>h</hashed-id><media-count type=\"integer\">3</media-count>"
        + "<description nil=\"true\"/></project>")
    let project = try await client.projects.show("h")
    #expect(project.hashedID == "h")
    #expect(project.mediaCount == 3)
    #expect(project.description == nil)
  }

  @Test(arguments: [
    "<project><updated>x</updated</project>", "<project>", "<a></b>", "<",
    "<!DOCTYPE a [<!ENTITY b \"c\">]><project><id>&b;</id></project>",
    String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100),
  ])
  func `what is malformed or dangerous is an error`(body: String) async throws {
    let (client, _) = client(body)
    let error = await #expect(throws: WistiaError.self) { try await client.projects.show("p") }
    #expect(error?.kind == .unreadable)
  }

  @Test func `entities cannot grow`() {
    var bomb = "<!DOCTYPE l [<!ENTITY l0 \"lol\">"
    for level in 1..<12 {
      let references = String(repeating: "&l\(level - 1);", count: 10)
      bomb += "<!ENTITY l\(level) \"\(references)\">"
    }
    bomb += "]><l>&l11;</l>"
    #expect(throws: AnswerFailure.self) { try XMLElement(parsing: Array(bomb.utf8)) }
  }
}
