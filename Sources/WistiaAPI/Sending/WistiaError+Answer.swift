// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// Errors from answers and from their absence.
extension WistiaError {
  /// The error of an answer that is not a success.
  init(
    answer response: HTTPResponse, call: APICall, builder: RequestBuilder, retryAfter: Duration?,
    isOutcomeUnknown: Bool = false
  ) {
    let said = ServerMessage(response).redacted(by: builder.credentials)
    let kind = isOutcomeUnknown ? Kind.unknownOutcome : Self.kind(response, said, call, retryAfter)
    self.init(kind: kind, message: Self.message(kind, response, said, call, retryAfter))
    adopt(response, call: call, builder: builder)
    serverCode = said.code
    serverMessage = said.text
    self.retryAfter = retryAfter
  }

  /// The error of a request that got no answer.
  init(
    failure: HTTPTransportError, call: APICall, builder: RequestBuilder, attempts: Int,
    isOutcomeUnknown: Bool
  ) {
    let tries = attempts > 1 ? " (tried \(attempts) times)" : ""
    switch failure.kind {
    case .cancelled where !isOutcomeUnknown:
      self.init(kind: .cancelled, message: "\(call.operation) was cancelled")
    case .invalidRequest where !failure.mayHaveBeenSent:
      self.init(kind: .configuration, message: failure.message)
    case _ where isOutcomeUnknown:
      self.init(
        kind: .unknownOutcome,
        message: "\(failure.message)\(tries); the server may have acted on it or not")
    case .badResponse: self.init(kind: .unreadable, message: failure.message)
    default: self.init(kind: .unreachable, message: failure.message + tries)
    }
    operation = call.operation
    endpoint = builder.endpoint(of: call)
    transport = failure
  }

  /// The error of an answer of success that cannot be read.
  ///
  /// Whoever gave it may not be the API at all, so that nobody knows what became of a write.
  init(
    unreadable response: HTTPResponse, why: String, call: APICall, builder: RequestBuilder,
    isOutcomeKnown: Bool = false
  ) {
    let type = response.header("Content-Type").map { ", sent as \($0)" } ?? ""
    let isUnknown = call.method != .get && !isOutcomeKnown
    self.init(
      kind: isUnknown ? .unknownOutcome : .unreadable,
      message: "the answer to \(call.operation) cannot be read: \(why)\(type)"
        + (isUnknown ? "; the server may have acted on the request or not" : ""))
    adopt(response, call: call, builder: builder)
  }

  private mutating func adopt(
    _ response: HTTPResponse, call: APICall, builder: RequestBuilder
  ) {
    operation = call.operation
    endpoint = builder.endpoint(of: call)
    status = response.status
    requestID = response.header("X-Request-Id").map(builder.credentials.redacting)
    // Cut after the secret was taken out, lest half of it stays.
    body = Array(
      builder.credentials.redacting(Array(response.body.prefix(Self.bodyLimit * 2)))
        .prefix(Self.bodyLimit))
    contentType = response.header("Content-Type")
  }

  private static func kind(
    _ response: HTTPResponse, _ said: ServerMessage, _ call: APICall, _ retryAfter: Duration?
  ) -> Kind {
    switch response.status {
    case 401: said.code == "unauthorized_scope" ? .forbidden : .unauthorized
    case 403: .forbidden
    case 404, 410: .notFound
    case 409: .alreadyExists
    case 429: .rateLimited
    case 503: retryAfter == nil ? .serverFailed : .rateLimited
    case 500...599: .serverFailed
    default: .refused
    }
  }

  private static func message(
    _ kind: Kind, _ response: HTTPResponse, _ said: ServerMessage, _ call: APICall,
    _ retryAfter: Duration?
  ) -> String {
    let quoted = said.text.map { ": \($0)" } ?? ""
    switch kind {
    case .unauthorized:
      return "the server did not accept the credentials\(quoted); check the token"
    case .forbidden:
      let scope =
        call.method == .get
        ? "\u{201C}Read all folder and media data\u{201D}"
        : "\u{201C}Read, update & delete anything\u{201D}"
      return "the token is not allowed to do this\(quoted); it needs the permission \(scope)"
    case .notFound: return "not found\(quoted)"
    case .alreadyExists: return "it exists already\(quoted)"
    case .rateLimited:
      let wait = retryAfter.map { ", to be tried again in \($0.components.seconds) s" } ?? ""
      return "too many requests for this account\(wait)\(quoted)"
    case .serverFailed: return "the server failed with status \(response.status)\(quoted)"
    case .unknownOutcome:
      return "the server failed with status \(response.status)\(quoted); it may have acted on the "
        + "request or not"
    case .refused where (300..<400).contains(response.status):
      return "the server answered with a redirect, which is never followed with credentials; "
        + "check the base URL"
    default: return "the server refused with status \(response.status)\(quoted)"
    }
  }
}
