// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming

/// The kinds of pairs that the suite tries, each with recipes drawn from seeds.
enum AlignmentSuite: String, CaseIterable, Sendable, CustomStringConvertible {
  case offset, ratio, splits, ratioAndSplits, right, unrelated

  var description: String { rawValue }

  /// The six ratios between 23.976, 24 and 25 frames per second.
  static let ratios: [Rational] = {
    let rates: [FrameRate] = [.ntscFilm, .film, .pal]
    return rates.flatMap { from in
      rates.filter { $0 != from }.compactMap { try? from.framesPerSecond / $0.framesPerSecond }
    }
  }()

  /// The recipe of a seed: every kind is spoiled with up to 30 % missing, 30 % extra, 300 ms of
  /// jitter, 10 % merged and 10 % divided.
  ///
  /// - Parameters:
  ///   - seed: The seed.
  ///   - most: The most cues of a pair without splits.
  /// - Returns: The recipe.
  func recipe(seed: UInt64, most: Int) -> SyntheticPair.Recipe {
    var generator = SeededGenerator(seed: seed &* 1_000_003 &+ 17)
    let splits = Int.random(in: 1...4, using: &generator)
    let least = max(60, 40 * (splits + 1))
    let cues = Int.random(in: least...max(least, most), using: &generator)
    var recipe = SyntheticPair.Recipe(cues: cues)
    recipe.missing = .random(in: 0...0.3, using: &generator)
    recipe.extra = .random(in: 0...0.3, using: &generator)
    recipe.jitter = .random(in: 0...300, using: &generator)
    recipe.merged = .random(in: 0...0.1, using: &generator)
    recipe.divided = .random(in: 0...0.1, using: &generator)
    if self != .right { recipe.offset = 120_000 }
    if self == .ratio || self == .ratioAndSplits {
      recipe.ratio = Self.ratios[Int(seed % 6)]
    }
    if self == .splits || self == .ratioAndSplits { recipe.splits = splits }
    return recipe
  }

  /// What came of one seed.
  struct Outcome: Sendable {
    var isSolvable: Bool
    var isSuccess: Bool
    var detail: String
  }

  /// Tries one seed.
  func outcome(seed: UInt64, most: Int) throws -> Outcome {
    let recipe = recipe(seed: seed, most: most)
    var pair = SyntheticPair(recipe, seed: seed)
    if self == .unrelated {
      pair.reference = SyntheticPair(recipe, seed: seed &+ 1_000_000).reference
    }
    let alignment = try Aligner().align(pair.file, to: pair.reference)
    let isSuccess =
      switch self {
      case .right: alignment.verdict == .unchanged && alignment.retiming == .identity
      case .unrelated: alignment.verdict == .refused
      default: pair.isSolved(by: alignment)
      }
    let truth = pair.blocks.map { "\($0.cues.count)@\($0.offset)" }.joined(separator: " ")
    return Outcome(
      isSolvable: pair.isSolvable || self == .unrelated, isSuccess: isSuccess,
      detail: "\(self) seed \(seed): \(recipe); truth \(truth); found \(alignment)")
  }
}
