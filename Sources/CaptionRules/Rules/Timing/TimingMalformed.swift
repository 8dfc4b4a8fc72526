// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// SRT301: a timing line that cannot be read.
package struct TimingMalformed: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 301), name: "timing-malformed", family: .timing, severity: .error,
    fix: nil, formats: .any,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds lines with an arrow and at least three groups of digits that no tolerant reading makes sense of, timing lines that lack their start or end, and, below a blank line in the text of a cue, lines that are timing lines but for what stands around their times, and numbers between those of the neighbours without a timing line.",
      whyItMatters:
        "Every player loses such a cue or shows it at a wrong time; strict readers refuse the file.",
      example: "1\n00:00:03,000 -->\nHello\n",
      useInstead: "1\n00:00:03,000 --> 00:00:04,000\nHello\n",
      fixSafety: "There is no fix: the time that is missing is not in the file.",
      sources: "ffmpeg, VLC, pysubs2 and cdown/srt, measured on files without an end time."))

  /// Cues that lack a time, and cues whose text may hold others.
  package static let trigger = RuleTrigger.anomalies([
    .startMissing, .endMissing, .blankLineInText, .blankLineBeforeText,
  ])

  package init(settings: LintSettings) {}

  /// Reports a missing time, and cues in the text that could not be read.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    for block in cue.unreadBlocks(in: bytes) where block.isMissingCue(before: cue.next?.index) {
      findings.report(
        Self.info, Self.message(block, cue), at: block.line, of: cue, bytes,
        notes: ["no player shows it as a caption; some show it as text of the one above"])
    }
    guard !cue.block.anomalies.isDisjoint(with: [.startMissing, .endMissing]) else { return }
    let lacksStart = cue.block.anomalies.contains(.startMissing)
    findings.report(
      Self.info, "cue \(cue.ordinal) has no \(lacksStart ? "start" : "end") time",
      at: Newline.trimmed(cue.block.timingLine, in: bytes), of: cue, bytes,
      notes: ["ffmpeg shows the line as text of the cue above; VLC drops the cue"])
  }

  private static func message(_ block: UnreadParagraph, _ cue: CueView) -> String {
    let consequence = "the text below it counts as text of cue \(cue.ordinal)"
    guard case .number(let number) = block.evidence else {
      return "the timing line cannot be read; \(consequence)"
    }
    return "no timing line stands below the number \(number); \(consequence)"
  }

  /// Reports a timing line that cannot be read.
  package mutating func visit(
    _ unread: UnreadBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard unread.isEvidence else { return }
    findings.report(
      Self.info, "the timing line cannot be read; the text below it belongs to no cue",
      at: Newline.trimmed(0..<bytes.count, in: bytes), in: FindingPlace(unread), bytes)
  }
}
