// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// VTT205: a style or a region below the first cue.
package struct LateStyle: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 205), name: "late-style", family: .structure, severity: .warning,
    fix: nil,
    documentation: RuleDocumentation(
      whatItDoes: "Finds STYLE and REGION blocks after the first cue.",
      whyItMatters: "Browsers only apply those before the first cue.",
      example:
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\nSTYLE\n::cue { color: lime }\n",
      useInstead:
        "WEBVTT\n\nSTYLE\n::cue { color: lime }\n\n00:01.000 --> 00:02.000\nHello\n",
      fixSafety: "There is no fix: moving a style changes how all cues look.",
      options: "None; the rule remembers whether a cue came.",
      sources: "W3C WebVTT, collect a WebVTT block."))

  /// A cue, below which a style counts for nothing.
  package static let trigger = RuleTrigger.everyCue

  private var hasCue = false

  package init(settings: LintSettings) {}

  /// One cue that browsers show is enough.
  package var isDone: Bool { hasCue }

  /// Notes that a cue came.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) { hasCue = hasCue || !cue.block.anomalies.contains(.skippedByStandard) }

  /// Reports a block that comes too late.
  package mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let (name, offset, line): (String, TextOffset, Int)
    switch event {
    case .style(let place, let number): (name, offset, line) = ("style", place, number)
    case .region(let place, let number): (name, offset, line) = ("region", place, number)
    default: return
    }
    guard hasCue else { return }
    var end = 0
    while end < bytes.count, !Newline.isPart(bytes[end]) { end += 1 }
    findings.report(
      Self.info, "a \(name) below the first cue counts for nothing", at: 0..<end, offset: offset,
      line: line, bytes)
  }
}
