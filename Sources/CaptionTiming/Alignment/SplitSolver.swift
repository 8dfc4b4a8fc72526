// SPDX-License-Identifier: Apache-2.0

/// Divides a file into blocks with an offset each, by dynamic programming over a bounded number of
/// candidate offsets.
///
/// Each cue is either matched at its block's offset, for what ``MatchScore`` gives, or passed over
/// for nothing; beginning to pass over costs a little, a new block costs ``splitCost``. So a stretch
/// without counterparts does not tempt the solver to invent a block, and a block must earn more than
/// its cost. O(cues × candidates) time and memory.
struct SplitSolver {
  let file: Timeline
  let reference: Timeline
  let score: MatchScore
  /// What a new block costs, in units of the score.
  let splitCost: Float
  /// What it costs to begin a stretch of cues without counterparts.
  let passCost: Float = 2.5
  /// What it costs more when a new block would put its first cue before the cue above: only a file
  /// with a scene that the reference lacks has a reason to.
  let disorderCost: Float = 6
  /// How far a cue may come before the one above without being out of order, in milliseconds.
  private static let slack = 1000
  /// The pairs that are known: a cue, counted from 0 in the order of starts, and its offset.
  let known: [(index: Int, offset: Int)]

  /// A run of cues, counted from 0 in the order of their starts, and its offset.
  struct Block: Equatable {
    var cues: Range<Int>
    var offset: Int
  }

  /// A division of the whole file.
  struct Division {
    /// The blocks in order, neighbours with different offsets.
    var blocks: [Block]
    /// Which cues take part, and which were passed over.
    var isMatched: [Bool]
    /// What all of it scores, the costs taken off.
    var score: Float
  }

  /// Where the path comes from, and whether the cue was matched there.
  private struct Step {
    var column: Int
    var isMatched: Bool

    init(column: Int, isMatched: Bool) {
      self.column = column
      self.isMatched = isMatched
    }

    init(packed: UInt16) {
      column = Int(packed / 2)
      isMatched = packed % 2 == 1
    }
  }

  /// What a cell remembers: the origin of its matched state in the low bits, and in ``wasPassed``
  /// whether its passed state goes on from a passed cue.
  private enum Origin {
    static let match: UInt8 = 0
    static let pass: UInt8 = 1
    static let split: UInt8 = 2
    static let wasPassed: UInt8 = 0x10
  }

  /// How far the ends of some cues lie from the nearest ones of the reference, at one offset.
  func distances(_ cues: Range<Int>, at offset: Int) -> [(start: Int, end: Int)] {
    var starts = NearestCursor(reference.starts)
    var ends = NearestCursor(reference.sortedEnds)
    var result: [(start: Int, end: Int)] = []
    result.reserveCapacity(cues.count)
    for index in cues {
      result.append(
        (
          starts.distance(to: file.starts[index] + offset),
          ends.distance(to: file.ends[index] + offset)
        ))
    }
    return result
  }

  /// The scores of some cues at one offset.
  func scores(_ cues: Range<Int>, at offset: Int) -> [Float] {
    var result = distances(cues, at: offset).map { score.score($0.start, $0.end) }
    // The same times once more say nothing new.
    for (position, index) in cues.enumerated()
    where index > 0 && file.starts[index] == file.starts[index - 1]
      && file.ends[index] == file.ends[index - 1]
    {
      result[position] = min(result[position], 0)
    }
    for pair in known where cues.contains(pair.index) && abs(pair.offset - offset) < 500 {
      result[pair.index - cues.lowerBound] += 5
    }
    return result
  }

  /// What cues score at one offset when those without a counterpart are passed over.
  func evidence(_ scores: [Float]) -> Double {
    var matched: Float = 0
    var passed = -passCost
    for score in scores {
      let stay = max(matched, passed)
      passed = max(passed, matched - passCost)
      matched = stay + score
    }
    return Double(max(matched, passed))
  }

  /// The best single offset of the whole file, and which of its cues take part.
  func solveWhole(_ offsets: [Int]) -> Division {
    var best = (offset: 0, score: -Float.infinity)
    for offset in offsets {
      let score = Float(evidence(scores(0..<file.count, at: offset)))
      if score > best.score { best = (offset, score) }
    }
    var division = solve([best.offset])
    division.score = best.score
    return division
  }

