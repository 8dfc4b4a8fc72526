// SPDX-License-Identifier: Apache-2.0

package import HTTPTransport
import Synchronization

/// A transport that sends nothing and remembers what it would have sent, for dry runs.
///
/// The first request of a call fails with ``wasNotSent``, so that nobody takes the call for done.
package final class PreviewTransport: HTTPTransporting {
  private let log = Mutex<[RequestPreview]>([])

  /// What every request gets in place of an answer.
  package static let wasNotSent = HTTPTransportError(
    kind: .invalidRequest, message: "nothing was sent: this is a dry run", mayHaveBeenSent: false)

  /// The requests that would have been sent, in order.
  package var requests: [RequestPreview] { log.withLock { $0 } }

  /// Creates a transport.
  package init() {}

  /// Remembers a request.
  ///
  /// - Parameter request: The request.
  /// - Returns: Never.
  /// - Throws: ``wasNotSent``.
  package func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
    log.withLock { $0.append(RequestPreview(request)) }
    throw Self.wasNotSent
  }
}
