// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// SRT201: a file without a single cue.
package struct NoCues: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 201), name: "no-cues", family: .structure, severity: .error,
    fix: nil, formats: .any,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files that hold no cue: empty ones, blank ones, and ones without a timing line.",
      whyItMatters:
        "Hosts refuse such a file, or accept it and show nothing. ffmpeg, VLC and pysubs2 refuse it.",
      example: "Hello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety: "There is no fix: the times are not in the file.",
      sources: "Behaviour of players measured on empty files and on files without timing lines."))

  /// No cue: the rule speaks at the end.
  package static let trigger = RuleTrigger.noCue

  package init(settings: LintSettings) {}

  /// Reports a file without cues.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard summary.cues == 0 else { return }
    let message =
      summary.bytes == 0
      ? "the file is empty" : "the file has no cue: none of its lines is a timing line"
    findings.reportFile(Self.info, message)
  }
}
