// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

/// CAP102: a file in UTF-16 or UTF-32.
package struct UTF16OrUTF32: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 102), name: "utf16-or-utf32", family: .encoding, severity: .error,
    fix: .safe(in: .encoding),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files that the decoder read as UTF-16 or UTF-32, by their byte-order mark or by where their zero bytes stand.",
      whyItMatters:
        "Hosts take UTF-8 and nothing else; without a byte-order mark ffmpeg, VLC and pysubs2 refuse the file, and pysrt finds no cue.",
      example: "FF FE 31 00 0A 00\n",
      useInstead: "31 0A\n",
      fixSafety: "Re-encoding as UTF-8 is safe: every character has a place there.",
      options: "The decoder's decision.",
      sources: "Behaviour of players measured on UTF-16 files with and without a byte-order mark."))

  /// No cue: the rule speaks at the end.
  package static let trigger = RuleTrigger.noCue

  package init(settings: LintSettings) {}

  /// Reports the encoding.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard let decision = summary.source.decision, decision.encoding.isUTF,
      !decision.encoding.isUTF8
    else { return }
    findings.reportFile(
      Self.info, "the file is \(decision), not UTF-8",
      fix: Self.wholeFile("re-encode the file as UTF-8", safety: .safe))
  }
}

extension UTF16OrUTF32: WholeFileRule {
  /// Writes the file as UTF-8.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    .reencoding
  }
}
