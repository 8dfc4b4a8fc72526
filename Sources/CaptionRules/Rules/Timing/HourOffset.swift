// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP316: a file whose times start at an hour mark, as tape does.
package struct HourOffset: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 316), name: "hour-offset", family: .timing, severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files whose first cue starts after 59:50 and either lies past the media's end, or stands with all others in the hour 01 or 10.",
      whyItMatters:
        "Broadcast tapes start at 01:00:00 or 10:00:00; a host that gets such a file shows nothing. Amazon refuses it.",
      example: "1\n01:00:05,000 --> 01:00:06,000\nHello\n",
      useInstead: "1\n00:00:05,000 --> 00:00:06,000\nHello\n",
      fixSafety:
        "Unsafe: all times shift by whole hours. It concerns the file as a whole and so has no edits of its own.",
      options: "The media's duration, where it is given. The rule remembers the first start.",
      sources: "Amazon's common error messages (start at zero hour); practice of broadcasters."))

  /// No cue: the rule looks at the first and the last start.
  package static let trigger = RuleTrigger.noCue

  private let duration: Timestamp?

  package init(settings: LintSettings) {
    duration = settings.mediaDuration
  }

  /// Reports an offset.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    let first = summary.firstStart.milliseconds
    guard first >= 3_590_000 else { return }
    let hour = first / 3_600_000
    let sharesHour =
      summary.earliestStart == summary.firstStart
      && summary.latestStart.milliseconds / 3_600_000 == hour
    let isPast = duration.map { $0.milliseconds < first } ?? false
    let isTape = duration == nil && sharesHour && (hour == 1 || hour == 10)
    guard isPast || isTape else { return }
    let hours = (first + 10_000) / 3_600_000
    findings.reportFile(
      Self.info, "all times are \(hours) \(hours == 1 ? "hour" : "hours") late, as on a tape",
      position: SourcePosition(
        line: summary.firstTimingLine, byteColumn: 1, characterColumn: 1), cue: 1,
      fix: Self.wholeFile("shift all times by -\(hours) h", safety: .unsafe))
  }
}

extension HourOffset: WholeFileRule {
  /// Takes away the hours at which the first cue starts.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    var first: Int64?
    WholeFileFix.forEachCue(of: text, settings.format) { block, _ in
      first = first ?? block.start.milliseconds
    }
    guard let first else { return nil }
    let hours = (first + 10_000) / 3_600_000
    return WholeFileFix.mapping(text, settings.format) { time, _, _ in
      // A first cue up to ten seconds before the hour mark stays at zero.
      Timestamp(milliseconds: max(0, time.milliseconds - hours * 3_600_000))
    }.map(WholeFileFix.edits)
  }
}
