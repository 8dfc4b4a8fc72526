// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization
import WistiaSandbox

/// The log of requests on standard error.
///
/// Lines are written by a thread of their own: whoever started the sandbox and does not read what it
/// says would otherwise stop it as soon as the pipe is full.
final class RequestLog: Sendable {
  /// The most requests that wait to be written; more are counted and not shown.
  private static let capacity = 10_000

  private let queue = DispatchQueue(label: "captions.sandbox.log")
  private let waiting = Atomic<Int>(0)
  private let missed = Atomic<Int>(0)

  /// Adds a request.
  func add(_ entry: JournalEntry) {
    guard waiting.add(1, ordering: .relaxed).newValue <= Self.capacity else {
      waiting.subtract(1, ordering: .relaxed)
      missed.add(1, ordering: .relaxed)
      return
    }
    queue.async {
      let missed = self.missed.exchange(0, ordering: .relaxed)
      if missed > 0 { Messages.print("\(missed) requests are not shown; the log was not read") }
      Self.write(entry)
      self.waiting.subtract(1, ordering: .relaxed)
    }
  }

  /// Waits until all is written, for a second at most.
  func finish() {
    let isDone = DispatchSemaphore(value: 0)
    queue.async { isDone.signal() }
    _ = isDone.wait(timeout: .now() + 1)
  }

  private static func write(_ entry: JournalEntry) {
    let fault = entry.fault.map { " fault \($0)" } ?? ""
    Messages.print("\(entry.method) \(entry.path) \(entry.status)\(fault)")
    for warning in entry.warnings { Messages.print("  note: \(warning)") }
  }
}
