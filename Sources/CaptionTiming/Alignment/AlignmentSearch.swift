// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The search for blocks at one ratio.
struct AlignmentSearch {
  let file: Timeline
  let reference: Timeline
  let options: AlignmentOptions

  /// A block with what is known about it.
  struct FoundBlock {
    var cues: Range<Int>
    var offset: Int
    var matched: Int
    var confidence: Double
    /// How far the offset may lie from zero and still be no reason to move anything.
    var tolerance: Int
  }

  /// A division of the file with its score.
  struct Solution {
    var file: Timeline
    var ratio: Rational
    var blocks: [FoundBlock]
    var score: Float
  }

  /// The cues of a window: enough for a vote to stand out, few enough to lie within one block.
  private static let windowSize = 24
  /// How many offsets take part in the first division, and how many beside the refined ones in the
  /// next.
  private static let mostCandidates = 160
  private static let fewCandidates = 48

  /// All offsets at which the two files overlap at all.
  private var allOffsets: ClosedRange<Int> {
    let lowest = reference.extent.lowerBound - file.extent.upperBound
    let highest = reference.extent.upperBound - file.extent.lowerBound
    return lowest...max(lowest, highest)
  }

  /// The votes of a dozen windows, spread over the file, on any offset.
  func sample() -> [OffsetVotes.Peak] {
    guard file.count > 1, reference.count > 1 else { return [] }
    let size = min(Self.windowSize, file.count)
    let windows = min(12, (file.count + size - 1) / size)
    var votes = OffsetVotes(allOffsets)
    return (0..<windows).compactMap { number in
      let first = windows == 1 ? 0 : (file.count - size) * number / (windows - 1)
      return votes.peaks(file, first..<first + size, reference, limit: 1).first
    }
  }

  /// The best division at this ratio; `nil` when nothing at all agrees.
  func solve(known: [(index: Int, offset: Int)]) -> Solution? {
    let candidates = candidates(known)
    guard !candidates.isEmpty else { return nil }
    let hypotheses = logarithm(Double(max(allOffsets.count / 400, 10)))
    var spread = 120.0
    var offsets = candidates
    var division: [SplitSolver.Block] = []
    var score: Float = 0
    for round in 0..<3 {
      let solver = solver(spread: spread, hypotheses, known)
      (division, score) =
        options.allowsSplits ? solver.solve(offsets) : solver.solveWhole(offsets)
      // The offsets of the blocks, averaged, are better candidates than the votes were.
      var refined: [Int] = []
      var spreads = 0.0
      for block in division {
        let refinement = OffsetRefinement(file, block.cues, reference, near: block.offset)
        refined.append(refinement.offset)
        spreads += refinement.spread * Double(block.cues.count)
      }
      spread = min(max(spreads / Double(file.count), 20), 250)
      if refined == division.map(\.offset), round > 0 { break }
      offsets = Self.distinct(refined + candidates.prefix(Self.fewCandidates))
    }
    let solver = solver(spread: spread, hypotheses, known)
    let blocks = Self.merged(division).map { block in
      found(block, candidates, solver, hypotheses)
    }
    return Solution(file: file, ratio: .one, blocks: blocks, score: score)
  }

  private func solver(
    spread: Double, _ hypotheses: Double, _ known: [(index: Int, offset: Int)]
  ) -> SplitSolver {
    // A split is one of so many cues at which one of so many offsets could begin.
    let cost = hypotheses + logarithm(Double(max(file.count, 8)) / 4)
    return SplitSolver(
      file: file, reference: reference,
      score: MatchScore(typicalDistance: reference.typicalDistance, spread: spread),
      splitCost: Float(cost), known: known)
  }

  // MARK: Candidates

  /// The offsets that any window speaks for, the strongest first.
  private func candidates(_ known: [(index: Int, offset: Int)]) -> [Int] {
    let sampled = sample()
    var pool: [OffsetVotes.Peak] = sampled
    let strong = sampled.filter { $0.evidence > 0 }
    let anchors = strong.isEmpty ? sampled : strong
    var range = allOffsets
    if let low = anchors.map(\.offset).min(), let high = anchors.map(\.offset).max() {
      let jump = Int(clamping: options.longestJump.milliseconds)
      let near = low - jump...high + jump
      range = near.clamped(to: range)
    }
    var votes = OffsetVotes(range)
    let size = min(Self.windowSize, file.count)
    for first in stride(from: 0, through: file.count - size, by: 8) {
      pool += votes.peaks(file, first..<first + size, reference, limit: 3)
    }
    pool += votes.peaks(file, 0..<file.count, reference, limit: 8)
    pool += known.map { OffsetVotes.Peak(offset: $0.offset, evidence: 20) }
    // Zero is always asked: a file that is right already must not lose to a near miss.
    pool.append(OffsetVotes.Peak(offset: 0, evidence: 0))
    return Self.gathered(pool)
  }

