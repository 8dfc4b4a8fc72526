// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// One line on the terminal that says how far something is; nothing where there is no terminal.
final class ProgressLine: Sendable {
  private struct State {
    var shown: ContinuousClock.Instant?
    var isVisible = false
  }

  private let title: String
  private let began = ContinuousClock.now
  private let state = Mutex(State())

  /// Creates a line; nothing is shown yet.
  ///
  /// - Parameter title: What is being done.
  init(_ title: String) {
    self.title = title
  }

  /// Shows how far it is, at most ten times a second, and nothing in the first half second.
  ///
  /// - Parameters:
  ///   - done: How much is done.
  ///   - total: How much there is.
  ///   - failures: How much of what is done went wrong.
  func show(_ done: Int, of total: Int, failures: Int = 0) {
    guard Messages.isTerminal else { return }
    let now = ContinuousClock.now
    state.withLock { state in
      guard now - began > .milliseconds(500), now - (state.shown ?? began) > .milliseconds(100)
      else { return }
      state.shown = now
      state.isVisible = true
      var text = "\(title): \(done) of \(total)"
      if failures > 0 { text += ", \(failures) failed" }
      if done > 0, done < total {
        let left = (now - began) * (total - done) / done
        text += ", \(left.components.seconds) s left"
      }
      Messages.control("\r\u{1B}[K\(text)")
    }
  }

  /// Removes the line.
  func clear() {
    state.withLock { state in
      if state.isVisible { Messages.control("\r\u{1B}[K") }
      state.isVisible = false
    }
  }
}
