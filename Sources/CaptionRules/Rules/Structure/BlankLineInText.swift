// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT207: a blank line inside the text of a cue.
package struct BlankLineInText: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 207), name: "blank-line-in-text", family: .structure, severity: .error,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds blank lines, and lines of spaces, with more text of the same cue below them.",
      whyItMatters:
        "VLC, Media3, pysrt and Shaka lose the text below the blank line; ffmpeg's decoder stops at a line of spaces.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\nBeta\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nAlpha\nBeta\n",
      fixSafety:
        "Removing the blank line is safe between cues. In the last cue it is unsafe, since what follows may be no caption at all; and so it is where a block below may be a caption that could not be read, or the next one's name: one that holds a time or a number that fits, or a line that stands alone right above the next cue. A block that certainly is one is what timing-malformed reports.",
      sources: "VLC modules/demux/subtitle.c; androidx/media SubripParser; pysrt; Shaka Player."))

  /// Cues with a blank line in their text.
  package static let trigger = RuleTrigger.anomalies([.blankLineInText])

  package init(settings: LintSettings) {}

  /// Reports each run of blank lines.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let isSafe = !cue.isLast && !cue.isBesideUnread && !cue.surroundings.contains(.endsInName)
    let unread = cue.unreadBlocks(in: bytes)
    var notes = ["VLC, Media3, pysrt and Shaka do not show the text below it"]
    if !unread.isEmpty {
      notes.append("a block of cue \(cue.ordinal) looks like a caption that could not be read")
    }
    var blankStart: Int?
    cue.forEachTextLine(in: bytes) { line in
      if Newline.isBlank(bytes, line) {
        if blankStart == nil { blankStart = line.lowerBound }
      } else if let start = blankStart {
        blankStart = nil
        let block = unread.first { $0.start == line.lowerBound }
        if block?.isMissingCue ?? false { return }
        findings.report(
          Self.info, "a blank line stands inside the text of cue \(cue.ordinal)",
          at: start..<start, of: cue, bytes,
          notes: notes,
          fix: Fix(
            title: "remove the blank line",
            edits: [Edit(range: cue.block.inText(start..<line.lowerBound), replacement: [])],
            safety: isSafe ? .safe : .unsafe))
      }
    }
  }
}
