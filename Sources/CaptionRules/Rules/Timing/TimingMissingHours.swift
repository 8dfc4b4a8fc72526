// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT304: timecodes without hours.
package struct TimingMissingHours: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 304), name: "timing-missing-hours", family: .timing, severity: .warning,
    fix: .safe(in: .timingSyntax, changing: .times),
    documentation: RuleDocumentation(
      whatItDoes: "Finds timing lines written `MM:SS,mmm`, or with seconds alone.",
      whyItMatters:
        "cdown/srt reads the minutes as hours; ffmpeg and pysubs2 show the line as text; VLC and pysrt drop the cue.",
      example: "1\n00:03,000 --> 00:04,000\nHello\n",
      useInstead: "1\n00:00:03,000 --> 00:00:04,000\nHello\n",
      fixSafety:
        "Safe where both times have minutes and seconds below 60 and three digits of fraction, and the cue does not start before the one above; otherwise unsafe.",
      options:
        "None; the rule compares with the start of the cue above. The default profile makes it an error.",
      sources: "Measured with cdown/srt, ffmpeg, pysubs2 and pysrt; VLC modules/demux/subtitle.c."))

  /// Cues without hours.
  package static let trigger = RuleTrigger.anomalies([.hoursMissing])

  package init(settings: LintSettings) {}

  /// Reports the line.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    guard block.anomalies.isDisjoint(with: [.startMissing, .endMissing]) else { return }
    let doubtful: CueAnomalies = [.fractionDigits, .negativeTime, .fieldOutOfRange, .indexGlued]
    let isSafe =
      block.anomalies.isDisjoint(with: doubtful)
      && Self.colons(block.startTimecode, bytes) == 1 && Self.colons(block.endTimecode, bytes) == 1
      && (cue.previous.map { $0.start <= block.start } ?? true) && block.start <= block.end
    let range = block.startTimecode.lowerBound..<block.endTimecode.upperBound
    let canonical = "\(cue.text(of: block.start)) --> \(cue.text(of: block.end))"
    findings.report(
      Self.info, "the times of cue \(cue.ordinal) have no hours", at: range, of: cue, bytes,
      notes: ["cdown/srt reads the minutes as hours; ffmpeg, VLC and pysrt lose the cue"],
      fix: Fix(
        title: "write the times as \(canonical)",
        edits: [Edit(range: block.inText(range), text: canonical)],
        safety: isSafe ? .safe : .unsafe))
  }

  private static func colons(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    var count = 0
    for position in range where bytes[position] == 0x3A { count += 1 }
    return count
  }
}
