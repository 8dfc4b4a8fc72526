// SPDX-License-Identifier: Apache-2.0

/// How often a request is sent again, and how long it waits before.
///
/// Whether it may be sent again at all is not a matter of policy but of the operation: see
/// `RetryState`.
public struct RetryPolicy: Sendable, Hashable {
  /// The most attempts, the first included, when the server fails or an answer is lost.
  public var attempts = 5
  /// The most attempts, the first included, when no connection comes about.
  public var connectionAttempts = 3
  /// The longest wait before the second attempt; it doubles with each further one.
  public var firstDelay: Duration = .milliseconds(500)
  /// The longest wait between two attempts.
  public var longestDelay: Duration = .seconds(30)
  /// The most time that one call may spend on waiting.
  public var budget: Duration = .seconds(300)
  /// The range into which the server's `Retry-After` is brought.
  public var retryAfterRange: ClosedRange<Duration> = .seconds(1) ... .seconds(120)

  /// Creates a policy with the defaults.
  public init() {}

  /// A policy that never sends anything a second time.
  public static let never: RetryPolicy = {
    var policy = RetryPolicy()
    policy.attempts = 1
    policy.connectionAttempts = 1
    policy.budget = .zero
    return policy
  }()

  /// The wait before attempt `attempt + 1`: exponential, with full jitter.
  ///
  /// - Parameters:
  ///   - attempt: The ordinal of the attempt that failed, from 1.
  ///   - random: A number from 0 to below 1.
  /// - Returns: The wait.
  func delay(after attempt: Int, random: Double) -> Duration {
    var longest = firstDelay
    for _ in 1..<max(1, min(attempt, 32)) where longest < longestDelay { longest *= 2 }
    return min(longest, longestDelay) * random
  }
}
