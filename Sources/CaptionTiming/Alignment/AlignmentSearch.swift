// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The search for blocks at one ratio.
struct AlignmentSearch {
  let file: Timeline
  let reference: Timeline
  let options: Aligner.Options

  /// A block with what is known about it.
  struct FoundBlock {
    var cues: Range<Int>
    var offset: Int
    var matched: Int
    /// How many cues the evidence reaches: see ``Coverage``.
    var covered: Int
    var confidence: Double
    /// Whether another offset fits about as well.
    var isAmbiguous: Bool
    /// How far the offset may lie from zero and still be no reason to move anything.
    var tolerance: Int
  }

  /// A division of the file with its score.
  struct Solution {
    var file: Timeline
    var ratio: Rational
    var blocks: [FoundBlock]
    /// What the division scores, less what its splits and its ratio cost.
    var score: Double
  }

  /// The cues of a window: enough for a vote to stand out, few enough to lie within one block.
  private static let windowSize = 24
  /// How many offsets take part in the first division, and how many beside the refined ones in the
  /// next.
  private static let mostCandidates = 160
  private static let fewCandidates = 48
  /// How many pairs of ends vote at most in one search: what keeps long files from taking minutes.
  private static let mostVotes = 60_000_000

  /// All offsets at which the two files overlap at all.
  private var allOffsets: ClosedRange<Int> {
    let lowest = reference.extent.lowerBound - file.extent.upperBound
    let highest = reference.extent.upperBound - file.extent.lowerBound
    return lowest...max(lowest, highest)
  }

  /// What windows spread over the file speak for, each for one offset.
  func sample(_ most: Int) -> [LineFit.WindowPeak] {
    guard file.count > 1, reference.count > 1 else { return [] }
    let size = min(Self.windowSize, file.count)
    // Windows overlap in a short file, so that a block between two breaks is seen more than once.
    let windows = min(most, (file.count - size) / 6 + 1)
    var votes = OffsetVotes(allOffsets)
    return (0..<windows).compactMap { number in
      let first = windows == 1 ? 0 : (file.count - size) * number / (windows - 1)
      return peak(of: first..<first + size, &votes)
    }
  }

  /// What a window speaks for most strongly, whole cues or ends alone.
  private func peak(of window: Range<Int>, _ votes: inout OffsetVotes) -> LineFit.WindowPeak? {
    let peaks =
      votes.peaks(file, window, reference, by: .cues, limit: 1)
      + votes.peaks(file, window, reference, by: .ends, limit: 1)
    guard let best = peaks.max(by: { $0.evidence < $1.evidence }) else { return nil }
    return LineFit.WindowPeak(
      cues: window, time: (file.starts[window.lowerBound] + file.starts[window.upperBound - 1]) / 2,
      offset: best.offset, evidence: best.evidence)
  }

  /// The best division at this ratio; `nil` when nothing at all agrees.
  ///
  /// Known are cues with their offsets, and what the guess of the ratio costs.
  func solve(known: [(index: Int, offset: Int)], ratioCost: Double) -> Solution? {
    let candidates = candidates(known)
    guard !candidates.isEmpty else { return nil }
    let hypotheses = logarithm(Double(max(allOffsets.count / 400, 10)))
    var spread = 120.0
    var shares = MatchScore.Shares()
    var offsets = candidates
    var division = SplitSolver.Division(blocks: [], isMatched: [], score: 0)
    for round in 0..<4 {
      let solver = solver(spread: spread, shares, hypotheses, known)
      division = options.allowsSplits ? solver.solve(offsets) : solver.solveWhole(offsets)
      // The offsets of the blocks, averaged, are better candidates than the votes were.
      var refined: [Int] = []
      var distances: [(start: Int, end: Int)] = []
      for block in division.blocks {
        let refinement = OffsetRefinement(file, block.cues, reference, near: block.offset)
        refined.append(refinement.offset)
        let all = solver.distances(block.cues, at: refinement.offset)
        for (position, index) in block.cues.enumerated() where division.isMatched[index] {
          distances.append(all[position])
        }
      }
      let lesson = solver.score.lesson(of: distances, from: shares, spread)
      (shares, spread) = (lesson.shares, lesson.spread)
      if refined == division.blocks.map(\.offset), round > 1 { break }
      offsets = Self.distinct(refined + candidates.prefix(Self.fewCandidates))
    }
    let solver = solver(spread: spread, shares, hypotheses, known)
    let coverage = Coverage(
      division, file, reference, bridgesGaps: options.allowsSplits)
    let blocks = Self.merged(division.blocks).map { block in
      found(block, candidates, solver, hypotheses + ratioCost, coverage)
    }
    return Solution(
      file: file, ratio: .one, blocks: blocks, score: Double(division.score) - ratioCost)
  }

