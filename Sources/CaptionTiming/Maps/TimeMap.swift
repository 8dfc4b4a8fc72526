// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// A continuous piecewise linear map of time that keeps order, exact until it is asked to round.
struct TimeMap: Sendable, Hashable {
  /// The times, strictly increasing, at which one piece ends and the next begins.
  private(set) var knots: [Rational]

  /// The pieces, one more than there are knots.
  private(set) var pieces: [AffineMap]

  static let identity = TimeMap(AffineMap.identity)

  init(_ map: AffineMap) {
    knots = []
    pieces = [map]
  }

  /// The map through a number of known pairs: one shifts, two fix a line, more fix a line between
  /// each neighbouring two; outside the outermost the nearest line goes on.
  init(through anchors: [Anchor]) throws(TimingError) {
    let sorted = try Anchor.inOrder(anchors)
    guard let first = sorted.first else { throw .noAnchors }
    if sorted.count == 1 {
      let (shift, overflow) = first.new.milliseconds.subtractingReportingOverflow(
        first.old.milliseconds)
      guard !overflow else { throw .overflow }
      knots = []
      pieces = [AffineMap(addend: shift)]
      return
    }
    pieces = []
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      let rise = Int128(right.new.milliseconds) - Int128(left.new.milliseconds)
      let run = Int128(right.old.milliseconds) - Int128(left.old.milliseconds)
      let scale = try Rational(rise, over: run)
      let offset =
        try Rational(left.new.milliseconds) - scale * Rational(left.old.milliseconds)
      try pieces.append(AffineMap(scale: scale, offset: offset))
    }
    knots = sorted.dropFirst().dropLast().map { Rational($0.old.milliseconds) }
  }

  /// The piece that holds a time.
  private func piece(at time: Rational) -> AffineMap {
    pieces[knots.partitioningIndex { time < $0 }]
  }

  /// The exact result.
  func exact(_ time: Rational) throws(TimingError) -> Rational {
    try piece(at: time).exact(time)
  }

  /// The result rounded to the millisecond, a half going away from zero.
  func rounded(_ milliseconds: Int64) throws(TimingError) -> Int64 {
    if knots.isEmpty { return try pieces[0].rounded(milliseconds) }
    return try piece(at: Rational(milliseconds)).rounded(milliseconds)
  }

  /// This map first, then another, still one map: nothing is rounded between the two.
  func followed(by next: TimeMap) throws(TimingError) -> TimeMap {
    var result = TimeMap(.identity)
    var breaks = knots
    for knot in next.knots {
      try breaks.append(inverted().exact(knot))
    }
    breaks = Set(breaks).sorted()
    result.knots = breaks
    result.pieces = []
    for index in 0...breaks.count {
      // Any time inside the interval tells which two pieces meet there; each interval is closed
      // on its left, and the first one lies left of the first break.
      var inside = index == 0 ? breaks.first ?? .zero : breaks[index - 1]
      if index == 0 { inside = try inside - .one }
      let first = piece(at: inside)
      let second = next.piece(at: try first.exact(inside))
      try result.pieces.append(first.followed(by: second))
    }
    return result
  }

  /// The map that undoes this one.
  func inverted() throws(TimingError) -> TimeMap {
    var result = TimeMap(.identity)
    result.knots = []
    result.pieces = []
    for knot in knots { try result.knots.append(exact(knot)) }
    for piece in pieces { try result.pieces.append(piece.inverted()) }
    return result
  }
}

extension Array {
  /// The index of the first element that fulfils a condition which, once true, stays true.
  func partitioningIndex(where belongsAfter: (Element) throws -> Bool) rethrows -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if try belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
