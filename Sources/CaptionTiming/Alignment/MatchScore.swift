// SPDX-License-Identifier: Apache-2.0

/// How well one cue fits at one offset: the logarithm of a likelihood ratio.
///
/// It compares two explanations of how far the cue's start and end lie from the nearest start and
/// end of the reference: the cue has a counterpart there, or what is near is near by chance. Above
/// zero speaks for a counterpart. Sums over many cues are evidence that can be weighed: by chance
/// the ratio averages one, so a sum of s is reached by accident about once in e^s offsets.
struct MatchScore {
  /// Distances are looked up in steps of this many milliseconds.
  static let step = 10
  /// Distances of this many steps and more count as this many: 1.2 seconds.
  static let steps = 120

  private let table: [Float]

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - typicalDistance: The distance between starts of the reference, in milliseconds.
  ///   - spread: The mean distance of ends that belong together, in milliseconds.
  init(typicalDistance: Int, spread: Double) {
    // Part of the cues have no counterpart at all, and of those that have one, merging and dividing
    // take away one end now and then.
    let absent = 0.35
    let broken = 0.15
    let rate = 1 / Double(typicalDistance)
    let ratios = (0..<Self.steps).map { index in
      let distance = (Double(index) + 0.5) * Double(Self.step)
      // By chance the distance to the nearest of randomly strewn points is exponential.
      let chance = 2 * rate * exponential(-2 * rate * distance)
      // Half sharp, half blunt: files of one origin agree to the frame, translations do not.
      let sharp = exponential(-distance / (spread * 0.6)) / (spread * 0.6)
      let sigma = spread * 1.5
      let blunt = 0.7979 / sigma * exponential(-distance * distance / (2 * sigma * sigma))
      return broken + (1 - broken) * (0.5 * sharp + 0.5 * blunt) / max(chance, 1e-9)
    }
    var table: [Float] = []
    table.reserveCapacity(Self.steps * Self.steps)
    for start in ratios {
      for end in ratios { table.append(Float(logarithm(absent + (1 - absent) * start * end))) }
    }
    self.table = table
  }

  /// The score of a cue by the distances of its start and its end, in milliseconds.
  @inline(__always)
  func score(_ start: Int, _ end: Int) -> Float {
    let row = min(start.magnitude / UInt(Self.step), UInt(Self.steps - 1))
    let column = min(end.magnitude / UInt(Self.step), UInt(Self.steps - 1))
    return table[Int(row) * Self.steps + Int(column)]
  }
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
