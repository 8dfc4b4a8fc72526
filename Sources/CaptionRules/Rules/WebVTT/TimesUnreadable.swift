// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// VTT301: a line with an arrow whose times cannot be read.
package struct TimesUnreadable: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 301), name: "times-unreadable", family: .timing, severity: .error,
    fix: nil,
    documentation: RuleDocumentation(
      whatItDoes: "Finds lines with --> from which two times cannot be read.",
      whyItMatters: "The line ends the text above it, and what follows it is not shown.",
      example: "WEBVTT\n\n00:01.000 -->\nHello\n",
      useInstead: "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
      fixSafety: "There is no fix: the time that is missing is not in the file.",
      options: "None; the rule looks at one block at a time.",
      sources: "W3C WebVTT, collect WebVTT cue timings and settings."))

  /// No cue.
  package static let trigger = RuleTrigger.noCue

  package init(settings: LintSettings) {}

  /// Reports the line with the arrow.
  package mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard unread.isEvidence else { return }
    findings.report(
      Self.info, "the times cannot be read; what stands below them belongs to no cue",
      at: Self.line(in: bytes), in: FindingPlace(unread), bytes,
      notes: ["browsers skip the block"])
  }

  /// The first of two lines that has an arrow.
  private static func line(in bytes: Span<UInt8>) -> Range<Int> {
    var start = 0
    for _ in 0..<2 {
      var end = start
      var hasArrow = false
      while end < bytes.count, !Newline.isPart(bytes[end]) {
        if bytes[end] == 0x3E { hasArrow = true }
        end += 1
      }
      if hasArrow { return start..<end }
      while end < bytes.count, Newline.isPart(bytes[end]) { end += 1 }
      start = end
    }
    return Newline.trimmed(0..<bytes.count, in: bytes)
  }
}
