// SPDX-License-Identifier: Apache-2.0

public import HTTPTransport

/// Why a call of the API gave no result.
public struct WistiaError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure.
  public enum Kind: String, Sendable, Hashable {
    /// The client is set up wrongly or an argument is not usable; nothing was sent.
    case configuration
    /// 401: the credentials were refused.
    case unauthorized
    /// 403, or 401 for want of a scope: the credentials do not allow this.
    case forbidden
    /// 404: no such media, project, sharing or track.
    case notFound
    /// Captions of that language exist already.
    case alreadyExists
    /// Another status that says the request is wrong.
    case refused
    /// 429, or 503 with `Retry-After`, for longer than the client may wait.
    case rateLimited
    /// The server failed, for longer than the client may wait.
    case serverFailed
    /// Nothing reached the server.
    case unreachable
    /// The request was sent and no answer came, so the server may have acted on it or not.
    case unknownOutcome
    /// The answer came and could not be read.
    case unreadable
    /// The task was cancelled.
    case cancelled
  }

  /// How much of an answer's body is kept, in bytes.
  public static let bodyLimit = 2048

  /// The kind of failure.
  public var kind: Kind
  /// What was wrong and what to do next, without secrets.
  public var message: String
  /// What was called, such as `captions.create`; empty where nothing was.
  public var operation = ""
  /// Method and path of the request, such as `GET /medias/abc.json`; empty where nothing was sent.
  public var endpoint = ""
  /// The status of the answer, or `nil` where none came.
  public var status: Int?
  /// The server's name for the request (`X-Request-Id`).
  public var requestID: String?
  /// The server's code for the failure, such as `unauthorized_scope`.
  public var serverCode: String?
  /// What the server said about it, as text.
  public var serverMessage: String?
  /// The media type that the answer states (`Content-Type`).
  public var contentType: String?
  /// The first 2 KiB of the answer's body.
  public var body: [UInt8] = []
  /// How long the server asked to wait.
  public var retryAfter: Duration?
  /// What the transport said, where there was no answer.
  public var transport: HTTPTransportError?

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: The kind of failure.
  ///   - message: What was wrong and what to do next, without secrets.
  public init(kind: Kind, message: String) {
    self.kind = kind
    self.message = message
  }

  static func configuration(_ message: String) -> WistiaError {
    WistiaError(kind: .configuration, message: message)
  }

  /// One line: the message, then what was asked, the status and the request's name.
  public var description: String {
    var facts: [String] = []
    if !endpoint.isEmpty { facts.append(endpoint) }
    if let status { facts.append("status \(status)") }
    if let serverCode { facts.append(serverCode) }
    if let requestID { facts.append("request \(requestID)") }
    return facts.isEmpty ? message : "\(message) (\(facts.joined(separator: ", ")))"
  }

  /// The description, and below it the beginning of the answer's body.
  public var detailedDescription: String {
    guard !body.isEmpty else { return description }
    return "\(description)\n\(String(decoding: body, as: UTF8.self))"
  }
}
