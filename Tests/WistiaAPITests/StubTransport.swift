// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization

/// A transport whose answers a test decides, request by request.
final class StubTransport: HTTPTransporting {
  typealias Answer = Result<HTTPResponse, HTTPTransportError>

  private let log = Mutex<[HTTPRequest]>([])
  private let answer: @Sendable (HTTPRequest, _ ordinal: Int) -> Answer

  /// Every request, in order.
  var requests: [HTTPRequest] { log.withLock { $0 } }

  init(answer: @escaping @Sendable (HTTPRequest, _ ordinal: Int) -> Answer) {
    self.answer = answer
  }

  /// Answers with the given ones in turn; the last one stays.
  convenience init(_ answers: Answer...) {
    self.init { _, ordinal in answers[min(ordinal, answers.count) - 1] }
  }

  func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
    let ordinal = log.withLock { log in
      log.append(request)
      return log.count
    }
    return try answer(request, ordinal).get()
  }
}

extension Result where Success == HTTPResponse, Failure == HTTPTransportError {
  static func status(_ status: Int, _ body: String = "", _ headers: [HTTPHeader] = []) -> Self {
    .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
  }

  /// The answer was lost after the request was sent.
  static var lost: Self {
    .failure(
      HTTPTransportError(kind: .connectionLost, message: "lost", mayHaveBeenSent: true))
  }

  /// Nothing was sent.
  static var refused: Self {
    .failure(
      HTTPTransportError(kind: .notConnected, message: "refused", mayHaveBeenSent: false))
  }
}

extension HTTPRequest {
  /// Path and query, and the method before them.
  var line: String {
    let path = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)[3]
    return "\(method.rawValue) /\(path)"
  }

  /// The body as text, parts one below the other.
  var text: String {
    switch body {
    case .none: ""
    case .bytes(let bytes, _): String(decoding: bytes, as: UTF8.self)
    case .multipart(let parts):
      parts.map { part in
        guard case .bytes(let bytes) = part.content else { return "\(part.name)=(stream)" }
        let file = part.fileName.map { "@\($0):" } ?? ""
        return "\(part.name)=\(file)\(String(decoding: bytes, as: UTF8.self))"
      }.joined(separator: "\n")
    }
  }
}
