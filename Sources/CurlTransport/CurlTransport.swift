// SPDX-License-Identifier: Apache-2.0

public import HTTPTransport
import Synchronization

/// Sends requests with libcurl: one thread, one multi handle, connections kept and shared.
///
/// libcurl is opened on the first request. TLS is always verified; redirects are answers and never
/// followed, so that credentials cannot travel to another host; plain http is refused except to
/// loopback. libcurl sends a request again by itself only when a *reused* connection dies before
/// any byte of an answer, which ``HTTPRequest/requiresFreshConnection`` rules out.
///
/// The process must ignore `SIGPIPE`.
public final class CurlTransport: HTTPTransporting {
  private let configuration: CurlConfiguration
  private let engine = Mutex<Result<CurlEngine, HTTPTransportError>?>(nil)

  /// Creates a transport; nothing is loaded or connected yet.
  ///
  /// - Parameter configuration: How it sends.
  public init(configuration: CurlConfiguration = CurlConfiguration()) {
    self.configuration = configuration
  }

  /// The libcurl that requests are sent with and what it is built on, as it says itself, such as
  /// `libcurl/8.5.0` and `OpenSSL/3.0.13`.
  ///
  /// - Returns: The names and versions, libcurl's own first.
  /// - Throws: ``HTTPTransportError`` where no libcurl can be loaded.
  package static func libraries() throws(HTTPTransportError) -> [String] {
    try CurlLibrary.shared.get().version.split(separator: " ").map(String.init)
  }

  deinit {
    engine.withLock { if case .success(let engine) = $0 { engine.stop() } }
  }

  /// Sends a request and waits for the whole answer.
  ///
  /// - Parameter request: The request.
  /// - Returns: The answer, whatever its status.
  /// - Throws: ``HTTPTransportError`` when there was no complete answer.
  public func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
    let engine = try startedEngine()
    let target = try RequestCheck.check(
      request, library: engine.library, configuration: configuration)
    let ticket = CurlTicket(request: request, target: target)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        engine.submit(CurlSubmission(ticket: ticket, continuation: continuation))
      }
    } onCancel: {
      engine.cancel(ticket)
    }
    return try result.get()
  }

  private func startedEngine() throws(HTTPTransportError) -> CurlEngine {
    try engine.withLock { engine in
      if let engine { return engine }
      let started = CurlLibrary.shared.flatMap { library in
        CurlEngine.start(library: library, configuration: configuration)
      }
      engine = started
      return started
    }.get()
  }
}
