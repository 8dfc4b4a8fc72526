// SPDX-License-Identifier: Apache-2.0

/// What sends requests for an API client, which knows nothing of sockets.
public protocol HTTPTransporting: Sendable {
  /// Sends a request and waits for the whole answer.
  ///
  /// Any status is an answer, not an error. Cancelling the task cancels the request.
  ///
  /// - Parameter request: The request.
  /// - Returns: The answer.
  /// - Throws: ``HTTPTransportError`` when there was no complete answer.
  func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse
}
