// SPDX-License-Identifier: Apache-2.0

/// Counts the account's requests in windows of one minute by the sandbox's clock.
///
/// The window is assumed: the document states a number a minute and no more. Refused requests and
/// such with wrong credentials count too.
struct RateLimiter: Sendable {
  /// The requests a minute; no limit when `nil`.
  var limit: Int?
  private var window: Int64 = -1
  private var count = 0

  init(limit: Int?) {
    self.limit = limit
  }

  /// Counts a request.
  ///
  /// - Parameter now: Seconds since 1970.
  /// - Returns: `nil` when it may pass, else the seconds until the window ends.
  mutating func admit(at now: Int64) -> Int64? {
    guard let limit else { return nil }
    if window < 0 || now - window >= 60 || now < window {
      window = now
      count = 0
    }
    count += 1
    return count <= limit ? nil : window + 60 - now
  }
}
