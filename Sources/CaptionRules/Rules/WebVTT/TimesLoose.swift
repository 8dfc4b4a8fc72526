// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// VTT303: times that browsers read and the standard does not let people write.
package struct TimesLoose: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 303), name: "times-loose", family: .timing, severity: .warning,
    fix: .safe(in: .timingSyntax),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds times without spaces around the arrow, with one-digit hours, after spaces, or followed directly by something else.",
      whyItMatters: "Browsers read them; stricter parsers drop the cue or refuse the file.",
      example: "WEBVTT\n\n0:00:01.000-->0:00:02.000\nHello\n",
      useInstead: "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello\n",
      fixSafety: "Rewriting the times is safe.",
      sources: "W3C WebVTT, 4.1."))

  /// Cues whose times are not written as they are to be.
  package static let trigger = RuleTrigger.anomalies([.timingNotCanonical])

  package init(settings: LintSettings) {}

  /// Reports the times.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    guard !block.anomalies.contains(.skippedByStandard) else { return }
    let written = block.timingLine.lowerBound..<block.endTimecode.upperBound
    let isGlued = !block.trailing.isEmpty && block.trailing.lowerBound == written.upperBound
    let times = "\(cue.text(of: block.start)) --> \(cue.text(of: block.end))"
    findings.report(
      Self.info, "'\(VisibleText.raw(written, of: bytes))' is not how times are written",
      at: block.startTimecode.lowerBound..<written.upperBound, of: cue, bytes,
      fix: cue.fix("write \(times)", .safe, [(written, times + (isGlued ? " " : ""))]))
  }
}
