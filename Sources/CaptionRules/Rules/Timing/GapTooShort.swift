// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP312: a gap between cues that is too short to be seen as one.
package struct GapTooShort: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 312), name: "gap-too-short", family: .timing, severity: .info,
    fix: .safe(in: .timing, changing: .ends),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds gaps shorter than the profile's smallest one, by more than a millisecond, between cues that do not touch.",
      whyItMatters: "A gap of a frame flickers; two frames make the change of text visible.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,040 --> 00:00:03,000\nTwo\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:01,957\nOne\n\n2\n00:00:02,040 --> 00:00:03,000\nTwo\n",
      fixSafety:
        "Ending the earlier cue sooner is safe while it keeps its shortest duration and stays readable, and unsafe otherwise.",
      options:
        "`minimumGap` of the profile, in milliseconds or in frames; where the media's rate is not known, frames are those of 30 fps for finding, so that no file is blamed for its rate. The rule looks at the next cue.",
      sources: "partnerhelp.netflixstudios.com 360051554394; Subtitle Edit's presets."))

  /// Cues with a gap behind them that is shorter than the smallest one.
  package var trigger: RuleTrigger { .bounds { $0.gap = smallest } }

  private let smallest: Int64
  private let shortest: Int64
  private let speed: Hundredths?

  package init?(settings: LintSettings) {
    let limits = settings.limits
    guard let gap = limits.minimumGap?.milliseconds(at: settings.frameRate), gap > 1 else {
      return nil
    }
    smallest = gap
    shortest = limits.minimumDuration ?? 500
    speed = limits.charactersPerSecond
  }

  /// Reports the gap after a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let next = cue.next else { return }
    let gap = next.start.milliseconds - cue.block.end.milliseconds
    guard gap > 0, gap < smallest - 1 else { return }
    let end = next.start.milliseconds - smallest
    let duration = end - cue.block.start.milliseconds
    let isReadable =
      speed.map {
        Hundredths.rate(of: Hundredths(cue.textBytes), per: 1000, in: duration) <= $0
      } ?? true
    let time = Timestamp(milliseconds: end)
    findings.report(
      Self.info,
      "the gap of \(gap) ms after cue \(cue.ordinal) is shorter than \(smallest) ms",
      at: cue.block.endTimecode, of: cue, bytes,
      fix: duration > 0
        ? Fix(
          title: "end cue \(cue.ordinal) at \(cue.text(of: time))",
          edits: [Edit(range: cue.block.endTimecodeInText, text: cue.text(of: time))],
          safety: duration >= shortest && isReadable ? .safe : .unsafe) : nil)
  }
}
