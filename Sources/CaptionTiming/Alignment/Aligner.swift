// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Puts a drifted file back in place with the help of a reference: other captions of the same media,
/// in any language, whose times are right.
///
/// Only times are looked at, and one explanation is preferred to many:
///
/// 1. The file is cut where its own times go back; each part is looked at by itself.
/// 2. Windows of cues vote, at a grid of ratios from 0.9 to 1.11, on the offset of each; a line through
///    what they say gives the ratio. The ratios between frame rates are tried where they are close.
/// 3. At each of these few ratios dynamic programming divides the file into blocks with an offset
///    each. All is weighed in one currency, the logarithm of a likelihood ratio: a block has to
///    explain more than it costs to say where it begins and which of all offsets it has (the
///    logarithm of their number), a ratio more than it costs to say which one it is. So drift is one
///    line, and no staircase.
/// 4. Each block's offset is averaged, and the result is weighed against chance, against the next
///    best offset, and by the share of the cues that it explains.
///
/// What does not stand out is refused. A file that fits as it is, is left alone; no cue is ever
/// dropped.
///
/// - Complexity: O(n log n), O(n · k) for the blocks, where k, the number of candidate offsets, is at
///   most 160, and a bounded number of votes.
public struct Aligner: Sendable {
  /// How it searches, and when it refuses.
  public let options: Aligner.Options

  /// Creates an aligner.
  ///
  /// - Parameter options: How it searches, and when it refuses.
  public init(options: Aligner.Options = Aligner.Options()) {
    self.options = options
  }

  /// Aligns a file with its reference.
  ///
  /// - Parameters:
  ///   - file: The times of the file's cues, in the order of the file: where they go back for good,
  ///     another part begins.
  ///   - reference: The times of the reference's cues, in any order.
  /// - Returns: The parts with their ratio and blocks, and what follows from them.
  /// - Throws: `TimingError` when a ratio of the options is not above zero.
  public func align(
    _ file: [CueTimes], to reference: [CueTimes]
  ) throws(TimingError) -> Alignment {
    for ratio in options.ratios where ratio <= .zero {
      throw .malformedRatio(ratio.description)
    }
    let target = Timeline(reference, scaledBy: 1)
    guard target.count > 1 else { return Alignment(refusedFor: .fewReferenceCues) }
    guard file.count > 1 else { return Alignment(refusedFor: .fewCues) }
    var parts: [Alignment.Part] = []
    for range in FileParts(of: file).ranges {
      parts.append(try part(range, of: file, reference, target))
    }
    return try Alignment(parts, file, least: options.minimumConfidence)
  }

  // MARK: Parts

  /// One part of a file, as if it were a file of its own.
  private func part(
    _ range: Range<Int>, of file: [CueTimes], _ reference: [CueTimes], _ target: Timeline
  ) throws(TimingError) -> Alignment.Part {
    let cues = Array(file[range])
    let ratios = RatioSearch(file: cues, reference: target, options: options)
    var best: AlignmentSearch.Solution?
    let known = known(range, file, reference)
    for candidate in ratios.candidates() {
      guard let solution = solution(cues, target, candidate, known) else { continue }
      if solution.score > best?.score ?? -.infinity { best = solution }
    }
    // All blocks together say more about the ratio than the windows did, and steps that all go one
    // way say that there is one.
    for _ in 0..<3 {
      guard options.findsDrift, let found = best,
        found.blocks.count > 1 || !ratios.isNamed(found.ratio),
        let ratio = refitted(found, target), ratio != found.ratio
      else { break }
      let candidate = RatioSearch.Candidate(ratio: ratio, cost: ratios.lineCost)
      guard let solution = solution(cues, target, candidate, known), solution.score > found.score
      else { break }
      best = solution
    }
    return try Alignment.Part(best, range, cues)
  }

  private func solution(
    _ cues: [CueTimes], _ target: Timeline, _ candidate: RatioSearch.Candidate,
    _ known: [Int: Int]
  ) -> AlignmentSearch.Solution? {
    let timeline = Timeline(cues, scaledBy: candidate.ratio.approximation)
    guard timeline.count > 1 else { return nil }
    let pairs = timeline.positions.enumerated().compactMap { index, position in
      known[position].map { (index: index, offset: $0 - timeline.starts[index]) }
    }
    let search = AlignmentSearch(file: timeline, reference: target, options: options)
    guard var solution = search.solve(known: pairs, ratioCost: candidate.cost) else { return nil }
    solution.ratio = candidate.ratio
    return solution
  }

  /// The ratio of a solution, fitted to the cues of all its blocks at once; `nil` where that says
  /// nothing new.
  private func refitted(_ solution: AlignmentSearch.Solution, _ target: Timeline) -> Rational? {
    let runs = solution.blocks.map { (cues: Array($0.cues), base: Double($0.offset)) }
    guard let fit = LineFit(solution.file, runs, target, slope: 0), abs(fit.slope) < 0.05,
      fit.error.isFinite
    else { return nil }
    let ratio = solution.ratio.approximation * (1 + fit.slope)
    return RatioSearch.range.contains(ratio) ? RatioSearch.rational(ratio) : nil
  }

  /// Where cues of a part belong that are known, by their place in the part.
  private func known(
    _ range: Range<Int>, _ file: [CueTimes], _ reference: [CueTimes]
  ) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for pair in options.knownPairs {
      guard range.contains(pair.cue), reference.indices.contains(pair.reference),
        let wanted = Int(exactly: reference[pair.reference].start.milliseconds)
      else { continue }
      result[pair.cue - range.lowerBound] = wanted
    }
    return result
  }
}
