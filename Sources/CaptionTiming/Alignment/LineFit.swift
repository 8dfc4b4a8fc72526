// SPDX-License-Identifier: Apache-2.0

/// One line through the offsets that windows of a file speak for, against the time of the windows:
/// its slope is how far the ratio is still off.
struct LineFit {
  /// What a window of cues speaks for.
  struct WindowPeak {
    /// The cues of the window.
    var cues: Range<Int>
    /// The middle of the window, in milliseconds of the file as it is scaled.
    var time: Int
    /// The offset, in milliseconds.
    var offset: Int
    /// The logarithm of how improbable it is by chance.
    var evidence: Double
  }

  /// By how much more time has to be multiplied than it is.
  var slope: Double
  /// How sure the slope is: its standard error.
  var error: Double

  /// The steepest line that is looked for: windows find each other at ratios so close to the right
  /// one only.
  private static let steepest = 0.005
  /// How far a window may lie from the line that it speaks for, in milliseconds.
  private static let reach = 250.0

  /// The line that the most evidence speaks for, fitted to the cues of the windows on it.
  ///
  /// Between any two windows lies a line; the one with the most evidence near it wins, however many
  /// windows are mistaken or lie beyond a break. Then all ends of cues near the line are averaged.
  ///
  /// - Returns: `nil` where fewer than three windows agree.
  init?(through peaks: [WindowPeak], _ file: Timeline, _ reference: Timeline) {
    var best = (slope: 0.0, base: 0.0, evidence: 0.0)
    for (index, left) in peaks.enumerated() where left.evidence > 0 {
      for right in peaks[(index + 1)...] where right.evidence > 0 {
        let run = Double(right.time - left.time)
        guard run > 60_000 else { continue }
        let slope = Double(right.offset - left.offset) / run
        guard abs(slope) <= Self.steepest else { continue }
        let base = Double(left.offset) - slope * Double(left.time)
        var evidence = 0.0
        for peak in peaks where peak.evidence > 0 {
          let distance = abs(Double(peak.offset) - base - slope * Double(peak.time))
          if distance < Self.reach { evidence += peak.evidence * (1 - distance / Self.reach / 2) }
        }
        if evidence > best.evidence { best = (slope, base, evidence) }
      }
    }
    let onLine = peaks.filter {
      $0.evidence > 0
        && abs(Double($0.offset) - best.base - best.slope * Double($0.time)) < Self.reach
    }
    guard best.evidence > 0, Set(onLine.map(\.time)).count >= 3 else { return nil }
    var cues: Set<Int> = []
    for peak in onLine { cues.formUnion(peak.cues) }
    self.init(
      file, [(cues.sorted(), best.base)], reference, slope: best.slope)
  }

  /// The common slope of runs of cues with a base each: least squares over the distances of all ends
  /// to the nearest ones of the reference, far ones left out, until it stands still.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - runs: Cues, in order, and the offset that they have at time zero.
  ///   - reference: The reference.
  ///   - slope: The slope to begin with.
  init?(
    _ file: Timeline, _ runs: [(cues: [Int], base: Double)], _ reference: Timeline, slope: Double
  ) {
    var slope = slope
    // Starts and ends each have a base: how long cues stay is a matter of style.
    var bases = runs.flatMap { [$0.base, $0.base] }
    var error = Double.infinity
    for reach in [500.0, 350, 250, 200, 160, 130, 130, 130] {
      var sums = bases.map { _ in Moments() }
      for (number, run) in runs.enumerated() {
        var starts = NearestCursor(reference.starts)
        var ends = NearestCursor(reference.sortedEnds)
        for index in run.cues {
          for (kind, time) in [file.starts[index], file.ends[index]].enumerated() {
            let exact = Double(time) * (1 + slope) + bases[2 * number + kind]
            let place = Int(exact + (exact < 0 ? -0.5 : 0.5))
            let distance = Double(
              kind == 0 ? starts.distance(to: place) : ends.distance(to: place))
            guard abs(distance) < reach else { continue }
            let weight = 1 - distance / reach * (distance / reach)
            sums[2 * number + kind].add(Double(time), distance, weight * weight)
          }
        }
      }
      // The slope is common: each sum counts around its own middle.
      let squares = sums.reduce(0) { $0 + $1.timeSquares }
      guard squares > 0 else { return nil }
      let change = sums.reduce(0) { $0 + $1.products } / squares
      slope += change
      var residue = 0.0
      var weights = 0.0
      for (number, sum) in sums.enumerated() where sum.weight > 0 {
        bases[number] += sum.meanDistance - change * sum.meanTime
        residue += sum.distanceSquares
        weights += sum.weight
      }
      error = (residue / max(weights, 1) / squares).squareRoot()
    }
    self.slope = slope
    self.error = error
  }

  /// Weighted sums of times and distances around their means.
  private struct Moments {
    var weight = 0.0
    var meanTime = 0.0
    var meanDistance = 0.0
    var timeSquares = 0.0
    var products = 0.0
    var distanceSquares = 0.0

    /// Takes a pair in (West's update: no difference of large sums).
    mutating func add(_ time: Double, _ distance: Double, _ w: Double) {
      guard w > 0 else { return }
      weight += w
      let fromTime = time - meanTime
      let fromDistance = distance - meanDistance
      meanTime += fromTime * w / weight
      meanDistance += fromDistance * w / weight
      timeSquares += w * fromTime * (time - meanTime)
      products += w * fromTime * (distance - meanDistance)
      distanceSquares += w * fromDistance * (distance - meanDistance)
    }
  }
}
