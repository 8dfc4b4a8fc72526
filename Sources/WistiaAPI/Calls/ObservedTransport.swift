// SPDX-License-Identifier: Apache-2.0

package import HTTPTransport

/// A transport that tells what passes through another one: for traces, and for answers as they came.
///
/// ```swift
/// let transport = ObservedTransport(CurlTransport()) { exchange in
///   if case .success(let answer) = exchange.result { keep(answer.body) }
/// }
/// ```
package struct ObservedTransport: HTTPTransporting {
  /// A request and what came of it.
  package struct Exchange: Sendable {
    /// What was sent, its secrets replaced.
    package var request: RequestPreview
    /// The answer, or why there was none.
    package var result: Result<HTTPResponse, HTTPTransportError>
    /// From the request to the whole answer, time spent waiting for a free connection included.
    package var duration: Duration
  }

  private let transport: any HTTPTransporting
  private let observe: @Sendable (Exchange) -> Void

  /// Wraps a transport.
  ///
  /// - Parameters:
  ///   - transport: What sends the requests.
  ///   - observe: Told of every exchange when it is over, before the caller gets the answer.
  package init(
    _ transport: any HTTPTransporting, observe: @escaping @Sendable (Exchange) -> Void
  ) {
    self.transport = transport
    self.observe = observe
  }

  /// Sends a request and tells of it.
  ///
  /// - Parameter request: The request.
  /// - Returns: The answer.
  /// - Throws: What the wrapped transport throws.
  package func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
    let start = ContinuousClock.now
    let result: Result<HTTPResponse, HTTPTransportError>
    do throws(HTTPTransportError) {
      let response = try await transport.send(request)
      result = .success(response)
    } catch {
      result = .failure(error)
    }
    observe(
      Exchange(
        request: RequestPreview(request), result: result, duration: start.duration(to: .now)))
    return try result.get()
  }
}
