// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// VTT207: the number of the next cue as a line of the text, since no blank line stands above it.
package struct NumberInText: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 207), name: "number-in-text", family: .structure, severity: .error,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds text that ends with a number directly before the times of the next cue.",
      whyItMatters: "Browsers show the number as text of the cue above.",
      example:
        "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nHello\n2\n00:03.000 --> 00:04.000\nthere\n",
      useInstead:
        "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nHello\n\n2\n00:03.000 --> 00:04.000\nthere\n",
      fixSafety:
        "Inserting a blank line is safe where the number is the one after this cue's own; else somebody may have said it.",
      sources: "W3C WebVTT, collect a WebVTT block."))

  /// Cues with such a text.
  package static let trigger = RuleTrigger.anomalies([.indexInText])

  package init(settings: LintSettings) {}

  /// Reports the number.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let content = Newline.trimmed(cue.block.text, in: bytes)
    var start = content.upperBound
    while start > content.lowerBound, !Newline.isPart(bytes[start - 1]) { start -= 1 }
    let number = VisibleText.raw(start..<content.upperBound, of: bytes)
    let expected = (cue.block.index ?? cue.ordinal) + 1
    let place = cue.block.offset + start
    findings.report(
      Self.info, "the number \(number) of the next cue is text of cue \(cue.ordinal)",
      at: start..<content.upperBound, of: cue, bytes, notes: ["browsers show it"],
      fix: Fix(
        title: "insert a blank line above it",
        edits: [
          Edit(range: place..<place, text: Newline.ending(cue.block.timingLine, in: bytes))
        ], safety: Int(number) == expected ? .safe : .unsafe))
  }
}
