// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

/// SRT704: captions that are early or late against the sound, more and more or throughout.
public struct SyncDrift: Rule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(704), name: "sync-drift", severity: .warning, fixSafety: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Compares the starts of cues with the moments at which speech begins: finds a constant offset of more than half a second, and an offset that grows by more than 0.05 %.",
      whyItMatters: "Amazon refuses files that are a second or more off; viewers notice less.",
      example: "every cue starts two seconds after its words\n",
      useInstead: "every cue starts with its words\n",
      fixSafety:
        "There is no fix here: `captions shift` and `captions align` mend it once a person has agreed.",
      options:
        "The speech map, without which the rule is silent; `syncTolerance` of the profile, past which it is an error. The rule remembers at most 100,000 starts.",
      sources: "Amazon's common error messages; the thresholds are proposals."))

  private let onsets: [Int64]
  private let tolerance: Int64?
  private var starts: [Int64] = []

  /// Creates the rule.
  ///
  /// - Parameter settings: The speech map; without it the rule is silent.
  public init?(settings: LintSettings) {
    guard let speech = settings.speech, !speech.stretches.isEmpty else { return nil }
    onsets = speech.stretches.map(\.lowerBound.milliseconds)
    tolerance = settings.limits.syncTolerance
  }

  /// Remembers the start.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if starts.count < Self.mostStarts { starts.append(cue.block.start.milliseconds) }
  }

  private static let mostStarts = 100_000
  /// How far apart a cue and its speech are looked for, in milliseconds.
  private static let reach: Int64 = 10_000
  /// The width of a class of offsets.
  private static let step: Int64 = 100

  /// Reports an offset or a drift.
  ///
  /// - Parameters:
  ///   - summary: What is known of the file as a whole.
  ///   - findings: Receives what is wrong.
  public mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    starts.sort()
    guard starts.count >= 30 else { return }
    let third = starts.count / 3
    if let first = offset(of: starts[..<third]), let last = offset(of: starts[(2 * third)...]) {
      let time = starts[starts.count - third / 2 - 1] - starts[third / 2]
      let drift = last - first
      if time > 0, abs(drift) > 2 * Self.step, abs(drift) * 2000 > time {
        findings.reportFile(
          Self.info,
          "the captions drift by \(drift) ms in \(time / 1000) s against the speech",
          severity: severity(max(abs(first), abs(last))))
        return
      }
    }
    guard let whole = offset(of: starts[...]), abs(whole) > 500 else { return }
    findings.reportFile(
      Self.info, "the captions are \(abs(whole)) ms \(whole > 0 ? "late" : "early")",
      severity: severity(abs(whole)))
  }

  private func severity(_ offset: Int64) -> Severity? {
    tolerance.map { offset >= $0 ? .error : .warning }
  }

  /// The offset that most cues agree on, in milliseconds; `nil` where too few do.
  ///
  /// Every pair of a cue and a beginning of speech votes for the difference between them; chance
  /// spreads its votes evenly, the truth does not.
  private func offset(of starts: ArraySlice<Int64>) -> Int64? {
    let classes = Int(2 * Self.reach / Self.step) + 1
    var votes = [Int](repeating: 0, count: classes)
    var sums = [Int64](repeating: 0, count: classes)
    var low = 0
    for start in starts {
      while low < onsets.count, onsets[low] < start - Self.reach { low += 1 }
      var index = low
      while index < onsets.count, onsets[index] <= start + Self.reach {
        let difference = start - onsets[index]
        let place = Int((difference + Self.reach) / Self.step)
        votes[place] += 1
        sums[place] += difference
        index += 1
      }
    }
    // A class and its neighbours, so that a peak on a border counts whole.
    func around(_ place: Int) -> Int {
      votes[max(0, place - 1)...min(classes - 1, place + 1)].reduce(0, +)
    }
    guard let best = (0..<classes).max(by: { around($0) < around($1) }) else { return nil }
    let average = votes.reduce(0, +) * 3 / classes
    let count = around(best)
    guard count * 3 >= starts.count, count >= 2 * average + 3 else { return nil }
    return sums[max(0, best - 1)...min(classes - 1, best + 1)].reduce(0, +) / Int64(count)
  }
}
