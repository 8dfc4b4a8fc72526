// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A value behind a POSIX mutex.
///
/// `Synchronization.Mutex` would do, were it not that the thread sanitizer cannot see a contended
/// one change hands (the kernel does that) and reports races that are none. This lock, which every
/// request contends for, is one that it knows.
@safe final class GuardedValue<Value: Sendable>: @unchecked Sendable {
  // Sendable: `value` is only touched while the mutex is held.
  private var value: Value
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init(_ value: Value) {
    self.value = value
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    let status = unsafe pthread_mutex_init(mutex, nil)
    precondition(status == 0, "out of memory for a mutex")
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body(&value)
  }
}
