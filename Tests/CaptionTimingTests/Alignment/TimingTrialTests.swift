// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import FoundationEssentials
import Testing

/// What is found is right, and what is not right is refused: a few seeds of each kind on every run,
/// and as many as `CAPTIONS_ALIGNMENT_SEEDS` says for the table (in a release build).
struct TimingTrialTests {
  private static let seeds = Int(
    ProcessInfo.processInfo.environment["CAPTIONS_ALIGNMENT_SEEDS"] ?? "")

  @Test(arguments: TimingTrial.Kind.allCases)
  func rightOrRefused(kind: TimingTrial.Kind) throws {
    var counts: [TimingTrial.Outcome: Int] = [:]
    let seeds = Self.seeds ?? (kind == .ratio ? 3 : 1)
    for seed in 0..<UInt64(seeds) {
      let trial = TimingTrial(kind, seed: seed &* 4 &+ 1, most: Self.seeds == nil ? 120 : 900)
      let alignment = try Aligner().align(trial.file, to: trial.reference)
      let outcome = try trial.outcome(of: alignment)
      counts[outcome, default: 0] += 1
      if outcome == .wrong { print("\(kind), seed \(seed): \(alignment)") }
    }
    let (right, refused, wrong) = (
      counts[.right] ?? 0, counts[.refused] ?? 0, counts[.wrong] ?? 0
    )
    if Self.seeds != nil { print("\(kind): \(right) right, \(refused) refused, \(wrong) wrong") }
    #expect(wrong * 200 <= seeds, "\(wrong) of \(seeds) accepted and wrong")
    if kind.isHopeless {
      #expect(refused == seeds - wrong)
    } else {
      #expect(right * 100 >= seeds * 95, "\(refused) of \(seeds) refused")
    }
  }
}
