// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP315: a cue that is shown for too long.
package struct DurationLong: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 315), name: "duration-long", family: .timing, severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues longer than the profile's longest duration; cues of notes and labels alone, which begin with a note sign or `[`, may take twice as long.",
      whyItMatters: "Viewers read the text again, and miss what is said since.",
      example: "1\n00:00:01,000 --> 00:01:01,000\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:11,000\nHello\n",
      fixSafety:
        "Unsafe: the end moves to the longest duration; the words may be spoken for longer.",
      options: "`maximumDuration` of the profile.",
      sources: "Netflix, TED (7 s); DCMP (6 s); the 10 s of `upload` are a proposal."))

  /// Cues that are shown for longer than the longest duration.
  package var trigger: RuleTrigger { .bounds { $0.longest = longest } }

  private let longest: Int64

  package init?(settings: LintSettings) {
    guard let longest = settings.limits.maximumDuration else { return nil }
    self.longest = longest
  }

  /// Reports a cue that is too long.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let duration = cue.duration
    guard duration > longest else { return }
    let limit = Self.isLabel(cue, bytes) ? 2 * longest : longest
    guard duration > limit else { return }
    let time = Timestamp(milliseconds: cue.block.start.milliseconds + limit)
    findings.report(
      Self.info, "cue \(cue.ordinal) is shown for \(duration) ms; the longest is \(limit) ms",
      at: cue.block.endTimecode, of: cue, bytes,
      fix: Fix(
        title: "end the cue at \(cue.text(of: time))",
        edits: [Edit(range: cue.block.endTimecodeInText, text: cue.text(of: time))], safety: .unsafe
      ))
  }

  /// A note sign (U+2669 to U+266B) or a bracket at the beginning, tags passed over.
  private static func isLabel(_ cue: CueView, _ bytes: Span<UInt8>) -> Bool {
    var position = cue.block.text.lowerBound
    let end = cue.block.text.upperBound
    while position < end, bytes[position] == 0x3C {
      while position < end, bytes[position] != 0x3E { position += 1 }
      position += 1
    }
    guard position < end else { return false }
    if bytes[position] == 0x5B { return true }
    return position + 2 < end && bytes[position] == 0xE2 && bytes[position + 1] == 0x99
      && (0xA9...0xAB).contains(bytes[position + 2])
  }
}
