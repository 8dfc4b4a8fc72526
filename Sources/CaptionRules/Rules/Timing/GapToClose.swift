// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// CAP313: a gap that is neither none nor a pause.
package struct GapToClose: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 313), name: "gap-to-close", family: .timing, severity: .info,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds gaps that the profile asks to close: longer than the smallest gap and shorter than half a second less a frame (Netflix), or any shorter than a second (BBC).",
      whyItMatters: "Text that disappears for a blink reads as a flash.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,300 --> 00:00:03,000\nTwo\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,217\nOne\n\n2\n00:00:02,300 --> 00:00:03,000\nTwo\n",
      fixSafety: "Unsafe: the cue is shown for longer than its words are spoken.",
      options:
        "`gapToClose` and `minimumGap` of the profile. Where the media's rate is not known, frames are taken to be the longest of film (23.976 fps), so that fewer gaps are reported. The rule looks at the next cue.",
      sources:
        "partnerhelp.netflixstudios.com 360051554394; BBC subtitle guidelines, section on timing."))

  /// Cues with a gap behind them that is no pause.
  package var trigger: RuleTrigger { .bounds { $0.gap = below } }

  private let left: Int64
  private let longestShort: Int64
  private let below: Int64

  package init?(settings: LintSettings) {
    let limits = settings.limits
    guard let gap = limits.gapToClose else { return nil }
    let rate = settings.frameRate ?? .ntscFilm
    let smallest = limits.minimumGap?.milliseconds(at: rate) ?? 0
    left = gap.joins == true ? 0 : smallest
    // Rounding to milliseconds and to frames may each cost one.
    longestShort = left == 0 ? 1 : smallest + 1
    below = gap.below - ProfileLimits.TimeSpan.milliseconds(ofFrames: gap.lessFrames ?? 0, at: rate)
  }

  /// Reports the gap after a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let next = cue.next else { return }
    let gap = next.start.milliseconds - cue.block.end.milliseconds
    guard gap > longestShort, gap < below, cue.duration > 0 else { return }
    let time = Timestamp(milliseconds: next.start.milliseconds - left)
    findings.report(
      Self.info,
      "the gap of \(gap) ms after cue \(cue.ordinal) should be closed to \(left) ms",
      at: cue.block.endTimecode, of: cue, bytes,
      fix: Fix(
        title: "end cue \(cue.ordinal) at \(cue.text(of: time))",
        edits: [Edit(range: cue.block.endTimecodeInText, text: cue.text(of: time))], safety: .unsafe
      ))
  }
}