  /// The best division of the whole file.
  ///
  /// - Parameter candidates: The candidate offsets, in milliseconds.
  /// - Returns: The division with the highest score.
  func solve(_ candidates: [Int]) -> Division {
    // In order, so that the columns that keep the cues in order are always the first ones.
    let offsets = candidates.sorted()
    let count = file.count
    let width = offsets.count
    guard count > 0, width > 0 else { return Division(blocks: [], isMatched: [], score: 0) }
    let columns = offsets.map { scores(0..<count, at: $0) }
    var origins = [UInt8](repeating: 0, count: count * width)
    var sources = [UInt16](repeating: 0, count: count * width)
    var matched = columns.map { $0[0] }
    var passed = [Float](repeating: -passCost, count: width)
    for index in 1..<max(count, 1) {
      let overall = Self.best(matched, passed)
      var ordered = Best()
      var reached = 0
      let distance = file.starts[index] - file.starts[index - 1] + Self.slack
      for column in 0..<width {
        while reached < width, offsets[reached] <= offsets[column] + distance {
          ordered.take(reached, matched, passed)
          reached += 1
        }
        let isOrdered = ordered.value >= overall.value - disorderCost
        let source = isOrdered ? ordered : overall
        let split = source.value - splitCost - (isOrdered ? 0 : disorderCost)
        let stay = matched[column]
        let pass = passed[column]
        var origin = Origin.match
        var value = stay
        if pass > value { (value, origin) = (pass, Origin.pass) }
        if split > value {
          (value, origin) = (split, Origin.split)
          sources[index * width + column] = source.packed
        }
        matched[column] = value + columns[column][index]
        let begin = stay - passCost
        if begin > pass { passed[column] = begin } else { origin |= Origin.wasPassed }
        origins[index * width + column] = origin
      }
    }
    let best = Self.best(matched, passed)
    var path = [Step](repeating: best.step, count: count)
    var step = best.step
    for index in stride(from: count - 1, to: 0, by: -1) {
      path[index] = step
      let origin = origins[index * width + step.column]
      if !step.isMatched {
        step.isMatched = origin & Origin.wasPassed == 0
      } else if origin & 0x0F == Origin.split {
        step = Step(packed: sources[index * width + step.column])
      } else {
        step.isMatched = origin & 0x0F == Origin.match
      }
    }
    path[0] = step
    return Division(
      blocks: blocks(along: path, offsets, columns), isMatched: path.map(\.isMatched),
      score: best.value)
  }

  /// The best state of a row, or of the part of it that was looked at.
  private struct Best {
    var value = -Float.infinity
    var step = Step(column: 0, isMatched: true)

    var packed: UInt16 { UInt16(step.column * 2 + (step.isMatched ? 1 : 0)) }

    mutating func take(_ column: Int, _ matched: [Float], _ passed: [Float]) {
      if matched[column] > value {
        value = matched[column]
        step = Step(column: column, isMatched: true)
      }
      if passed[column] > value {
        value = passed[column]
        step = Step(column: column, isMatched: false)
      }
    }
  }

  private static func best(_ matched: [Float], _ passed: [Float]) -> Best {
    var best = Best()
    for column in matched.indices { best.take(column, matched, passed) }
    return best
  }

  /// Gathers the runs of the path, and puts each border where the scores and the silence between
  /// two cues speak for it: the path leaves it open among cues that it passed over.
  private func blocks(
    along path: [Step], _ offsets: [Int], _ columns: [[Float]]
  ) -> [Block] {
    var blocks: [Block] = []
    var column = path[0].column
    var lastMatched = -1
    var index = 0
    while index < path.count {
      if path[index].column != column {
        let next = path[index].column
        let border = border(
          after: lastMatched, before: index, columns[column], columns[next],
          jump: offsets[next] - offsets[column])
        blocks.append(
          Block(cues: (blocks.last?.cues.upperBound ?? 0)..<border, offset: offsets[column]))
        column = next
      }
      if path[index].isMatched { lastMatched = index }
      index += 1
    }
    blocks.append(
      Block(cues: (blocks.last?.cues.upperBound ?? 0)..<path.count, offset: offsets[column]))
    return blocks.filter { !$0.cues.isEmpty }
  }

  /// The first cue of the later of two blocks, given the last sure one of the earlier and the first
  /// sure one of the later.
  private func border(
    after last: Int, before first: Int, _ earlier: [Float], _ later: [Float], jump: Int
  ) -> Int {
    var best = (border: first, value: -Float.infinity)
    var balance: Float = 0
    for border in (last + 1)...max(first, last + 1) where border <= first {
      let silence = border > 0 ? file.starts[border] - file.starts[border - 1] : 0
      var value = balance + 0.5 * Float(logarithm(1 + Double(max(silence, 0)) / 1000))
      if silence + jump + Self.slack < 0 { value -= disorderCost }
      if value > best.value { best = (border, value) }
      balance += earlier[border] - later[border]
    }
    return best.border
  }
}
