// SPDX-License-Identifier: Apache-2.0

import Testing
public import WistiaSandbox
import WorkLimits

/// Sandboxes for tests, of which only so many run at once.
///
/// Tests that wait for something let others begin. Without a bound, hundreds of sandboxes stand open
/// together, with thousands of threads and file descriptors; Foundation's `Process` reads beyond the
/// end of its buffer then, when it lists the descriptors.
public enum SandboxPool {
  private static let slots = Slots(24)

  /// Runs a sandbox as long as a body takes.
  ///
  /// The time limit begins when the body does: the wait for a place among the others does not count.
  ///
  /// - Parameters:
  ///   - configuration: What the sandbox is started with.
  ///   - seconds: How long the body may work; the test fails then, and the sandbox is stopped.
  ///   - body: Uses it.
  /// - Returns: What the body returns.
  /// - Throws: What the start or the body throws; `CancellationError` when the task is cancelled
  ///   before it has a place.
  public static func with<Value>(
    _ configuration: SandboxConfiguration, seconds: Int = 300,
    _ body: (WistiaSandbox) async throws -> Value
  ) async throws -> Value {
    try await slots.take()
    do {
      let sandbox = try await WistiaSandbox.start(configuration)
      let limit = Task {
        try await WorkLimit.passing(seconds: seconds)
        Issue.record(WorkLimitExceeded(seconds: seconds))
        await sandbox.stop(grace: .zero)
      }
      let result: Result<Value, any Error>
      do { result = .success(try await body(sandbox)) } catch { result = .failure(error) }
      limit.cancel()
      await sandbox.stop(grace: .zero)
      let value = try result.get()
      await slots.give()
      return value
    } catch {
      await slots.give()
      throw error
    }
  }
}

/// So many at once; the others wait in their order.
private actor Slots {
  private var free: Int
  private var waiting: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
  private var next = 0

  init(_ count: Int) { free = count }

  /// Waits for a place.
  ///
  /// - Throws: `CancellationError` when the task is cancelled: it has no place then.
  func take() async throws {
    try Task.checkCancellation()
    if free > 0 {
      free -= 1
      return
    }
    next += 1
    let number = next
    let hasPlace = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        // Cancelled before it waits: nobody would wake it.
        guard !Task.isCancelled else { return continuation.resume(returning: false) }
        waiting.append((number, continuation))
      }
    } onCancel: {
      Task { await leave(number) }
    }
    guard hasPlace else { throw CancellationError() }
  }

  func give() {
    if waiting.isEmpty {
      free += 1
    } else {
      waiting.removeFirst().continuation.resume(returning: true)
    }
  }

  private func leave(_ number: Int) {
    guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
    waiting.remove(at: place).continuation.resume(returning: false)
  }
}
