// SPDX-License-Identifier: Apache-2.0

import CaptionCore

extension Retiming {
  /// By how many milliseconds at most a time is off that was retimed and then taken back, by the
  /// opposite of each step in reverse order, each of which rounds to whole milliseconds.
  ///
  /// What spreads times loses nothing; what squeezes them makes neighbouring times one.
  ///
  /// - Returns: The milliseconds; `nil` where a step has no opposite.
  /// - Throws: `TimingError.overflow` when it cannot be computed.
  public func lossWhenUndone() throws(TimingError) -> Int64? {
    // A shift is exact both ways, wherever it stands.
    var spreads: [Rational] = []
    for step in steps.reversed() {
      switch step.operation {
      case .shift: break
      case .scale(let ratio) where ratio == .one: break
      case .scale(let ratio): spreads.append(try ratio.inverse())
      case .frameRate(let from, let to):
        spreads.append(try to.framesPerSecond / from.framesPerSecond)
      case .anchors(let anchors):
        if anchors.count > 1 { spreads.append(try Self.steepest(anchors)) }
      case .blocks, .parts, .sequence: return nil
      }
    }
    guard !spreads.isEmpty else { return 0 }
    let half = try Rational(1, over: 2)
    var error = half
    for (number, spread) in spreads.enumerated() {
      error = try error * spread
      if number < spreads.count - 1 { error = try error + half }
    }
    // The time that was there is a whole number, and so is what comes back.
    return try (error + half).floored()
  }

  /// By how much the way back through anchors multiplies times where it does most.
  private static func steepest(_ anchors: [Anchor]) throws(TimingError) -> Rational {
    let sorted = try Anchor.inOrder(anchors)
    var result = Rational.zero
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      guard let slope = Anchor.slope(left, right) else { throw .overflow }
      result = max(result, try slope.inverse())
    }
    return result
  }
}
