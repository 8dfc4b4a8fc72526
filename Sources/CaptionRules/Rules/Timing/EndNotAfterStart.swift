// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP307: a cue that ends before or when it starts.
package struct EndNotAfterStart: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 307), name: "end-not-after-start", family: .timing, severity: .error,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes: "Finds cues whose end is not after their start.",
      whyItMatters:
        "VLC never shows such a cue; ffmpeg stretches it to the start of the next one; other players show it at a wrong time.",
      example: "1\n00:00:04,000 --> 00:00:03,000\nHello\n",
      useInstead: "1\n00:00:03,000 --> 00:00:04,000\nHello\n",
      fixSafety:
        "Unsafe: only a person can tell which time is wrong. Swapped times are proposed where they fit between the neighbours; otherwise an end that gives the text time to be read, but no later than the next cue.",
      options:
        "Reading speed, shortest duration and gap of the profile, for the fix; the rule looks at the neighbours.",
      sources: "VLC modules/demux/subtitle.c; ffmpeg libavformat/subtitles.c."))

  /// Cues that end too early.
  package static let trigger = RuleTrigger.relations(.endsEarly)

  private let speed: Hundredths
  private let shortest: Int64
  private let gap: Int64

  package init(settings: LintSettings) {
    let limits = settings.limits
    speed = limits.charactersPerSecond ?? Hundredths(20)
    shortest = limits.minimumDuration ?? 1000
    gap = limits.minimumGap?.milliseconds(at: settings.frameRate) ?? 0
  }

  /// Reports a cue that ends too early.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    guard block.anomalies.isDisjoint(with: [.endMissing, .startMissing]) else { return }
    let early = -cue.duration
    findings.report(
      Self.info,
      early == 0
        ? "cue \(cue.ordinal) ends when it starts"
        : "cue \(cue.ordinal) ends \(early) ms before it starts",
      at: block.endTimecode, of: cue, bytes, notes: ["VLC does not show this cue"],
      fix: fix(cue))
  }

  private func fix(_ cue: CueView) -> Fix<TextOffset>? {
    let block = cue.block
    let floor = cue.previous?.end ?? .zero
    if block.end < block.start, block.end >= floor,
      cue.next.map({ block.start <= $0.start }) ?? true
    {
      return Fix(
        title: "swap start and end",
        edits: [
          Edit(range: block.startTimecodeInText, text: cue.text(of: block.end)),
          Edit(range: block.endTimecodeInText, text: cue.text(of: block.start)),
        ], safety: .unsafe)
    }
    let wanted = block.start.milliseconds + readingTime(cue)
    let end = min(wanted, cue.next.map { $0.start.milliseconds - gap } ?? wanted)
    guard end > block.start.milliseconds else { return nil }
    let time = Timestamp(milliseconds: end)
    return Fix(
      title: "end the cue at \(cue.text(of: time))",
      edits: [Edit(range: block.endTimecodeInText, text: cue.text(of: time))], safety: .unsafe)
  }

  /// The time that the text takes to read, markup counted in: this is a proposal.
  private func readingTime(_ cue: CueView) -> Int64 {
    max(shortest, Int64(cue.textBytes) * 100_000 / Int64(max(1, speed.hundredths)))
  }
}
