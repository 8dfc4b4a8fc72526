// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension Alignment {
  /// A run of cues that move together, as an alignment found it.
  public struct Block: Sendable, Hashable, Codable {
    /// The first and last cue of the block, counted from 1; within a part in the order of their starts.
    public var cues: ClosedRange<Int>

    /// When the block's first cue starts, in the file as it is.
    public var start: Timestamp

    /// How far the block moves after the ratio is applied; later when positive.
    public var offset: Timestamp

    /// How many of its cues start or end with a cue of the reference.
    public var matched: Int

    /// How sure it is that the offset is right, from 0 to 1.
    public var confidence: Double
  }
}

extension Alignment {
  /// A part of a file: all of it, or what lies between two places where its own times go back.
  public struct Part: Sendable, Hashable, Codable {
    /// The first and last cue of the part, counted from 1 in the order of the file.
    public var cues: ClosedRange<Int>

    /// The ratio by which times are multiplied before the blocks move; 1 for none.
    public var ratio: Rational

    /// The blocks, in the order of time; none where nothing agreed.
    public var blocks: [Alignment.Block]

    /// The share of its cues, from 0 to 1, that the evidence reaches.
    public var coverage: Double

    /// How sure the part is, from 0 to 1: the mean of the blocks, each by the cues that it explains.
    public var confidence: Double

    /// Whether another offset fits about as well.
    var isAmbiguous = false

    /// The change of time that puts the part right; the identity when it is right already.
    public var retiming: Retiming

    /// Whether the offset creeps: three small steps in a row, all the same way, are no cuts.
    var isCreeping: Bool {
      var run = 0
      var last: Int64 = 0
      for (left, right) in zip(blocks, blocks.dropFirst()) {
        let step = right.offset.milliseconds - left.offset.milliseconds
        let isSmall = abs(step) < 1000
        run = !isSmall ? 0 : run > 0 && (step < 0) == (last < 0) ? run + 1 : 1
        last = step
        if run >= 3 { return true }
      }
      return false
    }

    init(
      _ solution: AlignmentSearch.Solution?, _ range: Range<Int>, _ file: [CueTimes]
    ) throws(TimingError) {
      cues = range.lowerBound + 1...range.upperBound
      ratio = solution?.ratio ?? .one
      blocks = []
      coverage = 0
      confidence = 0
      retiming = .identity
      guard let solution else { return }
      let timeline = solution.file
      let scale = try AffineMap(scale: solution.ratio, offset: .zero)
      var shifts: [RetimingStep.ShiftedBlock] = []
      for found in solution.blocks {
        let position = timeline.positions[found.cues.lowerBound]
        let offset = Timestamp(milliseconds: Int64(found.offset))
        blocks.append(
          Alignment.Block(
            cues: range.lowerBound + found.cues.lowerBound + 1...range.lowerBound
              + found.cues.upperBound,
            start: file[position].start, offset: offset, matched: found.matched,
            confidence: found.confidence))
        coverage += Double(found.covered)
        confidence += found.confidence * Double(found.covered)
        isAmbiguous = isAmbiguous || found.isAmbiguous && found.confidence < 0.9
        // Blocks are told apart by scaled times, which are not yet rounded where the blocks are
        // applied: a millisecond of room, so that the first cue does not fall into the block above.
        let room: Int64 = solution.ratio == .one ? 0 : 1
        let from = Timestamp(
          milliseconds: try scale.rounded(file[position].start.milliseconds) - room)
        // Cues that start together cannot be divided.
        if let last = shifts.last, last.from >= from { continue }
        shifts.append(RetimingStep.ShiftedBlock(from: from, shift: offset))
      }
      coverage /= Double(file.count)
      confidence /= Double(file.count)
      let isRight =
        solution.ratio == .one && solution.blocks.count == 1
        && solution.blocks.allSatisfy { abs($0.offset) <= $0.tolerance }
      guard !isRight else { return }
      if solution.ratio != .one { retiming = .scale(by: solution.ratio) }
      if let only = shifts.first, shifts.count == 1 {
        retiming = retiming.followed(by: .shift(by: only.shift))
      } else {
        retiming.steps.append(RetimingStep(.blocks(shifts)))
      }
    }
  }
}
