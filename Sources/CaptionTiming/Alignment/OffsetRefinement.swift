// SPDX-License-Identifier: Apache-2.0

/// The exact offset of a run of cues, from all that agree on roughly the same one.
struct OffsetRefinement {
  /// The refined offset, in milliseconds.
  let offset: Int
  /// How many cues start or end with a cue of the reference.
  let matched: Int
  /// The standard error of the offset, in milliseconds.
  let error: Double
  /// The mean distance of the agreeing ends from the offset, in milliseconds.
  let spread: Double

  /// How far starts and ends may disagree and still be averaged, in milliseconds.
  private static let disagreement = 40

  /// Refines an offset.
  ///
  /// The residuals of all starts and ends with a neighbour within half a second are averaged, those
  /// far from the average left out, and that until it stands still. Where starts and ends disagree,
  /// the starts decide: how long a cue stays is a matter of style, when speech begins is not.
  init(_ file: Timeline, _ cues: Range<Int>, _ reference: Timeline, near initial: Int) {
    var offset = initial
    var window = 500
    var found = Residuals()
    for _ in 0..<8 {
      found = Residuals(file, cues, reference, offset, window)
      guard let centre = found.centre else { break }
      offset += centre.mean
      window = min(500, max(120, centre.spread * 5))
      if centre.mean == 0 { break }
    }
    self.offset = offset
    matched = found.matched
    let values = found.starts + found.ends
    let total = values.reduce(0) { $0 + abs($1) }
    spread = values.isEmpty ? 0 : Double(total) / Double(values.count)
    error = values.isEmpty ? .infinity : 1.25 * spread / Double(max(matched, 1)).squareRoot()
  }

  /// How far starts and ends lie from those of the reference.
  private struct Residuals {
    var starts: [Int] = []
    var ends: [Int] = []
    var matched = 0

    init() {}

    init(
      _ file: Timeline, _ cues: Range<Int>, _ reference: Timeline, _ offset: Int, _ window: Int
    ) {
      var startCursor = NearestCursor(reference.starts)
      var endCursor = NearestCursor(reference.sortedEnds)
      for index in cues {
        let start = startCursor.distance(to: file.starts[index] + offset)
        let end = endCursor.distance(to: file.ends[index] + offset)
        if abs(start) <= window { starts.append(start) }
        if abs(end) <= window { ends.append(end) }
        if abs(start) <= window || abs(end) <= window { matched += 1 }
      }
    }

    /// The middle of what agrees, and the mean distance from it; `nil` where nothing does.
    var centre: (mean: Int, spread: Int)? {
      let byStarts = Self.centre(of: starts)
      let byEnds = Self.centre(of: ends)
      guard let byStarts else { return byEnds }
      guard let byEnds else { return byStarts }
      let areStartsEnough = starts.count * 2 >= ends.count
      if abs(byStarts.mean - byEnds.mean) > disagreement {
        return areStartsEnough ? byStarts : byEnds
      }
      return Self.centre(of: starts + ends)
    }

    /// A centre that single strays do not move: that of the middle part of the residuals.
    private static func centre(of residuals: [Int]) -> (mean: Int, spread: Int)? {
      guard !residuals.isEmpty else { return nil }
      let values = residuals.sorted()
      let trim = values.count / 5
      let kept = values[trim..<values.count - trim]
      let mean = kept.reduce(0, +) / kept.count
      return (mean, kept.reduce(0) { $0 + abs($1 - mean) } / kept.count)
    }
  }
}
