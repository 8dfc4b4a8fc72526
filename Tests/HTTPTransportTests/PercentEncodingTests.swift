// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Testing

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("abcXYZ09-._~", "abcXYZ09-._~"), ("a b/c?d=e&f#g%", "a%20b%2Fc%3Fd%3De%26f%23g%25"),
    ("é", "%C3%A9"), ("..", ".."), ("\r\n", "%0D%0A"), ("+", "%2B"),
  ])
  func `a component keeps its bytes`(text: String, expected: String) {
    #expect(PercentEncoding.component(text) == expected)
  }

  @Test func `a form writes spaces as plus and escapes the rest`() {
    #expect(
      PercentEncoding.form([("a b", "Q&A + 100%"), ("c", "")]) == "a+b=Q%26A+%2B+100%25&c=")
  }

  @Test func `a query writes spaces as escapes`() {
    #expect(PercentEncoding.query([("name", "A New Hope")]) == "name=A%20New%20Hope")
  }

  @Test func `a form body states its type`() {
    guard case .bytes(let bytes, let type) = HTTPBody.form([("a", "1\n2")]) else {
      Issue.record("not bytes")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "a=1%0A2")
    #expect(type == "application/x-www-form-urlencoded")
  }

  @Test func `headers are found without regard to case`() {
    let answer = HTTPResponse(status: 200, headers: [HTTPHeader("Retry-After", "1")])
    #expect(answer.header("retry-after") == "1")
    #expect(answer.header("location") == nil)
  }

  @Test func `only a stream cannot be repeated`() {
    #expect(HTTPBody.none.isRepeatable)
    #expect(HTTPBody.multipart([.init(name: "a", content: [1])]).isRepeatable)
    let stream = HTTPFormPart(
      name: "a", fileName: nil, contentType: nil, content: .stream(length: 0) { _ in [] })
    #expect(!HTTPBody.multipart([stream]).isRepeatable)
  }
}
