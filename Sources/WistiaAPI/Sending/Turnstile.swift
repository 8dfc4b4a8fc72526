// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Lets tasks through one at a time, in the order in which they came.
final class Turnstile: Sendable {
  private struct Waiter: Sendable {
    var id: UInt64
    /// Resumed with whether it is this one's turn; otherwise it was cancelled.
    var continuation: CheckedContinuation<Bool, Never>
  }

  private struct State: Sendable {
    var isTaken = false
    var waiters: [Waiter] = []
    var nextID: UInt64 = 0
    /// Those whose cancellation came before they began to wait.
    var cancelled: Set<UInt64> = []
  }

  private let state = Mutex(State())

  /// Waits for the turn; ``leave()`` must follow when it came.
  ///
  /// - Parameter first: Whether to go before all who wait.
  /// - Returns: False when the task was cancelled while it waited.
  func enter(first: Bool) async -> Bool {
    let id: UInt64? = state.withLock { state in
      if !state.isTaken {
        state.isTaken = true
        return nil
      }
      state.nextID += 1
      return state.nextID
    }
    guard let id else { return true }
    // A cancellation that came when the turn was there already leaves nothing behind.
    defer { _ = state.withLock { $0.cancelled.remove(id) } }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: Bool? = state.withLock { state in
          if state.cancelled.remove(id) != nil { return false }
          if !state.isTaken {
            state.isTaken = true
            return true
          }
          let waiter = Waiter(id: id, continuation: continuation)
          if first {
            state.waiters.insert(waiter, at: 0)
          } else {
            state.waiters.append(waiter)
          }
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let waiter: Waiter? = state.withLock { state in
        guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
          state.cancelled.insert(id)
          return nil
        }
        return state.waiters.remove(at: index)
      }
      waiter?.continuation.resume(returning: false)
    }
  }

  /// Lets the next one through.
  func leave() {
    let next: Waiter? = state.withLock { state in
      if state.waiters.isEmpty {
        state.isTaken = false
        return nil
      }
      return state.waiters.removeFirst()
    }
    next?.continuation.resume(returning: true)
  }
}
