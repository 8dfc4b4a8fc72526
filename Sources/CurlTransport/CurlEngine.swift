// SPDX-License-Identifier: Apache-2.0

import CCurl
import Glibc
import HTTPTransport

/// The way from any thread to the one thread that owns the multi handle.
final class CurlEngine: Sendable {
  let library: CurlLibrary
  private let inbox: CurlInbox

  private init(library: CurlLibrary, inbox: CurlInbox) {
    self.library = library
    self.inbox = inbox
  }

  /// Starts the thread; it ends after ``stop()``.
  static func start(
    library: CurlLibrary, configuration: CurlConfiguration
  ) -> Result<CurlEngine, HTTPTransportError> {
    guard let multi = unsafe captions_curl_multi_init(library.functions) else {
      return .failure(unavailable("libcurl could not make a multi handle"))
    }
    let inbox = unsafe CurlInbox(library: library, multi: multi)
    let loop = unsafe CurlLoop(
      library: library, multi: multi, inbox: inbox, configuration: configuration)
    // The thread takes over this reference.
    let context = unsafe Unmanaged.passRetained(loop).toOpaque()
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<CurlLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
    guard status == 0 else {
      unsafe Unmanaged<CurlLoop>.fromOpaque(context).release()
      unsafe captions_curl_multi_cleanup(library.functions, multi)
      return .failure(unavailable("no thread could be started for network requests"))
    }
    pthread_detach(thread)
    return .success(CurlEngine(library: library, inbox: inbox))
  }

  func submit(_ submission: CurlSubmission) {
    guard inbox.post({ $0.arrivals.append(submission) }) else {
      submission.continuation.resume(
        returning: .failure(Self.unavailable("the transport was shut down")))
      return
    }
  }

  func cancel(_ ticket: CurlTicket) {
    ticket.markCancelled()
    inbox.post { $0.cancellations.append(ticket) }
  }

  func stop() {
    inbox.post { $0.stop = true }
  }

  private static func unavailable(_ message: String) -> HTTPTransportError {
    HTTPTransportError(kind: .unavailable, message: message, mayHaveBeenSent: false)
  }
}
