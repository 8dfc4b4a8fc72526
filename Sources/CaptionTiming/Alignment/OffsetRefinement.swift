// SPDX-License-Identifier: Apache-2.0

/// The exact offset of a run of cues, from all that agree on roughly the same one.
struct OffsetRefinement {
  /// The refined offset, in milliseconds.
  var offset: Int
  /// How many cues start or end with a cue of the reference.
  var matched: Int
  /// The standard error of the offset, in milliseconds.
  var error: Double
  /// The mean distance of the agreeing ends from the offset, in milliseconds.
  var spread: Double

  /// Refines an offset.
  ///
  /// The residuals of all starts and ends with a neighbour within half a second are averaged, those
  /// far from the average left out, and that until it stands still.
  init(_ file: Timeline, _ cues: Range<Int>, _ reference: Timeline, near initial: Int) {
    var offset = initial
    var window = 500
    var residuals: [(cue: Int, value: Int)] = []
    for _ in 0..<6 {
      residuals = Self.residuals(file, cues, reference, offset, window)
      guard !residuals.isEmpty else { break }
      // A centre that single strays do not move: the middle half of the residuals.
      let values = residuals.map(\.value).sorted()
      let trim = values.count / 5
      let kept = values[trim..<values.count - trim]
      let mean = kept.reduce(0, +) / kept.count
      let spread = kept.reduce(0) { $0 + abs($1 - mean) } / kept.count
      offset += mean
      window = min(500, max(120, spread * 5))
      if mean == 0 { break }
    }
    self.offset = offset
    matched = Set(residuals.map(\.cue)).count
    let total = residuals.reduce(0) { $0 + abs($1.value) }
    spread = residuals.isEmpty ? 0 : Double(total) / Double(residuals.count)
    error = residuals.isEmpty ? .infinity : 1.25 * spread / Double(max(matched, 1)).squareRoot()
  }

  private static func residuals(
    _ file: Timeline, _ cues: Range<Int>, _ reference: Timeline, _ offset: Int, _ window: Int
  ) -> [(cue: Int, value: Int)] {
    var starts = NearestCursor(reference.starts)
    var ends = NearestCursor(reference.sortedEnds)
    var result: [(cue: Int, value: Int)] = []
    for index in cues {
      let start = starts.distance(to: file.starts[index] + offset)
      let end = ends.distance(to: file.ends[index] + offset)
      if abs(start) <= window { result.append((index, start)) }
      if abs(end) <= window { result.append((index, end)) }
    }
    return result
  }
}
