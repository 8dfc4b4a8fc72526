// SPDX-License-Identifier: Apache-2.0

import CaptionText
import WistiaAPI

/// One line on the terminal: how much is done, what failed, what is waited for, how long it takes.
///
/// It is drawn with carriage returns and spaces alone, which every terminal understands, and takes
/// one column less than there are, so that it never wraps.
struct ProgressBar {
  private let title: String
  private let total: Int
  private let began = ContinuousClock.now
  private var done = 0
  private var failures = 0
  private var waiting: (until: ContinuousClock.Instant, reason: String)?
  private var shownColumns = 0

  /// Creates a bar; nothing is shown yet.
  ///
  /// - Parameters:
  ///   - title: What is being done.
  ///   - total: How many steps it has.
  init(_ title: String, of total: Int) {
    self.title = title
    self.total = total
  }

  /// Takes note of how much is done.
  mutating func advance(to done: Int) { self.done = done }

  /// Takes note of one more step.
  mutating func add(isFailure: Bool) {
    done += 1
    if isFailure { failures += 1 }
  }

  /// Takes note of a wait; the bar counts it down.
  mutating func wait(_ wait: WistiaWait) {
    let until = ContinuousClock.now + wait.duration
    if let waiting, waiting.until > until { return }
    let reason =
      switch wait.reason {
      case .pacing: "rate limit"
      case .throttled: "slowed down by the server"
      case .retry(let attempt): "attempt \(attempt) failed"
      }
    waiting = (until, reason)
  }

  /// Draws the line; nothing in the first half second.
  mutating func draw() {
    let now = ContinuousClock.now
    guard now - began > .milliseconds(500) else { return }
    let columns = TerminalSize.errorColumns
    let text = String(line(now, columns).prefix(columns - 1))
    let padding = String(repeating: " ", count: max(0, shownColumns - text.count))
    Messages.control("\r\(text)\(padding)")
    shownColumns = text.count
  }

  /// Removes the line.
  mutating func clear() {
    guard shownColumns > 0 else { return }
    Messages.control("\r\(String(repeating: " ", count: shownColumns))\r")
    shownColumns = 0
  }

  /// The line: the parts that matter most first, since a narrow terminal cuts the rest.
  private func line(_ now: ContinuousClock.Instant, _ columns: Int) -> String {
    var text = "\(title) \(done)/\(total)"
    if failures > 0 { text += ", \(failures) failed" }
    if let waiting, waiting.until > now {
      text += ", \(waiting.reason): \(Self.time(waiting.until - now))"
    }
    if done > 0, done < total {
      text += ", \(Self.time((now - began) * (total - done) / done)) left"
    }
    guard total > 0 else { return text }
    let share = " \(done * 100 / total)%"
    let width = min(40, columns - 1 - text.count - share.count - 3)
    guard width >= 10 else { return text }
    let filled = done * width / total
    return text + " [" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: width - filled) + "]" + share
  }

  /// A duration as people say it, such as `1m20s`.
  private static func time(_ duration: Duration) -> String {
    let seconds = max(1, duration.components.seconds)
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 3600 { return "\(seconds / 60)m\(seconds % 60)s" }
    return "\(seconds / 3600)h\(seconds % 3600 / 60)m"
  }
}
