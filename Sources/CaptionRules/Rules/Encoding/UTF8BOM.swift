// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// CAP103: a byte-order mark at the start of a UTF-8 file.
package struct UTF8BOM: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 103), name: "utf8-bom", family: .encoding, severity: .info,
    fix: .safe(in: .encoding),
    documentation: RuleDocumentation(
      whatItDoes: "Finds the bytes EF BB BF at the start of the file.",
      whyItMatters:
        "Most players skip it; TalentLMS, Absorb and strict readers take it for a part of the first index.",
      example: "<FEFF>1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety: "Removing it is safe.",
      options: "None.",
      sources: "Behaviour of players measured; help pages of TalentLMS and Absorb at second hand."))

  /// No cue: the mark stands before them.
  package static let trigger = RuleTrigger.noCue

  private var hasMark = false

  package init(settings: LintSettings) {}

  /// Remembers the mark.
  package mutating func visit(
    between event: CaptionEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if case .byteOrderMark = event { hasMark = true }
  }

  /// Reports the mark of a UTF-8 file.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard hasMark, summary.source.isUTF8 else { return }
    let mark = TextOffset(0)..<TextOffset(3)
    findings.reportFile(
      Self.info, "the file begins with a byte-order mark", range: mark,
      fix: Fix(
        title: "remove the byte-order mark", edits: [Edit(range: mark, replacement: [])],
        safety: .safe))
  }
}
