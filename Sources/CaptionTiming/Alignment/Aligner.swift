// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Puts a drifted file back in place with the help of a reference: other captions of the same media,
/// in any language, whose times are right.
///
/// Only times are looked at. The search goes from coarse to fine: a few windows of cues vote on the
/// ratio and the rough offsets; then all windows vote on the offsets of blocks at the likeliest
/// ratios; then dynamic programming divides the file; then each block's offset is averaged. The
/// result is weighed against chance and against the next best offset, and refused when it does not
/// stand out. A file that fits as it is, is left alone; no cue is ever dropped.
///
/// Time is O(n log n) plus O(n · k) for the blocks, where k, the number of candidate offsets, is at
/// most 160.
public struct Aligner: Sendable {
  /// How it searches, and when it refuses.
  public let options: AlignmentOptions

  /// Creates an aligner.
  ///
  /// - Parameter options: How it searches, and when it refuses.
  public init(options: AlignmentOptions = AlignmentOptions()) {
    self.options = options
  }

  /// Aligns a file with its reference.
  ///
  /// - Parameters:
  ///   - file: The times of the file's cues, in any order.
  ///   - reference: The times of the reference's cues, in any order.
  /// - Returns: The ratio, the blocks, and what follows from them.
  /// - Throws: `TimingError` when a ratio of the options is not above zero.
  public func align(
    _ file: [CueTimes], to reference: [CueTimes]
  ) throws(TimingError) -> Alignment {
    let target = try Timeline(reference, scaledBy: .one)
    guard target.count > 1, file.count > 1 else { return .refused() }
    var best: AlignmentSearch.Solution?
    for ratio in try likelyRatios(file, target) {
      let timeline = try Timeline(file, scaledBy: ratio)
      guard timeline.count > 1 else { continue }
      let search = AlignmentSearch(file: timeline, reference: target, options: options)
      guard var solution = search.solve(known: known(file, reference, ratio, timeline)) else {
        continue
      }
      solution.ratio = ratio
      // Another ratio than 1 has to earn the guess that it is one of so many.
      if ratio != .one { solution.score -= Float(logarithm(Double(options.ratios.count + 1))) + 2 }
      if solution.score > best?.score ?? -.infinity { best = solution }
    }
    guard let best else { return .refused() }
    return try conclude(best, file)
  }

  // MARK: Ratios

  /// The ratios that are worth a full search: what the windows vote for, everything close to that,
  /// and 1 unless it is out of the question.
  private func likelyRatios(
    _ file: [CueTimes], _ reference: Timeline
  ) throws(TimingError) -> [Rational] {
    var ratios = [Rational.one]
    ratios.append(contentsOf: options.ratios.filter { $0 != .one })
    guard ratios.count > 1 else { return ratios }
    var votes: [(ratio: Rational, evidence: Double)] = []
    for ratio in ratios {
      let timeline = try Timeline(file, scaledBy: ratio)
      let search = AlignmentSearch(file: timeline, reference: reference, options: options)
      votes.append((ratio, search.sample().reduce(0) { $0 + max($1.evidence, 0) }))
    }
    let best = votes.max { $0.evidence < $1.evidence }
    guard let best, best.evidence > 0 else { return [.one] }
    return votes.filter { vote in
      // What differs by less than 0.3 % looks alike in a window of two minutes.
      let quotient = (try? vote.ratio / best.ratio) ?? .one
      let isClose =
        Int128(1000) * (quotient.numerator - quotient.denominator).magnitudeAsSigned
        < 3 * quotient.denominator
      return isClose || vote.evidence > 0.7 * best.evidence
    }.map(\.ratio)
  }

  /// The known pairs as positions in a timeline, with the offset that each asks for.
  private func known(
    _ file: [CueTimes], _ reference: [CueTimes], _ ratio: Rational, _ timeline: Timeline
  ) -> [(index: Int, offset: Int)] {
    guard !options.knownPairs.isEmpty else { return [] }
    var indexes = [Int?](repeating: nil, count: file.count)
    for (index, position) in timeline.positions.enumerated() { indexes[position] = index }
    return options.knownPairs.compactMap { pair in
      guard file.indices.contains(pair.cue), reference.indices.contains(pair.reference),
        let index = indexes[pair.cue],
        let wanted = Int(exactly: reference[pair.reference].start.milliseconds)
      else { return nil }
      return (index, wanted - timeline.starts[index])
    }
  }

  // MARK: Conclusion

  private func conclude(
    _ solution: AlignmentSearch.Solution, _ file: [CueTimes]
  ) throws(TimingError) -> Alignment {
    let timeline = solution.file
    var blocks: [AlignedBlock] = []
    var shifts: [ShiftedBlock] = []
    var weight = 0.0
    for found in solution.blocks {
      let position = timeline.positions[found.cues.lowerBound]
      let offset = Timestamp(milliseconds: Int64(found.offset))
      blocks.append(
        AlignedBlock(
          cues: found.cues.lowerBound + 1...found.cues.upperBound, start: file[position].start,
          offset: offset, matched: found.matched, confidence: found.confidence))
      weight += found.confidence * Double(found.cues.count)
      // Blocks are told apart by scaled times, which are not yet rounded where the blocks are
      // applied: a millisecond of room, so that the first cue does not fall into the block above.
      let room = solution.ratio == .one ? 0 : 1
      // Cues that start together cannot be divided.
      let from = Timestamp(milliseconds: Int64(timeline.starts[found.cues.lowerBound] - room))
      if let last = shifts.last, last.from >= from { continue }
      shifts.append(ShiftedBlock(from: from, shift: offset))
    }
    let confidence = weight / Double(max(timeline.count, 1))
    let isRight =
      solution.ratio == .one && solution.blocks.count == 1
      && solution.blocks.allSatisfy { abs($0.offset) <= $0.tolerance }
    var retiming = Retiming.identity
    if !isRight {
      if solution.ratio != .one { retiming = .scale(by: solution.ratio) }
      if let only = shifts.first, shifts.count == 1 {
        retiming = retiming.followed(by: .shift(by: only.shift))
      } else {
        retiming.steps.append(RetimingStep(.blocks(shifts)))
      }
    }
    var verdict = isRight ? Alignment.Verdict.unchanged : .aligned
    if confidence < options.minimumConfidence { verdict = .refused }
    return Alignment(
      ratio: solution.ratio, blocks: blocks, confidence: confidence, verdict: verdict,
      retiming: retiming)
  }
}

extension Int128 {
  /// The magnitude as a signed number; only for numbers that are far from the limits.
  fileprivate var magnitudeAsSigned: Int128 { self < 0 ? -self : self }
}
