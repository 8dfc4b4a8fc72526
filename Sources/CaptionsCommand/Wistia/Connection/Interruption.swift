// SPDX-License-Identifier: Apache-2.0

import HTTPTransport
import Synchronization

/// Ctrl-C while something is being changed: it ends what waits, so that the verb can still say
/// whether the server may have acted.
final class Interruption: Sendable {
  private struct State: Sendable {
    var isOver = false
    var cancellations: [Int: @Sendable () -> Void] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  /// Ends all that runs, and all that begins from now on.
  func interrupt() {
    let cancellations = state.withLock { state in
      state.isOver = true
      return state.cancellations.values.map { $0 }
    }
    for cancel in cancellations { cancel() }
  }

  /// Runs an operation until it ends or is interrupted.
  ///
  /// - Parameter operation: The operation, which ends soon once its task is cancelled.
  /// - Returns: What it gives.
  /// - Throws: What it throws.
  func run<Value: Sendable, Failure: Error>(
    _ operation: @escaping @Sendable () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let task = Task { () async -> Result<Value, Failure> in
      // The value first and the result second: see `Result.init(_:)` in CaptionSync.
      do throws(Failure) {
        let value = try await operation()
        return .success(value)
      } catch {
        return .failure(error)
      }
    }
    let (id, isOver) = state.withLock { state in
      state.next += 1
      state.cancellations[state.next] = { task.cancel() }
      return (state.next, state.isOver)
    }
    if isOver { task.cancel() }
    defer { state.withLock { _ = $0.cancellations.removeValue(forKey: id) } }
    return try await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    .get()
  }
}

/// A transport whose requests end when the user interrupts.
struct InterruptibleTransport: HTTPTransporting {
  var transport: any HTTPTransporting
  var interruption: Interruption

  func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
    try await interruption.run { () async throws(HTTPTransportError) in
      try await transport.send(request)
    }
  }
}
