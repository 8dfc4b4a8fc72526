// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP308: a cue that starts while an earlier one is still shown.
package struct Overlap: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 308), name: "overlap", family: .timing, severity: .warning,
    fix: .safe(in: .timing, changing: .ends),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues that start more than a millisecond before an earlier cue ends, unless `{\\an}` tags place the two apart, a cue without one being at the bottom, or they have the same times.",
      whyItMatters:
        "Players stack such cues, swap their order, or drop one of them; OpenSubtitles and Amazon refuse the file.",
      example: "1\n00:00:01,000 --> 00:00:04,000\nOne\n\n2\n00:00:03,000 --> 00:00:05,000\nTwo\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:03,000\nOne\n\n2\n00:00:03,000 --> 00:00:05,000\nTwo\n",
      fixSafety:
        "Ending the earlier cue sooner is safe for an overlap of at most 40 ms that leaves it its shortest duration, and unsafe otherwise.",
      options:
        "The shortest duration and the gap of the profile, for the fix. The rule remembers one cue for each of the nine places of the screen: of all before, the one that ends last.",
      sources:
        "github.com/vankasteelj/opensubtitles-uploader/issues/17; Amazon's common error messages; players measured."
    ))

  /// Cues that start while an earlier one is shown.
  package static let trigger = RuleTrigger.relations(.startsDuringEarlier)

  private let shortest: Int64
  private let gap: Int64
  /// The earlier cue that was reported last, by place on the screen.
  private var reported = [Int](repeating: 0, count: 10)
  private var stackTimes: (start: Timestamp, end: Timestamp)?
  private var stacked = 0

  package init(settings: LintSettings) {
    let limits = settings.limits
    shortest = limits.minimumDuration ?? 500
    gap = limits.minimumGap?.milliseconds(at: settings.frameRate) ?? 0
  }

  /// Reports the earlier cue that is still shown, once.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let place = Int(cue.placement ?? 2)
    guard let earlier = cue.latest, earlier.ordinal != reported[place] else { return }
    let block = cue.block
    let overlap = earlier.end.milliseconds - block.start.milliseconds
    guard overlap > 1, block.end > block.start else { return }
    if earlier.start == block.start, earlier.end == block.end {
      stack(on: earlier, cue, bytes, &findings)
      return
    }
    // A cue that starts before the earlier one is out of order (``OutOfOrder``), not too long.
    guard block.start >= earlier.start else { return }
    reported[place] = earlier.ordinal
    findings.report(
      Self.info,
      "cue \(cue.ordinal) starts \(overlap) ms before cue \(earlier.ordinal) ends",
      at: block.startTimecode, of: cue, bytes, fix: fix(earlier, cue, overlap))
  }

  /// More than three cues at the same time are no dialogue.
  private mutating func stack(
    on earlier: CueNode, _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let isSame = stackTimes.map { $0 == (cue.block.start, cue.block.end) } ?? false
    if !isSame {
      stackTimes = (cue.block.start, cue.block.end)
      stacked = 1
    }
    stacked += 1
    guard stacked == 4 else { return }
    findings.report(
      Self.info, "4 or more cues are shown at the same time", at: cue.block.startTimecode, of: cue,
      bytes)
  }

  private func fix(_ earlier: CueNode, _ cue: CueView, _ overlap: Int64) -> Fix<TextOffset>? {
    let next = cue.block
    var end = next.start.milliseconds - gap
    if end <= earlier.start.milliseconds { end = next.start.milliseconds }
    guard end > earlier.start.milliseconds else { return nil }
    let time = Timestamp(milliseconds: end)
    let rest = end - earlier.start.milliseconds
    return Fix(
      title: "end cue \(earlier.ordinal) at \(cue.text(of: time))",
      edits: [Edit(range: earlier.endTimecodeInText, text: cue.text(of: time))],
      safety: overlap <= 40 && rest >= shortest ? .safe : .unsafe)
  }
}
