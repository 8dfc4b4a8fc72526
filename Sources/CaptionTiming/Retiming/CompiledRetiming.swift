// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// A retiming checked and brought to as few stages as possible, for many cues.
struct CompiledRetiming: Sendable {
  /// The stages in order; neighbours that can be one map are one.
  let stages: [Stage]

  /// The one shift of the whole time line, where that is all the retiming does.
  let shift: Int64?

  /// The one map of the whole time line, where there is only one.
  let wholeMap: TimeMap?

  init(_ retiming: Retiming) throws(TimingError) {
    var stages: [Stage] = []
    for step in retiming.steps {
      if case .parts = step.operation { throw .needsCue }
      let stage = try Self.stage(step)
      if let map = stage.wholeMap, let last = stages.popLast() {
        stages.append(try last.followed(by: map))
      } else {
        stages.append(stage)
      }
    }
    if stages.isEmpty { stages = [Stage(.identity)] }
    self.stages = stages
    wholeMap = stages.count == 1 ? stages[0].wholeMap : nil
    if let map = wholeMap, map.knots.isEmpty, map.pieces[0].divisor == 1,
      map.pieces[0].multiplier == 1
    {
      shift = Int64(exactly: map.pieces[0].addend)
    } else {
      shift = nil
    }
  }

  private static func stage(_ step: RetimingStep) throws(TimingError) -> Stage {
    if case .blocks(let blocks) = step.operation {
      guard step.range == nil else { throw .blocksInRange }
      return try Stage(blocks: blocks)
    }
    let map = try map(step.operation)
    return step.range.map { Stage(map, in: $0) } ?? Stage(map)
  }

  private static func map(_ operation: RetimingStep.Operation) throws(TimingError) -> TimeMap {
    switch operation {
    case .shift(let time): return TimeMap(AffineMap(addend: time.milliseconds))
    case .scale(let ratio): return TimeMap(try AffineMap(scale: ratio, offset: .zero))
    case .frameRate(let from, let to):
      let ratio = try from.framesPerSecond / to.framesPerSecond
      return TimeMap(try AffineMap(scale: ratio, offset: .zero))
    case .anchors(let anchors): return try TimeMap(through: anchors)
    case .blocks: throw .blocksInSequence
    case .parts: throw .misplacedParts
    case .sequence(let operations):
      var result = TimeMap.identity
      for operation in operations { result = try result.followed(by: map(operation)) }
      return result
    }
  }

  /// Both ends of a cue after the retiming, rounded once.
  func applied(
    start: Timestamp, end: Timestamp
  ) throws(TimingError) -> (start: Timestamp, end: Timestamp, isSelected: Bool) {
    if let shift {
      let (first, overflow) = start.milliseconds.addingReportingOverflow(shift)
      let (second, carry) = end.milliseconds.addingReportingOverflow(shift)
      guard !overflow, !carry else { throw .overflow }
      return (Timestamp(milliseconds: first), Timestamp(milliseconds: second), true)
    }
    if let wholeMap {
      let first = try wholeMap.rounded(start.milliseconds)
      let second = try wholeMap.rounded(end.milliseconds)
      return (Timestamp(milliseconds: first), Timestamp(milliseconds: second), true)
    }
    let exact = try exact(start: start, end: end)
    return try (
      Timestamp(milliseconds: exact.start.rounded()), Timestamp(milliseconds: exact.end.rounded()),
      exact.isSelected
    )
  }

  /// Both ends of a cue after the retiming, not rounded.
  func exact(
    start: Timestamp, end: Timestamp
  ) throws(TimingError) -> (start: Rational, end: Rational, isSelected: Bool) {
    var first = Rational(start.milliseconds)
    var second = Rational(end.milliseconds)
    var isSelected = false
    for stage in stages {
      let stretch = stage.stretch(at: first)
      guard stage.isSelected[stretch] else { continue }
      isSelected = true
      first = try stage.maps[stretch].exact(first)
      second = try stage.maps[stretch].exact(second)
    }
    return (first, second, isSelected)
  }
}