  /// Peaks within 150 ms of each other, as one; the strongest of those first.
  private static func gathered(_ pool: [OffsetVotes.Peak]) -> [Int] {
    let sorted = pool.sorted { $0.offset < $1.offset }
    var groups: [(offset: Int, evidence: Double)] = []
    var index = 0
    while index < sorted.count {
      var end = index
      var total = 0.0
      var weighted = 0.0
      while end < sorted.count, sorted[end].offset - sorted[index].offset <= 150 {
        let weight = max(sorted[end].evidence, 0.01)
        total += max(sorted[end].evidence, 0)
        weighted += weight * Double(sorted[end].offset - sorted[index].offset)
        end += 1
      }
      let weights = sorted[index..<end].reduce(0.0) { $0 + max($1.evidence, 0.01) }
      groups.append((sorted[index].offset + Int(weighted / weights), total))
      index = end
    }
    groups.sort { ($0.evidence, $1.offset) > ($1.evidence, $0.offset) }
    var offsets = groups.prefix(mostCandidates - 1).map(\.offset)
    if !offsets.contains(where: { abs($0) < 50 }) { offsets.append(0) }
    return offsets
  }

  /// Offsets without those that lie within 30 ms of an earlier one.
  private static func distinct(_ offsets: [Int]) -> [Int] {
    var result: [Int] = []
    for offset in offsets where !result.contains(where: { abs($0 - offset) < 30 }) {
      result.append(offset)
    }
    return result
  }

  // MARK: Blocks

  /// Neighbouring blocks whose offsets cannot be told apart, as one.
  private static func merged(_ blocks: [SplitSolver.Block]) -> [SplitSolver.Block] {
    var result: [SplitSolver.Block] = []
    for block in blocks {
      if let last = result.last, abs(last.offset - block.offset) < 80 {
        let isLonger = block.cues.count > last.cues.count
        result[result.count - 1] = SplitSolver.Block(
          cues: last.cues.lowerBound..<block.cues.upperBound,
          offset: isLonger ? block.offset : last.offset)
      } else {
        result.append(block)
      }
    }
    return result
  }

  private func found(
    _ block: SplitSolver.Block, _ candidates: [Int], _ solver: SplitSolver, _ hypotheses: Double
  ) -> FoundBlock {
    let refinement = OffsetRefinement(file, block.cues, reference, near: block.offset)
    let scores = solver.scores(block.cues, at: refinement.offset)
    // What else it could be: chance, at any of all offsets, or one of the other candidates.
    var margin = Double(scores.reduce(0, +)) - hypotheses
    for other in candidates where abs(other - refinement.offset) > 800 {
      margin = min(margin, lead(of: scores, block.cues, over: other, solver))
    }
    // Cues are not independent of their neighbours, so the evidence counts for less than its sum.
    margin /= 2.5
    let tolerance = Int(min(100, max(40, 3 * refinement.error)))
    return FoundBlock(
      cues: block.cues, offset: refinement.offset, matched: refinement.matched,
      confidence: 1 / (1 + exponential(-margin)), tolerance: tolerance)
  }

  /// By how much a block's scores exceed those at a rival offset, over the cues that both put inside
  /// the reference: cues that a rival pushes over its edge say nothing about which one is right.
  private func lead(
    of scores: [Float], _ cues: Range<Int>, over rival: Int, _ solver: SplitSolver
  ) -> Double {
    let others = solver.scores(cues, at: rival)
    let extent = reference.extent
    var lead = 0.0
    var shared = 0
    for (position, index) in cues.enumerated()
    where extent.contains(file.starts[index] + rival) {
      lead += Double(scores[position] - others[position])
      shared += 1
    }
    if shared * 4 >= cues.count { return lead }
    return Double(scores.reduce(0, +) - others.reduce(0, +))
  }
}

extension SplitSolver {
  /// The best single offset of the whole file.
  func solveWhole(_ offsets: [Int]) -> (blocks: [Block], score: Float) {
    var best = (offset: 0, score: -Float.infinity)
    for offset in offsets {
      let score = scores(0..<file.count, at: offset).reduce(0, +)
      if score > best.score { best = (offset, score) }
    }
    return ([Block(cues: 0..<file.count, offset: best.offset)], best.score)
  }
}
