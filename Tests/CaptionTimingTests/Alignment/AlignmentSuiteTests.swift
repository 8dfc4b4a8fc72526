// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import FoundationEssentials
import Testing

/// The synthetic suite: a few seeds of each kind on every run, and as many as
/// `CAPTIONS_ALIGNMENT_SEEDS` says for the table of success rates (in a release build).
struct AlignmentSuiteTests {
  private static let seeds = Int(
    ProcessInfo.processInfo.environment["CAPTIONS_ALIGNMENT_SEEDS"] ?? "")

  @Test(arguments: AlignmentSuite.allCases)
  func succeeds(kind: AlignmentSuite) throws {
    var solvable = 0
    var failures: [String] = []
    let seeds = Self.seeds ?? 2
    for seed in 0..<UInt64(seeds) {
      let outcome = try kind.outcome(seed: seed, most: Self.seeds == nil ? 240 : 1200)
      guard outcome.isSolvable else { continue }
      solvable += 1
      if !outcome.isSuccess { failures.append(outcome.detail) }
    }
    if Self.seeds != nil {
      print("\(kind): \(solvable - failures.count) of \(solvable) solvable of \(seeds)")
      for failure in failures.prefix(6) { print("  \(failure)") }
    }
    let least: Double =
      switch kind {
      case .right: 1
      case .unrelated: 0.99
      default: 0.98
      }
    #expect(
      Double(solvable - failures.count) >= least * Double(solvable), "\(failures.first ?? "")")
  }
}
