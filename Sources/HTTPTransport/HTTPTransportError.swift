// SPDX-License-Identifier: Apache-2.0

/// Why there was no complete answer.
public struct HTTPTransportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of failure.
  public enum Kind: String, Sendable, Hashable {
    /// The URL, a header or the configuration is not usable; nothing was sent.
    case invalidRequest
    /// No library to send with could be loaded; nothing was sent.
    case unavailable
    /// The host could not be found; nothing was sent.
    case nameNotResolved
    /// The host refused or did not answer the connection; nothing was sent.
    case notConnected
    /// The server's certificate or the TLS handshake failed; nothing was sent.
    case insecure
    /// It took too long.
    case timedOut
    /// The connection ended before the answer was complete.
    case connectionLost
    /// The answer was larger than the stated limit, or was not HTTP.
    case badResponse
    /// The task was cancelled.
    case cancelled
  }

  /// The kind of failure.
  public var kind: Kind
  /// What happened and what to do next, without secrets.
  public var message: String
  /// Whether any byte of the request may have reached the server, so that it may have been acted on.
  public var mayHaveBeenSent: Bool

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: The kind of failure.
  ///   - message: What happened and what to do next, without secrets.
  ///   - mayHaveBeenSent: Whether the server may have acted on the request.
  public init(kind: Kind, message: String, mayHaveBeenSent: Bool) {
    self.kind = kind
    self.message = message
    self.mayHaveBeenSent = mayHaveBeenSent
  }

  /// The message.
  public var description: String { message }
}
