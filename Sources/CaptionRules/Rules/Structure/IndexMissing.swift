// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT204: a cue without a number.
package struct IndexMissing: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 204), name: "index-missing", family: .structure, severity: .warning,
    fix: .safe(in: .numbers),
    documentation: RuleDocumentation(
      whatItDoes: "Finds timing lines without an integer on the line above.",
      whyItMatters:
        "Media3 (ExoPlayer) loses the cue, and every cue of a file without numbers; ffmpeg does not recognise such a file; Amazon and older Kaltura players refuse it.",
      example: "00:00:01,000 --> 00:00:02,000\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "Inserting the number is safe: players do not show it. It is unsafe above a timing line that lacks its start, which may stand on the line above, and below a line that may be the cue's name, which some players read in place of a number.",
      options: "None. The number inserted continues those above.",
      sources: "androidx/media SubripParser; ffmpeg's probe; Amazon's and Kaltura's help pages."))

  /// Cues without an index.
  package static let trigger = RuleTrigger.anomalies([.indexMissing])

  package init(settings: LintSettings) {}

  /// Reports a cue without an index.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let timing = cue.block.timingLine
    let newline = Newline.ending(timing, in: bytes)
    let position = cue.block.offset + timing.lowerBound
    let isSafe =
      !cue.block.anomalies.contains(.startMissing) && !cue.surroundings.contains(.followsName)
    findings.report(
      Self.info, "cue \(cue.ordinal) has no index", at: cue.block.startTimecode, of: cue, bytes,
      notes: ["Media3 (ExoPlayer) does not show this cue"],
      fix: Fix(
        title: "insert the index \(cue.expectedIndex)",
        edits: [Edit(range: position..<position, text: "\(cue.expectedIndex)\(newline)")],
        safety: isSafe ? .safe : .unsafe))
  }
}
