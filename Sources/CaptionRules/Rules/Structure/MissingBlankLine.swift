// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT206: two cues without a blank line between them.
package struct MissingBlankLine: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 206), name: "missing-blank-line", family: .structure, severity: .error,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes: "Finds a cue that begins right below the text of the cue above.",
      whyItMatters:
        "VLC, pysrt and Media3 (ExoPlayer) show the index, the times and the text of this cue as text of the one above.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n2\n00:00:03,000 --> 00:00:04,000\nBeta\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\n2\n00:00:03,000 --> 00:00:04,000\nBeta\n",
      fixSafety:
        "Inserting the blank line is safe. It is unsafe above a timing line that lacks its start, which may stand on the line above, and below a line that may be the cue's name.",
      sources: "VLC modules/demux/subtitle.c; pysrt; androidx/media SubripParser."))

  /// Cues right below text.
  package static let trigger = RuleTrigger.anomalies([.missingBlankLine])

  package init(settings: LintSettings) {}

  /// Reports a cue right below text.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let first = cue.block.indexLine.isEmpty ? cue.block.timingLine : cue.block.indexLine
    let newline = Newline.ending(cue.block.timingLine, in: bytes)
    let isSafe =
      !cue.block.anomalies.contains(.startMissing) && !cue.surroundings.contains(.followsName)
    findings.report(
      Self.info, "no blank line separates cue \(cue.ordinal) from the cue above",
      at: Newline.trimmed(first, in: bytes), of: cue, bytes,
      notes: ["VLC, pysrt and Media3 show this cue as text of the one above"],
      fix: Fix(
        title: "insert a blank line",
        edits: [Edit(range: cue.block.offset..<cue.block.offset, text: newline)],
        safety: isSafe ? .safe : .unsafe))
  }
}
