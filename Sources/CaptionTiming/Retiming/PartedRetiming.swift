// SPDX-License-Identifier: Apache-2.0

/// A retiming checked and made ready for the cues of a file, part by part.
struct PartedRetiming: Sendable {
  /// What happens to each part, and the cue, counted from 1, with which the next part begins.
  private let parts: [(next: Int, compiled: CompiledRetiming)]
  private var index = 0

  /// What happens to the cues of the part that was reached.
  private(set) var current: CompiledRetiming

  /// Whether all cues are treated alike.
  var isWhole: Bool { parts.count == 1 }

  init(_ retiming: Retiming) throws(TimingError) {
    var found: (position: Int, parts: [RetimingStep.RetimedPart])?
    for (position, step) in retiming.steps.enumerated() {
      guard case .parts(let parts) = step.operation else { continue }
      guard found == nil, step.range == nil else { throw .misplacedParts }
      found = (position, parts)
    }
    guard let found else {
      current = try CompiledRetiming(retiming)
      parts = [(.max, current)]
      return
    }
    var firsts = found.parts.map(\.firstCue)
    var middles = found.parts.map(\.steps)
    if firsts.first != 1 {
      // What comes before the first part is only subject to the steps around.
      firsts.insert(1, at: 0)
      middles.insert([], at: 0)
    }
    guard zip(firsts, firsts.dropFirst()).allSatisfy(<) else { throw .misplacedParts }
    var parts: [(next: Int, compiled: CompiledRetiming)] = []
    for (number, middle) in middles.enumerated() {
      let steps =
        retiming.steps[..<found.position] + middle + retiming.steps[(found.position + 1)...]
      let isNested = middle.contains { if case .parts = $0.operation { true } else { false } }
      guard !isNested else { throw .misplacedParts }
      let next = number + 1 < firsts.count ? firsts[number + 1] : Int.max
      parts.append((next, try CompiledRetiming(Retiming(Array(steps)))))
    }
    self.parts = parts
    current = parts[0].compiled
  }

  /// Goes on to the part of a cue; cues come in the order of the file.
  mutating func advance(to ordinal: Int) {
    while ordinal >= parts[index].next {
      index += 1
      current = parts[index].compiled
    }
  }
}
