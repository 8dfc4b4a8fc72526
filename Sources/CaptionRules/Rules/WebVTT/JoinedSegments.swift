// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// VTT204: a second signature further down, where files were joined.
package struct JoinedSegments: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 204), name: "joined-segments", family: .structure, severity: .warning,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds the header of another file after cues, as joined HLS segments leave it.",
      whyItMatters:
        "Browsers skip it, other players show it as text. Where its X-TIMESTAMP-MAP differs from that of the first header, the times below it count from elsewhere.",
      example:
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\nWEBVTT\n\n00:03.000 --> 00:04.000\nthere\n",
      useInstead:
        "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\n00:03.000 --> 00:04.000\nthere\n",
      fixSafety:
        "Deleting it is safe where its lines are those of the first header, or it is one line; unsafe otherwise.",
      options: "None; the rule remembers the first header.",
      sources: "W3C WebVTT, collect a WebVTT block; RFC 8216, 3.5."))

  /// A cue, after which a header is another one.
  package static let trigger = RuleTrigger.everyCue

  private var first: [UInt8]?
  private var hasCue = false

  package init(settings: LintSettings) {}

  /// Only the first cue is asked.
  package var isDone: Bool { hasCue }

  /// Notes that a cue came.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) { hasCue = true }

  /// Reports another header.
  package mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard case .header(let offset, let line) = event else { return }
    var end = 0
    while end < bytes.count, !Newline.isPart(bytes[end]) { end += 1 }
    let below = Newline.trimmed(end..<bytes.count, in: bytes)
    let lines = Array(VisibleText.raw(below, of: bytes).utf8)
    guard let first, hasCue else {
      if first == nil { first = lines }
      return
    }
    let isSafe = lines.isEmpty || lines == first
    findings.report(
      Self.info, "the header of another file stands below cues", at: 0..<end, offset: offset,
      line: line, bytes,
      notes: isSafe ? [] : ["its lines differ from those of the first header"],
      fix: Fix(
        title: "delete it", edits: [Edit(range: offset..<offset + bytes.count, text: "")],
        safety: isSafe ? .safe : .unsafe))
  }
}
