// SPDX-License-Identifier: Apache-2.0

/// How loud the background of one band is: what four fifths of a moving window exceed.
///
/// Speech pauses between syllables; what plays on meanwhile is the background.
struct BackgroundLevel {
  /// The quietest background, in decibels: below it is hiss that nobody hears.
  static let least = 20
  private static let most = 100

  private var counts = [Int](repeating: 0, count: most + 1)
  private var total = 0

  /// Takes a level into the window.
  mutating func add(_ level: Int) {
    counts[min(max(level, 0), Self.most)] += 1
    total += 1
  }

  /// Leaves a level of the window out again.
  mutating func remove(_ level: Int) {
    counts[min(max(level, 0), Self.most)] -= 1
    total -= 1
  }

  /// The level of the background, in decibels.
  ///
  /// - Complexity: O(1): there are a hundred levels.
  var level: Int {
    var below = 0
    for (level, count) in counts.enumerated() {
      below += count
      if below * 5 > total { return max(level, Self.least) }
    }
    return Self.least
  }
}
