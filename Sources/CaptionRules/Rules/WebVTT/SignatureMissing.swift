// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// VTT201: a file without the line that says what it is.
package struct SignatureMissing: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 201), name: "signature-missing", family: .structure, severity: .error,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes: "Finds files whose first line is not WEBVTT.",
      whyItMatters: "Browsers reject the whole file and show nothing.",
      example: "00:01.000 --> 00:02.000\nHello\n",
      useInstead: "WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n",
      fixSafety: "Writing the line is safe: what stands below it stays as it is.",
      options: "None; the rule looks at the beginning of the file.",
      sources: "W3C WebVTT, parser algorithm, steps 4 to 8."))

  /// The first cue, which tells how lines end here.
  package static let trigger = RuleTrigger.everyCue

  private var hasHeader = false
  private var hasMark = false
  private var isAtStart = true
  private var hasCue = false
  private var newline = "\n"

  package init(settings: LintSettings) {}

  /// Only the first cue is asked.
  package var isDone: Bool { hasCue }

  /// Takes the newline of a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    isAtStart = false
    hasCue = true
    newline = Newline.ending(cue.block.timingLine, in: bytes)
  }

  /// Looks for the header.
  package mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    switch event {
    case .byteOrderMark: hasMark = true
    case .header: hasHeader = hasHeader || isAtStart
    case .separator: break
    default: isAtStart = false
    }
  }

  /// What stands there is no header.
  package mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) { isAtStart = false }

  /// What stands there is no header.
  package mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) { isAtStart = false }

  /// Reports a file in which none came.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard !hasHeader, summary.cues > 0 else { return }
    let start = TextOffset(hasMark ? ByteOrderMark.length : 0)
    findings.reportFile(
      Self.info, "the file does not begin with WEBVTT", range: start..<start,
      notes: ["browsers show nothing of it"],
      fix: Fix(
        title: "write WEBVTT above it",
        edits: [Edit(range: start..<start, text: "WEBVTT\(newline)\(newline)")], safety: .safe))
  }
}
