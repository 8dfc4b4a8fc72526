// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization

/// One request on its way through the engine, named by identity.
final class CurlTicket: Sendable {
  let request: HTTPRequest
  let target: RequestCheck.Target
  /// Set before the engine is told, so that a cancellation that overtakes its request still counts.
  private let cancelled = Atomic<Bool>(false)

  init(request: HTTPRequest, target: RequestCheck.Target) {
    self.request = request
    self.target = target
  }

  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  func markCancelled() { cancelled.store(true, ordering: .releasing) }
}

/// A request and who waits for its answer.
struct CurlSubmission: Sendable {
  var ticket: CurlTicket
  var continuation: CheckedContinuation<Result<HTTPResponse, HTTPTransportError>, Never>
}
