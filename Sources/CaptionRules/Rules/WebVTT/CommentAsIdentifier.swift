// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import WebVTT

/// VTT208: a comment of one line right above the times of a cue.
package struct CommentAsIdentifier: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 208), name: "comment-as-identifier", family: .structure,
    severity: .warning, fix: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds NOTE, STYLE or REGION directly before the times of a cue, where it is read as the cue's identifier.",
      whyItMatters:
        "A cue that was to be commented out is shown all the same: only a blank line ends a comment, and no comment may hold an arrow.",
      example: "WEBVTT\n\nNOTE not yet\n00:01.000 --> 00:02.000\nHello\n",
      useInstead: "WEBVTT\n\nNOTE not yet\n\n00:01.000 --> 00:02.000\nHello\n",
      fixSafety: "There is no fix: whether the cue is to be shown is for its author to say.",
      sources: "W3C WebVTT, 4.1 and collect a WebVTT block."))

  /// Cues whose identifier is no number.
  package static let trigger = RuleTrigger.anomalies([.indexNotInteger])

  package init(settings: LintSettings) {}

  /// Reports an identifier that was meant as something else.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let name = cue.block.identifier(in: bytes)
    guard let word = name.split(whereSeparator: { $0 == " " || $0 == "\t" }).first,
      name.hasPrefix(word), ["NOTE", "STYLE", "REGION"].contains(word)
    else { return }
    findings.report(
      Self.info, "\(word) right above the times is the identifier of cue \(cue.ordinal)",
      at: Newline.trimmed(cue.block.indexLine, in: bytes), of: cue, bytes,
      notes: ["browsers show the cue"])
  }
}
