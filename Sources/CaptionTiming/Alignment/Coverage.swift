// SPDX-License-Identifier: Apache-2.0

/// How much of a file the evidence of a division reaches.
///
/// A cue that was passed over is vouched for by its neighbours where they stand on both sides of a
/// short stretch at the same offset: a song that the reference lacks, a line that it words
/// differently. Nobody vouches for a long stretch, for one at either end of the file, or for any in a
/// block that mostly speaks when the reference speaks and yet seldom agrees with it.
struct Coverage {
  /// How many cues in a row can be vouched for by those around them.
  private static let longestGap = 40
  /// How many where splits are not looked for, and at the ends of the file.
  private static let shortGap = 6

  private let isCovered: [Bool]

  init(
    _ division: SplitSolver.Division, _ file: Timeline, _ reference: Timeline, bridgesGaps: Bool
  ) {
    var isCovered = division.isMatched
    for (number, block) in division.blocks.enumerated() {
      let matched = block.cues.count { division.isMatched[$0] }
      let contradicted = Self.contradicted(block, division, file, reference)
      let isTrusted = matched >= contradicted
      var index = block.cues.lowerBound
      while index < block.cues.upperBound {
        guard !division.isMatched[index] else {
          index += 1
          continue
        }
        var end = index
        while end < block.cues.upperBound, !division.isMatched[end] { end += 1 }
        // Beside a border to another block the gap belongs to one of the two.
        let isInside =
          (index > block.cues.lowerBound || number > 0)
          && (end < block.cues.upperBound || number < division.blocks.count - 1)
        let longest = bridgesGaps && isInside ? Self.longestGap : Self.shortGap
        if isTrusted, end - index <= longest {
          for position in index..<end { isCovered[position] = true }
        }
        index = end
      }
    }
    self.isCovered = isCovered
  }

  /// How many cues of some are covered.
  func count(in cues: Range<Int>) -> Int {
    cues.count { isCovered[$0] }
  }

  /// How many cues of a block were passed over although the reference speaks while they show.
  private static func contradicted(
    _ block: SplitSolver.Block, _ division: SplitSolver.Division, _ file: Timeline,
    _ reference: Timeline
  ) -> Int {
    block.cues.count { index in
      guard !division.isMatched[index] else { return false }
      let start = file.starts[index] + block.offset
      let end = file.ends[index] + block.offset
      // What starts before the cue ends and has not ended when it starts.
      let begun = reference.starts.partitioningIndex { $0 >= end }
      let over = reference.sortedEnds.partitioningIndex { $0 > start }
      return begun > over
    }
  }
}
