// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

/// SRT309: a cue that starts before the one above it.
package struct OutOfOrder: Rule {
  package static let info = RuleInfo(
    code: RuleCode(309), name: "out-of-order", severity: .warning, fixSafety: .safe,
    documentation: RuleDocumentation(
      whatItDoes: "Finds cues whose start is before the start of the cue above.",
      whyItMatters:
        "ffmpeg, mpv and VLC sort them, other players do not and may never show them; Udemy refuses the file.",
      example: "1\n00:00:03,000 --> 00:00:04,000\nTwo\n\n2\n00:00:01,000 --> 00:00:02,000\nOne\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
      fixSafety:
        "Sorting and renumbering is safe; it concerns the file as a whole and so has no edits of its own. It is unsafe where the numbers start again too, since two files may have been joined, and where one of the times has 60 or more minutes or seconds, and so may be another time.",
      options: "None; the rule compares with the cue above.",
      sources: "support.udemy.com section 206457347; behaviour of players measured."))

  /// Cues that start before the one above.
  package static let trigger = RuleTrigger.relations(.startsBeforePrevious)

  package init(settings: LintSettings) {}

  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let previous = cue.previous, cue.block.anomalies.isDisjoint(with: .startMissing) else {
      return
    }
    let early = previous.start.milliseconds - cue.block.start.milliseconds
    let restarts = cue.block.index.map { $0 <= (previous.index ?? .min) } ?? false
    let isDoubtful = cue.block.anomalies.union(previous.anomalies).contains(.fieldOutOfRange)
    findings.report(
      Self.info, "cue \(cue.ordinal) starts \(early) ms before cue \(previous.ordinal)",
      at: cue.block.startTimecode, of: cue, bytes,
      fix: Fix(
        title: "sort the cues by their start", edits: [],
        safety: restarts || isDoubtful ? .unsafe : .safe))
  }
}
