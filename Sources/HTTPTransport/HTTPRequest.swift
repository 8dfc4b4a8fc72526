// SPDX-License-Identifier: Apache-2.0

/// A method of HTTP.
public enum HTTPMethod: String, Sendable, Hashable, Codable {
  /// Reads.
  case get = "GET"
  /// Creates, or does something that is not idempotent.
  case post = "POST"
  /// Replaces.
  case put = "PUT"
  /// Removes.
  case delete = "DELETE"
}

/// One header field, in the order and spelling in which it is sent.
public struct HTTPHeader: Sendable, Hashable {
  /// The field's name; compared without regard to case.
  public var name: String
  /// The field's value.
  public var value: String

  /// Creates a header field.
  ///
  /// - Parameters:
  ///   - name: The field's name.
  ///   - value: The field's value; a transport refuses CR, LF and NUL in it.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A request as a value: no sockets, no secrets policy, nothing of any one API.
public struct HTTPRequest: Sendable {
  /// The method.
  public var method: HTTPMethod
  /// The absolute URL, percent-encoded.
  public var url: String
  /// The header fields.
  public var headers: [HTTPHeader]
  /// The body.
  public var body: HTTPBody
  /// Whether the request must go out on a connection that was not used before.
  ///
  /// A transport may silently send a request again when a *reused* connection dies before any byte
  /// of an answer; a request that must not be sent twice asks for a fresh connection.
  public var requiresFreshConnection: Bool
  /// The longest that the whole exchange may take, or `nil` for the transport's own limit.
  public var timeout: Duration?
  /// Told now and then how far the transfer is, on the transport's thread; `nil` for nobody.
  public var progress: (@Sendable (HTTPProgress) -> Void)?

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - url: The absolute URL, percent-encoded.
  ///   - headers: The header fields.
  ///   - body: The body.
  ///   - requiresFreshConnection: Whether a reused connection is forbidden.
  ///   - timeout: The longest that the whole exchange may take.
  ///   - progress: Told now and then how far the transfer is.
  public init(
    method: HTTPMethod, url: String, headers: [HTTPHeader] = [], body: HTTPBody = .none,
    requiresFreshConnection: Bool = false, timeout: Duration? = nil,
    progress: (@Sendable (HTTPProgress) -> Void)? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.requiresFreshConnection = requiresFreshConnection
    self.timeout = timeout
    self.progress = progress
  }
}
