// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP704: captions that are early or late against the sound, more and more or throughout.
package struct SyncDrift: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 704), name: "sync-drift", family: .media, severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Compares the starts of cues with the moments at which speech begins: finds a constant offset of more than half a second, and an offset that grows by more than 0.05 %.",
      whyItMatters: "Amazon refuses files that are a second or more off; viewers notice less.",
      example: "every cue starts two seconds after its words\n",
      useInstead: "every cue starts with its words\n",
      fixSafety:
        "Unsafe: all times are shifted, or stretched along a line through the first and the last third of the file; a cut in the middle wants an alignment to another file, or to the sound. It concerns the file as a whole and so has no edits of its own.",
      options:
        "The speech map, without which the rule is silent; `syncTolerance` of the profile, past which it is an error. The rule remembers at most 100,000 starts.",
      sources: "Amazon's common error messages; the thresholds are proposals."))

  private let onsets: [Int64]
  private let tolerance: Int64?
  private var starts: [Int64] = []

  package init?(settings: LintSettings) {
    guard let speech = settings.speech, !speech.stretches.isEmpty else { return nil }
    onsets = speech.stretches.map(\.lowerBound.milliseconds)
    tolerance = settings.limits.syncTolerance
  }

  /// Remembers the start.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if starts.count < Self.mostStarts { starts.append(cue.block.start.milliseconds) }
  }

  private static let mostStarts = 100_000

  /// Reports an offset or a drift.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard let deviation = SpeechDeviation(starts: starts, onsets: onsets) else { return }
    let message: String
    let title: String
    switch deviation.kind {
    case .drift(let first, let last, let start, let end):
      message =
        "the captions drift by \(last - first) ms in \((end - start) / 1000) s against the speech"
      title = "stretch all times to the speech"
    case .offset(let offset):
      message = "the captions are \(abs(offset)) ms \(offset > 0 ? "late" : "early")"
      title = "shift all times by \(-offset) ms"
    }
    findings.reportFile(
      Self.info, message, severity: severity(deviation.largest),
      fix: Self.wholeFile(title, safety: .unsafe))
  }

  private func severity(_ offset: Int64) -> Severity? {
    tolerance.map { offset >= $0 ? .error : .warning }
  }
}

extension SyncDrift: WholeFileRule {
  /// Moves all times to where the speech is.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    guard let stretches = settings.speech?.stretches else { return nil }
    var starts: [Int64] = []
    WholeFileFix.forEachCue(of: text, settings.format) { block, _ in
      starts.append(block.start.milliseconds)
    }
    let onsets = stretches.map(\.lowerBound.milliseconds)
    guard let deviation = SpeechDeviation(starts: starts, onsets: onsets) else { return nil }
    return WholeFileFix.mapping(text, settings.format) { time, _, _ in
      Timestamp(milliseconds: deviation.corrected(time.milliseconds))
    }.map(WholeFileFix.edits)
  }
}
