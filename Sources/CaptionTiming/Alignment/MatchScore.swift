// SPDX-License-Identifier: Apache-2.0

/// How well one cue fits at one offset: the logarithm of a likelihood ratio.
///
/// It compares two explanations of how far the cue's start and end lie from the nearest start and
/// end of the reference: the cue has a counterpart there, or what is near is near by chance. Above
/// zero speaks for a counterpart. Sums over many cues are evidence that can be weighed: by chance
/// the ratio averages one, so a sum of s is reached by accident about once in e^s offsets.
struct MatchScore {
  /// How often the ends of a cue have a counterpart: both, one of them, or none.
  ///
  /// Where cues were divided, each has one end; where lines roll, only the starts agree.
  struct Shares {
    var none = 0.35
    var startOnly = 0.1
    var endOnly = 0.1
    var both = 0.45
  }

  /// Distances are looked up in steps of this many milliseconds.
  static let step = 10
  /// Distances of this many steps and more count as this many: 1.2 seconds.
  static let steps = 120

  private let table: [Float]
  /// By how much an end at each distance is likelier with a counterpart than by chance.
  private let ratios: [Double]

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - typicalDistance: The distance between starts of the reference, in milliseconds.
  ///   - spread: The mean distance of ends that belong together, in milliseconds.
  ///   - shares: How often ends have a counterpart.
  init(typicalDistance: Int, spread: Double, shares: Shares = Shares()) {
    let rate = 1 / Double(typicalDistance)
    let ratios = (0..<Self.steps).map { index in
      let distance = (Double(index) + 0.5) * Double(Self.step)
      // By chance the distance to the nearest of randomly strewn points is exponential.
      let chance = 2 * rate * exponential(-2 * rate * distance)
      // Half sharp, half blunt: files of one origin agree to the frame, translations do not.
      let sharp = exponential(-distance / (spread * 0.6)) / (spread * 0.6)
      let sigma = spread * 1.5
      let blunt = 0.7979 / sigma * exponential(-distance * distance / (2 * sigma * sigma))
      return (0.5 * sharp + 0.5 * blunt) / max(chance, 1e-9)
    }
    var table: [Float] = []
    table.reserveCapacity(Self.steps * Self.steps)
    for start in ratios {
      for end in ratios {
        table.append(
          Float(
            logarithm(
              shares.none + shares.startOnly * start + shares.endOnly * end
                + shares.both * start * end)))
      }
    }
    self.table = table
    self.ratios = ratios
  }

  /// The score of a cue by the distances of its start and its end, in milliseconds.
  @inline(__always)
  func score(_ start: Int, _ end: Int) -> Float {
    let row = min(start.magnitude / UInt(Self.step), UInt(Self.steps - 1))
    let column = min(end.magnitude / UInt(Self.step), UInt(Self.steps - 1))
    return table[Int(row) * Self.steps + Int(column)]
  }

  /// What is learnt from how far cues lie from the reference.
  struct Lesson {
    /// How often ends have a counterpart.
    var shares: Shares
    /// The mean distance of ends that have one, in milliseconds.
    var spread: Double
  }

  /// What the distances of some cues say: one step of expectation maximization.
  ///
  /// - Parameters:
  ///   - distances: The distances of the starts and the ends.
  ///   - shares: The shares as they were believed; the usual ones count as 30 cues more.
  ///   - spread: The spread as it was believed; it counts as 10 ends more.
  /// - Returns: The shares and the spread as they are more likely.
  func lesson(
    of distances: [(start: Int, end: Int)], from shares: Shares, _ spread: Double
  ) -> Lesson {
    var sums = (none: 0.0, start: 0.0, end: 0.0, both: 0.0)
    var ends = 10.0
    var total = ends * spread * Self.meanOfSpread
    for distance in distances {
      let start = ratios[min(Int(distance.start.magnitude) / Self.step, Self.steps - 1)]
      let end = ratios[min(Int(distance.end.magnitude) / Self.step, Self.steps - 1)]
      let parts = (
        shares.none, shares.startOnly * start, shares.endOnly * end, shares.both * start * end
      )
      let whole = parts.0 + parts.1 + parts.2 + parts.3
      sums.none += parts.0 / whole
      sums.start += parts.1 / whole
      sums.end += parts.2 / whole
      sums.both += parts.3 / whole
      let byStart = (parts.1 + parts.3) / whole
      let byEnd = (parts.2 + parts.3) / whole
      ends += byStart + byEnd
      total += byStart * Double(distance.start.magnitude) + byEnd * Double(distance.end.magnitude)
    }
    let believed = 30.0
    let usual = Shares()
    // Some cues never have a counterpart, however well the others fit.
    let least = 0.1 * (Double(distances.count) + believed)
    var result = Shares()
    result.none = max(sums.none + believed * usual.none, least)
    result.startOnly = sums.start + believed * usual.startOnly
    result.endOnly = sums.end + believed * usual.endOnly
    result.both = sums.both + believed * usual.both
    let scale = 1 / (result.none + result.startOnly + result.endOnly + result.both)
    result.none *= scale
    result.startOnly *= scale
    result.endOnly *= scale
    result.both *= scale
    return Lesson(
      shares: result, spread: min(max(total / ends / Self.meanOfSpread, 20), 250))
  }

  /// The mean of the distances that the table is made for, in spreads.
  private static let meanOfSpread = 0.9
}

/// Walks a sorted list in step with a rising sequence of questions for the nearest element.
struct NearestCursor {
  private let values: [Int]
  private var index = 0

  init(_ values: [Int]) {
    self.values = values
  }

  /// The signed distance from a position to the nearest value; each position is no smaller than the
  /// one before, or nearly so.
  @inline(__always)
  mutating func distance(to position: Int) -> Int {
    while index + 1 < values.count, values[index + 1] <= position { index += 1 }
    // Ends are asked for in the order of starts, so they may step back a little.
    while index > 0, values[index] > position { index -= 1 }
    let here = values[index] - position
    guard index + 1 < values.count else { return here }
    let next = values[index + 1] - position
    return here.magnitude <= next.magnitude ? here : next
  }
}
