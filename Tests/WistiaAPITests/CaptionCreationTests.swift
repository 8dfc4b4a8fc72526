// SPDX-License-Identifier: Apache-2.0

import CurlTransport
import HTTPTransport
import ScriptedServer
import Synchronization
import Testing
import WistiaAPI
import WorkLimits

@Suite(.workLimit(seconds: 300)) struct CaptionCreationTests {
  private static let text = "1\n00:00:00,000 --> 00:00:01,000\nQ&A + 100%\n"
  private static let upload = CaptionUpload(Array(text.utf8), fileName: "a.srt")

  /// An account with one media, whose answers to creations may be lost before or after the write.
  private final class Media: Sendable {
    enum Loss: Sendable { case none, afterWrite, beforeWrite }
    let tracks = Mutex<[String: String]>([:])
    let losses: Mutex<[Loss]>

    init(_ losses: Loss...) { self.losses = Mutex(losses) }

    func answer(_ request: HTTPRequest) -> StubTransport.Answer {
      guard request.method == .post else {
        let list = tracks.withLock { tracks in
          tracks.map { JSONValue.object(["language": .string($0), "text": .string($1)]) }
        }
        let body = (try? JSONValue.array(list).serialized()) ?? []
        return .success(HTTPResponse(status: 200, body: body))
      }
      let loss = losses.withLock { $0.isEmpty ? .none : $0.removeFirst() }
      if loss == .beforeWrite { return .lost }
      let isNew = tracks.withLock { tracks in
        tracks["fra"].map { _ in false }
          ?? {
            tracks["fra"] = text; return true
          }()
      }
      if loss == .afterWrite { return .lost }
      return .status(isNew ? 200 : 400)
    }
  }

  private func create(_ media: Media) async -> (Result<CaptionCreation, WistiaError>, Int) {
    let transport = StubTransport { request, _ in media.answer(request) }
    let client = WistiaClient.stub(transport)
    do throws(WistiaError) {
      let creation = try await client.captions.create(
        for: "m", file: Self.upload, language: "fra")
      return (.success(creation), transport.requests.count { $0.method == .post })
    } catch {
      return (.failure(error), transport.requests.count { $0.method == .post })
    }
  }

  /// A server whose index shows new captions only after a while.
  @Test func `captions that appear late are still recognized`() async throws {
    let transport = StubTransport { request, ordinal in
      switch ordinal {
      case 1: .lost
      case 2: .status(200, "[]")
      case 3: .status(400)
      default:
        .status(
          200, #"[{"language":"fre","text":"1\n00:00:00,000 --> 00:00:01,000\nQ&amp;A + 100%"}]"#)
      }
    }
    let creation = try await WistiaClient.stub(transport).captions.create(
      for: "m", file: Self.upload, language: "fra")
    #expect(creation == .confirmed)
    #expect(transport.requests.map(\.method) == [.post, .get, .post, .get])
  }

  @Test func `an answer is believed`() async throws {
    let (result, posts) = await create(Media())
    #expect(try result.get() == .created)
    #expect(posts == 1)
  }

  @Test func `a lost answer is confirmed by looking, not by sending again`() async throws {
    let (result, posts) = await create(Media(.afterWrite))
    #expect(try result.get() == .confirmed)
    #expect(posts == 1)
  }

  @Test func `a lost request is sent again once its absence is seen`() async throws {
    let (result, posts) = await create(Media(.beforeWrite, .beforeWrite, .none))
    #expect(try result.get() == .created)
    #expect(posts == 3)
  }

  @Test func `a request lost for good is an unknown outcome after five attempts`() async throws {
    let (result, posts) = await create(
      Media(.beforeWrite, .beforeWrite, .beforeWrite, .beforeWrite, .beforeWrite, .beforeWrite))
    guard case .failure(let error) = result else {
      Issue.record("created")
      return
    }
    #expect(error.kind == .unknownOutcome)
    #expect(posts == 5)
  }

  @Test func `another text in the language stops everything`() async throws {
    let media = Media(.beforeWrite)
    media.tracks.withLock { $0["fre"] = "1\n00:00:00,000 --> 00:00:01,000\nother\n" }
    let (result, posts) = await create(media)
    guard case .failure(let error) = result else {
      Issue.record("created")
      return
    }
    #expect(error.kind == .unknownOutcome)
    #expect(error.message.contains("fre with another text"))
    #expect(posts == 1)
  }

  @Test(arguments: [
    "\u{FEFF}" + text, text.replacing("\n", with: "\r\n"), text.replacing("&", with: "&amp;"),
    text + "\n\n", String(text.dropLast()),
  ])
  func `what servers change does not count`(stored: String) async throws {
    let media = Media(.beforeWrite)
    media.tracks.withLock { $0["fra"] = stored }
    let (result, posts) = await create(media)
    #expect(try result.get() == .confirmed)
    #expect(posts == 1)
  }

  @Test func `captions that exist are named`() async throws {
    let media = Media()
    media.tracks.withLock { $0["fra"] = "x" }
    let (result, posts) = await create(media)
    guard case .failure(let error) = result else {
      Issue.record("created")
      return
    }
    #expect(error.kind == .alreadyExists)
    #expect(error.message.contains("already has captions in fra"))
    #expect(posts == 1)
  }

  @Test func `a refused code is tried once in its other form`() async throws {
    let transport = StubTransport { request, _ in
      if request.method == .get { return .status(200, "[]") }
      return request.text.contains("language=fre") ? .status(200) : .status(400)
    }
    let client = WistiaClient.stub(transport)
    let creation = try await client.captions.create(
      for: "m", file: Self.upload, language: "fra")
    #expect(creation == .created)
    #expect(transport.requests.map(\.method) == [.post, .get, .post])
  }

  @Test func `a code without another form is refused once`() async throws {
    let transport = StubTransport { request, _ in
      request.method == .get ? .status(200, "[]") : .status(400, #"{"error":"bad"}"#)
    }
    let client = WistiaClient.stub(transport)
    let error = await #expect(throws: WistiaError.self) {
      try await client.captions.create(for: "m", file: Self.upload, language: "eng")
    }
    #expect(error?.kind == .refused)
    #expect(error?.serverMessage == "bad")
    #expect(transport.requests.count { $0.method == .post } == 1)
  }

  /// The same over real connections, where libcurl itself might repeat.
  @Test func `a lost answer on a warm connection is not repeated by libcurl`() async throws {
    let created = Mutex(false)
    let server = try ScriptedServer { connection in
      while let request = connection.readRequest() {
        if request.method == "POST" {
          created.withLock { $0 = true }
          return
        }
        let text = (try? JSONValue.string(Self.text).serialized()) ?? []
        let track = #"{"language":"fra","text":\#(String(decoding: text, as: UTF8.self))}"#
        connection.respond(200, body: created.withLock { $0 } ? "[\(track)]" : "[]")
      }
    }
    defer { server.stop() }
    var configuration = WistiaConfiguration()
    configuration.retry.firstDelay = .milliseconds(1)
    let client = WistiaClient(
      baseURL: try WistiaBaseURL(server.url + "/v1"), credentials: .bearer("t"),
      transport: CurlTransport(), configuration: configuration)
    #expect(try await client.captions.index(for: "m").isEmpty)
    let creation = try await client.captions.create(
      for: "m", file: Self.upload, language: "fra")
    #expect(creation == .confirmed)
    #expect(server.requests.count { $0.method == "POST" } == 1)
  }
}
