// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax
import WebVTT

/// VTT202: a first line that is nearly the signature, or does not stand first.
package struct SignatureMalformed: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 202), name: "signature-malformed", family: .structure, severity: .error,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds a signature in lower case, after spaces, a second byte-order mark or blank lines, or followed directly by anything but a space or a tab.",
      whyItMatters: "Browsers reject the whole file and show nothing.",
      example: "WebVTT: my film\n\n00:01.000 --> 00:02.000\nHello\n",
      useInstead: "WEBVTT : my film\n\n00:01.000 --> 00:02.000\nHello\n",
      fixSafety:
        "Rewriting the line is safe: what follows the word is kept, after a space.",
      options: "None; the rule looks at the beginning of the file.",
      sources: "W3C WebVTT, parser algorithm, steps 4 to 8."))

  /// The first cue, below which no header is the first line.
  package static let trigger = RuleTrigger.everyCue

  private var isAtStart = true
  private var start = TextOffset(0)

  package init(settings: LintSettings) {}

  /// Only the first cue is asked.
  package var isDone: Bool { !isAtStart }

  /// Notes that a cue came.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) { isAtStart = false }

  /// Reports the first header, where browsers do not take it for one.
  package mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    switch event {
    case .byteOrderMark: start = TextOffset(bytes.count)
    case .separator: break
    case .header(let offset, let line) where isAtStart:
      isAtStart = false
      check(offset, line, bytes, &findings)
    default: isAtStart = false
    }
  }

  /// What stands there is no header.
  package mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) { isAtStart = false }

  private func check(
    _ offset: TextOffset, _ line: Int, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard offset > start || !WebVTTSignature.isValid(bytes) else { return }
    var end = 0
    while end < bytes.count, !Newline.isPart(bytes[end]) { end += 1 }
    let written = VisibleText.raw(0..<end, of: bytes)
    // The word has six letters; in front of it may stand spaces and marks.
    var rest = written[...]
    while let first = rest.unicodeScalars.first,
      first == " " || first == "\t" || first == "\u{FEFF}"
    {
      rest.unicodeScalars.removeFirst()
    }
    rest = rest.dropFirst(6)
    if let first = rest.first, first != " ", first != "\t" { rest = " " + rest }
    findings.report(
      Self.info,
      offset > start && WebVTTSignature.isValid(bytes)
        ? "there is a blank line before WEBVTT" : "the first line is not a valid WebVTT signature",
      at: 0..<end, offset: offset, line: line, bytes, notes: ["browsers show nothing"],
      fix: Fix(
        title: "write WEBVTT at the start",
        edits: [Edit(range: start..<offset + end, text: "WEBVTT\(rest)")], safety: .safe))
  }
}
