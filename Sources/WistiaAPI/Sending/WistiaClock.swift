// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// Time and chance, so that tests can hold both.
public struct WistiaClock: Sendable {
  /// The time since some fixed moment; never goes back.
  public var now: @Sendable () -> Duration
  /// The time of day, in seconds since 1970.
  public var secondsSince1970: @Sendable () -> Double
  /// Waits; throws when the task is cancelled.
  public var sleep: @Sendable (Duration) async throws -> Void
  /// A number from 0 to below 1.
  public var random: @Sendable () -> Double

  /// Creates a clock.
  ///
  /// - Parameters:
  ///   - now: The time since some fixed moment.
  ///   - secondsSince1970: The time of day.
  ///   - sleep: Waits; throws when the task is cancelled.
  ///   - random: A number from 0 to below 1.
  public init(
    now: @escaping @Sendable () -> Duration,
    secondsSince1970: @escaping @Sendable () -> Double,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.secondsSince1970 = secondsSince1970
    self.sleep = sleep
    self.random = random
  }

  /// The machine's clock and dice.
  public static let system: WistiaClock = {
    let start = ContinuousClock.now
    return WistiaClock(
      now: { start.duration(to: .now) },
      secondsSince1970: { Date().timeIntervalSince1970 },
      sleep: { try await Task.sleep(for: $0) },
      random: { Double.random(in: 0..<1) })
  }()
}
