// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT208: a blank line above the text or above the timing line.
package struct BlankBeforeText: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 208), name: "blank-before-text", family: .structure, severity: .error,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds blank lines between the timing line and the text, and between the index and the timing line.",
      whyItMatters:
        "VLC, pysrt and Media3 lose the text below the blank line; Media3 loses a cue whose index stands apart; older Kaltura players drop the whole track.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "Removing the blank line is safe, unless what stands below it looks like a caption that could not be read.",
      sources:
        "VLC modules/demux/subtitle.c; pysrt; androidx/media SubripParser; knowledge.kaltura.com/help/troubleshooting-srt-files."
    ))

  /// Cues with such a line.
  package static let trigger = RuleTrigger.anomalies([.blankLineBeforeText, .blankLineBeforeTiming])

  package init(settings: LintSettings) {}

  /// Reports the blank lines.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    if block.anomalies.contains(.blankLineBeforeTiming) {
      report(
        block.indexLine.upperBound..<block.timingLine.lowerBound, "the index and the timing line",
        "Media3 (ExoPlayer) does not show this cue", cue, bytes, &findings)
    }
    if block.anomalies.contains(.blankLineBeforeText) {
      report(
        block.timingLine.upperBound..<block.text.lowerBound, "the timing line and the text",
        "VLC, pysrt and Media3 do not show the text", cue, bytes, &findings)
    }
  }

  private func report(
    _ range: Range<Int>, _ between: String, _ note: String, _ cue: CueView, _ bytes: Span<UInt8>,
    _ findings: inout Findings
  ) {
    findings.report(
      Self.info, "a blank line stands between \(between) of cue \(cue.ordinal)",
      at: range.lowerBound..<range.lowerBound, of: cue, bytes, notes: [note],
      fix: Fix(
        title: "remove the blank line",
        edits: [Edit(range: cue.block.inText(range), replacement: [])],
        safety: cue.surroundings.contains(.holdsUnread) ? .unsafe : .safe))
  }
}
