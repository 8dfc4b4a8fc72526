// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing

@testable import CurlTransport

@Suite struct RequestCheckTests {
  private func refusal(
    _ request: HTTPRequest, configuration: CurlConfiguration = CurlConfiguration()
  ) -> HTTPTransportError? {
    do throws(HTTPTransportError) {
      _ = try RequestCheck.check(
        request, library: CurlLibrary.shared.get(), configuration: configuration)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "http://example.com/", "http://127.0.0.1.example.com/", "http://localhost.example.com/",
    "http://128.0.0.1/", "http://[::2]/", "http://0.0.0.0/", "ftp://localhost/", "file:///etc",
    "//localhost/", "", "http:///", "http://user:pass@localhost/", "https://token@example.com/",
    "http://localhost@example.com/", "http://example.com\\@localhost/",
    "http://localhost/\r\nX: y", "http://localhost/\0", "http://localhost/a\u{7F}",
  ])
  func `is refused before anything is sent`(url: String) {
    let error = refusal(HTTPRequest(method: .get, url: url))
    #expect(error?.kind == .invalidRequest)
    #expect(error?.mayHaveBeenSent == false)
  }

  @Test(arguments: [
    "https://example.com/v1/a%20b", "http://localhost:8080/", "http://LOCALHOST/",
    "http://127.0.0.1/", "http://127.1/", "http://127.3.2.1:1/", "http://[::1]:8080/v1",
  ])
  func `may be sent`(url: String) {
    #expect(refusal(HTTPRequest(method: .get, url: url)) == nil)
  }

  @Test func `plain http elsewhere must be asked for`() {
    var configuration = CurlConfiguration()
    configuration.allowsPlainHTTP = true
    let request = HTTPRequest(method: .get, url: "http://example.com/")
    #expect(refusal(request, configuration: configuration) == nil)
  }

  @Test(arguments: ["a\r\nEvil: 1", "a\nb", "a\rb", "a\0b", "\u{1}"])
  func `nothing can smuggle a line`(text: String) {
    let url = "http://localhost/"
    let requests = [
      HTTPRequest(method: .get, url: url, headers: [HTTPHeader("X", text)]),
      HTTPRequest(method: .get, url: url, headers: [HTTPHeader(text, "x")]),
      HTTPRequest(method: .post, url: url, body: .bytes([], contentType: text)),
      HTTPRequest(method: .post, url: url, body: .multipart([.init(name: text, content: [])])),
      HTTPRequest(
        method: .post, url: url,
        body: .multipart([.init(name: "x", fileName: text, content: [])])),
      HTTPRequest(
        method: .post, url: url,
        body: .multipart([.init(name: "x", contentType: text, content: [])])),
    ]
    for request in requests { #expect(refusal(request)?.kind == .invalidRequest) }
  }

  @Test(arguments: ["", "a b", "a:", "ä", "a(b"])
  func `a header's name must be a token`(name: String) {
    let request = HTTPRequest(
      method: .get, url: "http://localhost/", headers: [HTTPHeader(name, "x")])
    #expect(refusal(request)?.kind == .invalidRequest)
  }

  @Test func `a library that is not there says how to get it`() {
    guard case .failure(let error) = CurlLibrary.load(["libcurl-not-there.so"]) else {
      Issue.record("loaded something")
      return
    }
    #expect(error.kind == .unavailable)
    #expect(error.message.contains("apt-get install libcurl4"))
  }
}
