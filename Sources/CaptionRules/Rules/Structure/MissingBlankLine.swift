// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT206: two cues without a blank line between them.
package struct MissingBlankLine: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 206), name: "missing-blank-line", family: .structure, severity: .error,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds a cue that begins right below the text of the cue above, and one that only lines of spaces or tabs separate from it (a warning, an error for profiles of players that show both as one).",
      whyItMatters:
        "VLC, pysrt and Media3 (ExoPlayer) show the index, the times and the text of this cue as text of the one above.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n2\n00:00:03,000 --> 00:00:04,000\nBeta\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\n2\n00:00:03,000 --> 00:00:04,000\nBeta\n",
      fixSafety:
        "Inserting the blank line, or making it empty, is safe. It is unsafe above a timing line that lacks its start, which may stand on the line above, and below a line that may be the cue's name.",
      sources: "VLC modules/demux/subtitle.c; pysrt; androidx/media SubripParser."))

  /// Cues right below text.
  package static let trigger = RuleTrigger.anomalies([.missingBlankLine, .separatorOfSpaces])

  package init(settings: LintSettings) {}

  /// Reports a cue right below text.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if cue.block.anomalies.contains(.separatorOfSpaces), cue.next != nil {
      reportSpaces(cue, bytes, &findings)
    }
    guard cue.block.anomalies.contains(.missingBlankLine) else { return }
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

  /// Reports a line of spaces that is the only thing between a cue and the next.
  private func reportSpaces(_ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings) {
    let separator = cue.block.separator
    var end = separator.lowerBound
    while end < separator.upperBound, !Newline.isPart(bytes[end]) { end += 1 }
    let spaces = separator.lowerBound..<end
    findings.report(
      Self.info, "the line between cue \(cue.ordinal) and the next is not empty: it holds spaces",
      at: spaces, of: cue, bytes, severity: .warning,
      notes: ["VLC and Media3 show the next cue as text of this one"],
      fix: Fix(
        title: "empty the line",
        edits: [Edit(range: cue.block.inText(spaces), replacement: [])], safety: .safe))
  }
}