  private func solver(
    spread: Double, _ shares: MatchScore.Shares, _ hypotheses: Double,
    _ known: [(index: Int, offset: Int)]
  ) -> SplitSolver {
    // A split is one of so many cues at which one of so many offsets could begin.
    let cost = hypotheses + logarithm(Double(max(file.count, 8)) / 4)
    return SplitSolver(
      file: file, reference: reference,
      score: MatchScore(
        typicalDistance: reference.typicalDistance, spread: spread, shares: shares),
      splitCost: Float(cost), known: known)
  }

  // MARK: Candidates

  /// The offsets that any window speaks for, the strongest first.
  private func candidates(_ known: [(index: Int, offset: Int)]) -> [Int] {
    let sampled = sample(12).map { OffsetVotes.Peak(offset: $0.offset, evidence: $0.evidence) }
    var pool = sampled
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
    // How many ends of the reference lie within the range, for each end of a cue.
    let length = max(reference.extent.upperBound - reference.extent.lowerBound, 1)
    let each = max(min(range.count, length) * reference.count / length, 1)
    let windows = max(Self.mostVotes / (2 * size * each), 12)
    for first in stride(
      from: 0, through: file.count - size, by: max(8, (file.count + windows - 1) / windows))
    {
      let window = first..<first + size
      pool += votes.peaks(file, window, reference, by: .cues, limit: 3)
      pool += votes.peaks(file, window, reference, by: .ends, limit: 3)
    }
    if file.count * each < Self.mostVotes {
      pool += votes.peaks(file, 0..<file.count, reference, by: .cues, limit: 8)
      pool += votes.peaks(file, 0..<file.count, reference, by: .ends, limit: 8)
    }
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
    _ block: SplitSolver.Block, _ candidates: [Int], _ solver: SplitSolver, _ hypotheses: Double,
    _ coverage: Coverage
  ) -> FoundBlock {
    let refinement = OffsetRefinement(file, block.cues, reference, near: block.offset)
    let scores = solver.scores(block.cues, at: refinement.offset)
    // What else it could be: chance, at any of all offsets, or one of the other candidates.
    let evidence = solver.evidence(scores) - hypotheses
    var lead = Double.infinity
    for other in candidates where abs(other - refinement.offset) > 800 {
      lead = min(lead, self.lead(of: scores, block.cues, over: other, solver))
    }
    // Cues are not independent of their neighbours, so the evidence counts for less than its sum;
    // and the best of many divisions has chosen its cues.
    let margin = (min(evidence, lead) - 4) / 2.5
    let tolerance = Int(min(100, max(40, 3 * refinement.error)))
    return FoundBlock(
      cues: block.cues, offset: refinement.offset, matched: refinement.matched,
      covered: coverage.count(in: block.cues), confidence: 1 / (1 + exponential(-margin)),
      isAmbiguous: evidence > 10 && lead < evidence, tolerance: tolerance)
  }

  /// By how much a block's evidence exceeds that of a rival offset, over the cues that both put inside
  /// the reference: cues that a rival pushes over its edge say nothing about which one is right.
  private func lead(
    of scores: [Float], _ cues: Range<Int>, over rival: Int, _ solver: SplitSolver
  ) -> Double {
    let others = solver.scores(cues, at: rival)
    let extent = reference.extent
    let shared = cues.enumerated().filter { extent.contains(file.starts[$0.element] + rival) }
      .map(\.offset)
    let whole = solver.evidence(scores)
    let mine = solver.evidence(shared.map { scores[$0] })
    // Unless those are not the cues that speak for this one.
    guard shared.count * 4 >= cues.count, mine * 2 >= whole else {
      return whole - solver.evidence(others)
    }
    return mine - solver.evidence(shared.map { others[$0] })
  }
}
