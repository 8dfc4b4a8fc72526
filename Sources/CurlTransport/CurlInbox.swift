// SPDX-License-Identifier: Apache-2.0

import CCurl

/// What other threads ask of the engine's thread, and how they wake it.
@safe final class CurlInbox: Sendable {
  /// What has been asked since the engine last looked.
  struct Messages: Sendable {
    var arrivals: [CurlSubmission] = []
    var cancellations: [CurlTicket] = []
    var stop = false

    var isEmpty: Bool { arrivals.isEmpty && cancellations.isEmpty && !stop }
  }

  private struct State: Sendable {
    var messages = Messages()
    var isClosed = false
  }

  private let state = GuardedValue(State())
  private let library: CurlLibrary
  /// The address of the engine's handle, as a number, which any thread may hold.
  private let multi: UInt

  init(library: CurlLibrary, multi: UnsafeMutableRawPointer) {
    self.library = library
    self.multi = UInt(bitPattern: multi)
  }

  /// Adds a message and wakes the engine.
  ///
  /// - Returns: Whether the engine is still there to read it.
  @discardableResult
  func post(_ change: (inout Messages) -> Void) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      // One wake-up is pending while anything is unread.
      let mustWake = state.messages.isEmpty
      change(&state.messages)
      if mustWake, let handle = unsafe UnsafeMutableRawPointer(bitPattern: multi) {
        // Sound: libcurl allows this one call from other threads, and the handle lives: the engine
        // closes the inbox, under the same lock, before it frees it.
        _ = unsafe captions_curl_multi_wakeup(library.functions, handle)
      }
      return true
    }
  }

  func take() -> Messages {
    state.withLock { state in
      let messages = state.messages
      state.messages = Messages()
      return messages
    }
  }

  /// Closes the inbox for good and returns what nobody read.
  func close() -> Messages {
    state.withLock { state in
      state.isClosed = true
      let messages = state.messages
      state.messages = Messages()
      return messages
    }
  }
}
