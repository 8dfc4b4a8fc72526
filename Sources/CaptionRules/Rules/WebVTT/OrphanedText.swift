// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// VTT203: lines of text that belong to no cue.
package struct OrphanedText: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 203), name: "orphaned-text", family: .structure, severity: .error,
    fix: .unsafe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds lines after a blank line that are neither a cue nor a comment, a style or a region, and the rest of a cue that exceeds the size limit.",
      whyItMatters:
        "A blank line ends the text of a cue: browsers do not show what stands below it.",
      example: "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\nthere\n",
      useInstead: "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\nthere\n",
      fixSafety:
        "Making a comment of the lines is unsafe: they may be text of the cue above, which only their author knows.",
      options: "None; the rule looks at one block at a time.",
      sources: "W3C WebVTT, collect a WebVTT block."))

  /// No cue.
  package static let trigger = RuleTrigger.noCue

  package init(settings: LintSettings) {}

  /// Reports a block.
  package mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var end = 0
    while end < bytes.count, !Newline.isPart(bytes[end]) { end += 1 }
    let isTooLong = stray.reason == .overLimit
    let newline = end < bytes.count && bytes[end] == 0x0D ? "\r\n" : "\n"
    findings.report(
      Self.info,
      isTooLong
        ? "content past the size limit of a cue belongs to no cue"
        : "text below a blank line belongs to no cue",
      at: 0..<end, offset: stray.offset, line: stray.line, bytes,
      notes: ["browsers do not show it"],
      fix: isTooLong
        ? nil
        : Fix(
          title: "make it a comment",
          edits: [Edit(range: stray.offset..<stray.offset, text: "NOTE\(newline)")],
          safety: .unsafe))
  }
}
