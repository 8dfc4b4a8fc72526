// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP314: a cue that is shown too briefly.
package struct DurationShort: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 314), name: "duration-short", family: .timing, severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues shorter than the profile's shortest duration, or than its time for each word, by more than a millisecond.",
      whyItMatters: "Nobody can read them, and some players do not show them at all.",
      example: "1\n00:00:01,000 --> 00:00:01,100\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:01,500\nHello\n",
      fixSafety:
        "Unsafe: the end moves into the silence that follows, up to the next cue; text shown after its words is a judgement.",
      options:
        "`minimumDuration`, `minimumDurationPerWord` and `minimumGap` of the profile. The rule looks at the next cue.",
      sources:
        "partnerhelp.netflixstudios.com 215758617 (20 frames at 24 fps, 833 ms); TED; DCMP; BBC (0.3 s a word)."
    ))

  /// Cues that are shown for less than the shortest duration; every cue where words count.
  package var trigger: RuleTrigger {
    perWord == nil ? .bounds { $0.shortest = shortest - 1 } : .everyCue
  }

  private let shortest: Int64
  private let perWord: Int64?
  private let gap: Int64

  package init?(settings: LintSettings) {
    let limits = settings.limits
    guard limits.minimumDuration != nil || limits.minimumDurationPerWord != nil else { return nil }
    shortest = limits.minimumDuration ?? 0
    perWord = limits.minimumDurationPerWord
    gap = limits.minimumGap?.milliseconds(at: settings.frameRate) ?? 0
  }

  /// Reports a cue that is too short.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let duration = cue.duration
    guard duration > 0, duration < bound(cue) - 1 else { return }
    let words = perWord == nil ? 0 : Int64(Self.words(of: cue, bytes))
    let byWords = perWord.map { $0 * words } ?? 0
    let needed = max(shortest, byWords)
    guard duration < needed - 1 else { return }
    let reason =
      byWords > shortest
      ? "\(words) words need \(needed) ms" : "the shortest is \(needed) ms"
    findings.report(
      Self.info, "cue \(cue.ordinal) is shown for \(duration) ms; \(reason)",
      at: cue.block.endTimecode, of: cue, bytes, fix: fix(cue, needed))
  }

  /// Runs of anything but spaces, outside of tags.
  private static func words(of cue: CueView, _ bytes: Span<UInt8>) -> Int {
    var count = 0
    var inWord = false
    var inTag = false
    for position in cue.block.text {
      switch bytes[position] {
      case 0x3C: inTag = true
      case 0x3E where inTag: inTag = false
      case 0x20, 0x09, 0x0A, 0x0D: inWord = false
      default:
        if !inTag, !inWord {
          count += 1
          inWord = true
        }
      }
    }
    return count
  }

  /// A duration that certainly is enough, without counting words.
  private func bound(_ cue: CueView) -> Int64 {
    guard let perWord else { return shortest }
    return max(shortest, perWord * Int64(cue.textBytes / 2 + 1))
  }

  private func fix(_ cue: CueView, _ needed: Int64) -> Fix<TextOffset>? {
    let wanted = cue.block.start.milliseconds + needed
    let end = min(wanted, cue.next.map { $0.start.milliseconds - gap } ?? wanted)
    guard end > cue.block.end.milliseconds, cue.next != nil || cue.isLast else { return nil }
    let time = Timestamp(milliseconds: end)
    return Fix(
      title: "end the cue at \(cue.text(of: time))",
      edits: [Edit(range: cue.block.endTimecodeInText, text: cue.text(of: time))], safety: .unsafe)
  }
}
