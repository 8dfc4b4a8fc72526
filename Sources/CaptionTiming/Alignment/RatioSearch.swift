// SPDX-License-Identifier: Apache-2.0

/// Finds the few ratios by which a file's times may have to be multiplied.
///
/// Windows of cues vote at a grid of ratios, close enough together that one of them is never far
/// from the right one; where they agree most, a line through what they say gives the ratio itself.
struct RatioSearch {
  let file: [CueTimes]
  let reference: Timeline
  let options: Aligner.Options

  /// A ratio that is worth a full search.
  struct Candidate {
    /// The ratio, exactly as it will be applied.
    var ratio: Rational
    /// What the guess costs: the logarithm of how many ratios it could have been.
    var cost: Double
  }

  /// A line's ratio is written with so many parts of one: a millisecond in three hours.
  private static let parts: Int64 = 10_000_000
  /// The ratios of the grid, in thousandths of one: windows of two minutes see no difference smaller
  /// than twice this step.
  private static let grid = stride(from: 897.5, through: 1112.5, by: 2.5).map { $0 / 1000 }
  /// The ratios that are found: what was made a tenth shorter has to be multiplied by 1/0.9.
  ///
  /// The ends themselves are among them, however a line is rounded.
  static let range = 0.8999...1.1113
  /// How many places of the grid are looked at more closely.
  private static let mostPlaces = 4

  /// The ratio as a fraction.
  static func rational(_ value: Double) -> Rational? {
    try? Rational(Int128(value * Double(parts) + 0.5), over: Int128(parts))
  }

  /// The candidates: 1, the named ratios that windows speak for, and those of lines.
  func candidates() -> [Candidate] {
    let named = Set(options.ratios.filter { $0 != .one }).sorted()
    let nameCost = logarithm(Double(named.count + 1)) + 2
    var votes: [(value: Double, name: Rational?, evidence: Double)] = []
    var values: [(Double, Rational?)] = named.map { ($0.approximation, $0) }
    values.append((1, .one))
    // In long files fewer windows do: each of them has more pairs that could vote.
    let windows = min(12, max(6, 24_000 / max(reference.count, 1)))
    if options.findsDrift { values += Self.grid.map { ($0, nil) } }
    for (value, name) in values {
      let evidence = search(value).sample(windows).reduce(0) { $0 + max($1.evidence, 0) }
      votes.append((value, name, evidence))
    }
    let best = votes.map(\.evidence).max() ?? 0
    guard best > 0 else { return [Candidate(ratio: .one, cost: 0)] }
    var lines: [(value: Double, error: Double)] = []
    var places: [Double] = []
    for vote in votes.sorted(by: { $0.evidence > $1.evidence })
    where vote.evidence >= 0.5 * best && places.count < Self.mostPlaces && options.findsDrift {
      guard !places.contains(where: { abs($0 / vote.value - 1) < 0.006 }) else { continue }
      places.append(vote.value)
      let close = search(vote.value)
      guard let line = LineFit(through: close.sample(32), close.file, reference) else { continue }
      let value = vote.value * (1 + line.slope)
      if Self.range.contains(value) { lines.append((value, line.error)) }
    }
    var result = [Candidate(ratio: .one, cost: 0)]
    for (value, name, evidence) in votes {
      guard let name, name != .one else { continue }
      // What differs by less than 0.3 % looks alike in a window of two minutes.
      let isClose =
        places.contains { abs($0 / value - 1) < 0.003 }
        || lines.contains { abs($0.value / value - 1) < 0.0005 }
      if isClose || evidence > 0.7 * best { result.append(Candidate(ratio: name, cost: nameCost)) }
    }
    for line in lines {
      guard let ratio = Self.rational(line.value), !result.contains(where: { $0.ratio == ratio })
      else { continue }
      result.append(Candidate(ratio: ratio, cost: lineCost))
    }
    return result
  }

  /// Whether a ratio is 1 or one of the named ones.
  func isNamed(_ ratio: Rational) -> Bool { ratio == .one || options.ratios.contains(ratio) }

  /// What any ratio costs: one of as many as can be told apart over the length of the file.
  var lineCost: Double {
    let extent = Timeline(file, scaledBy: 1).extent
    let length = Double(extent.upperBound - extent.lowerBound)
    return logarithm(max(0.2 * length / 200, 20)) + 2
  }

  private func search(_ ratio: Double) -> AlignmentSearch {
    AlignmentSearch(
      file: Timeline(file, scaledBy: ratio), reference: reference, options: options)
  }
}

extension Rational {
  /// The nearest number that a search can be made with.
  var approximation: Double { Double(numerator) / Double(denominator) }
}
