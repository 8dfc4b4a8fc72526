// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The allowance that all calls of one account share.
final class Pacer: Sendable {
  private let window: Mutex<RateWindow>
  private let turnstile = Turnstile()
  private let clock: WistiaClock

  init(limit: Int, clock: WistiaClock) {
    window = Mutex(RateWindow(limit: limit))
    self.clock = clock
  }

  /// Waits until a request may go; ``end(counted:)`` must follow.
  ///
  /// - Parameters:
  ///   - urgent: Whether it goes before those that were not sent yet.
  ///   - onWait: Told of each wait before it begins.
  /// - Throws: `CancellationError`.
  func begin(urgent: Bool, onWait: (Duration) -> Void) async throws {
    guard await turnstile.enter(first: urgent) else { throw CancellationError() }
    defer { turnstile.leave() }
    while let wait = window.withLock({ $0.begin(at: clock.now()) }) {
      onWait(wait)
      try await clock.sleep(wait)
    }
  }

  func end(counted: Bool) {
    window.withLock { $0.end(at: clock.now(), counted: counted) }
  }

  /// Ends a request that was refused for being one too many: nobody sends for a while.
  func endRefused(wait: Duration) {
    window.withLock { window in
      let now = clock.now()
      window.end(at: now, counted: false)
      window.refused(at: now, wait: wait)
    }
  }
}
