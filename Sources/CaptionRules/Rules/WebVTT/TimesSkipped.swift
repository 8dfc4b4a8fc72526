// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// VTT302: times that are plain to people and that browsers do not read.
package struct TimesSkipped: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 302), name: "times-skipped", family: .timing, severity: .error,
    fix: .safe(in: .timingSyntax),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds times that are not MM:SS.mmm or HH:MM:SS.mmm with --> between them: the comma of SubRip, fractions of any other length or none, one-digit fields, values of 60 or more, other arrows.",
      whyItMatters: "Browsers skip the cue without a word.",
      example: "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHello\n",
      useInstead: "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n",
      fixSafety:
        "Rewriting the times is safe where only their form is wrong. It is unsafe for fractions of any other length and for minutes and seconds above 59, which may be typos.",
      sources: "W3C WebVTT, collect a WebVTT timestamp; Chromium, measured."))

  /// Cues that browsers skip.
  package static let trigger = RuleTrigger.anomalies([.skippedByStandard])

  package init(settings: LintSettings) {}

  /// Reports the times.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let written = cue.block.startTimecode.lowerBound..<cue.block.endTimecode.upperBound
    let start = cue.text(of: cue.block.start)
    let end = cue.text(of: cue.block.end)
    let isDoubtful = !cue.block.anomalies.isDisjoint(with: [.fractionDigits, .fieldOutOfRange])
    findings.report(
      Self.info, "browsers do not read '\(VisibleText.raw(written, of: bytes))'", at: written,
      of: cue, bytes, notes: ["they skip the cue"],
      fix: cue.fix(
        "write \(start) --> \(end)", isDoubtful ? .unsafe : .safe,
        [(written, "\(start) --> \(end)")]))
  }
}
