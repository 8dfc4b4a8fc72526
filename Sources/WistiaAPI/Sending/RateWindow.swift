// SPDX-License-Identifier: Apache-2.0

/// The account's allowance: at most so many requests in any minute.
///
/// Pure: the caller says what time it is.
///
/// A place that a request took is free again a minute after the request *ended*. The server saw it
/// earlier than that, so it never sees more than the allowance in any minute, wherever its own
/// minutes begin; and the allowance is used but for one round trip a minute.
struct RateWindow: Sendable {
  /// The span over which the server counts (API document, Rate Limit).
  static let window: Duration = .seconds(60)
  /// After how long without a refusal a learned, lower allowance is forgotten.
  static let memory: Duration = .seconds(900)

  /// The allowance that the account is said to have.
  let configuredLimit: Int
  /// The allowance in use: lower than configured once the server refused earlier than expected.
  private(set) var limit: Int
  private var inFlight = 0
  /// When the last requests ended, oldest first, from `first` on.
  private var ends: [Duration] = []
  private var first = 0
  private var pausedUntil: Duration = .zero
  private var lastRefusal: Duration?

  init(limit: Int) {
    configuredLimit = max(1, limit)
    self.limit = configuredLimit
  }

  /// Asks to send a request.
  ///
  /// - Parameter now: The time.
  /// - Returns: `nil` when the request has a place and may go, otherwise how long to wait before
  ///   asking again.
  mutating func begin(at now: Duration) -> Duration? {
    forget(at: now)
    if now < pausedUntil { return pausedUntil - now }
    let recent = ends.count - first
    let tooMany = inFlight + recent - limit + 1
    guard tooMany > 0 else {
      inFlight += 1
      return nil
    }
    // The place that frees in time; when those under way fill the allowance, none can be free
    // within a minute, since none of them has ended.
    guard tooMany <= recent else { return Self.window }
    return max(.milliseconds(1), ends[first + tooMany - 1] + Self.window - now)
  }

  /// Tells that a request that had a place ended.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - counted: Whether the server may have counted it.
  mutating func end(at now: Duration, counted: Bool) {
    inFlight -= 1
    guard counted else { return }
    ends.append(now)
    // Nothing begins during a pause: this one was under way at the refusal, and was accepted too.
    if now < pausedUntil, limit < configuredLimit { limit += 1 }
  }

  /// Tells that the server refused a request for being one too many.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - wait: For how long nobody sends.
  mutating func refused(at now: Duration, wait: Duration) {
    forget(at: now)
    // Requests that were under way together are refused together; they teach nothing new.
    let isFirst = now >= pausedUntil
    pausedUntil = max(pausedUntil, now + wait)
    lastRefusal = now
    // The server's minute ends with the wait, so it began a minute before; what ended since then
    // is what it accepted. A second more, since the wait is in whole seconds.
    let beginning = min(now + wait, now + Self.window) - Self.window - .seconds(1)
    let accepted = ends[first...].count { $0 >= beginning }
    if isFirst, accepted > 0, accepted < limit { limit = accepted }
  }

  private mutating func forget(at now: Duration) {
    while first < ends.count, ends[first] + Self.window <= now { first += 1 }
    if first > 1024 {
      ends.removeFirst(first)
      first = 0
    }
    if let lastRefusal, now - lastRefusal >= Self.memory {
      limit = configuredLimit
      self.lastRefusal = nil
    }
  }
}
