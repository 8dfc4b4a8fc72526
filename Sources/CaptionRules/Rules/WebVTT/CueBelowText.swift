// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// VTT206: a cue right below text, without a blank line between them.
package struct CueBelowText: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 206), name: "cue-below-text", family: .structure, severity: .warning,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds a cue directly after the text of another one, a header or a comment, without a blank line.",
      whyItMatters:
        "Browsers recover; other players show its times and text as text of the cue above, and a name above its times is shown as text in any case.",
      example:
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n00:03.000 --> 00:04.000\nthere\n",
      useInstead:
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n00:03.000 --> 00:04.000\nthere\n",
      fixSafety: "Inserting the blank line is safe.",
      sources: "W3C WebVTT, 4.1 and collect a WebVTT block."))

  /// Cues right below text.
  package static let trigger = RuleTrigger.anomalies([.missingBlankLine])

  package init(settings: LintSettings) {}

  /// Reports a cue, unless a number above it has to be settled first.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard cue.previous?.anomalies.contains(.indexInText) != true else { return }
    findings.report(
      Self.info, "no blank line separates cue \(cue.ordinal) from what stands above",
      at: Newline.trimmed(cue.block.timingLine, in: bytes), of: cue, bytes,
      fix: Fix(
        title: "insert a blank line",
        edits: [
          Edit(
            range: cue.block.offset..<cue.block.offset,
            text: Newline.ending(cue.block.timingLine, in: bytes))
        ], safety: .safe))
  }
}
