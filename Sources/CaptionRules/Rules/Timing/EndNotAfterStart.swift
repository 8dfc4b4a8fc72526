// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

/// SRT307: a cue that ends before or when it starts.
public struct EndNotAfterStart: Rule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(307), name: "end-not-after-start", severity: .error, fixSafety: .unsafe,
    documentation: RuleDocumentation(
      whatItDoes: "Finds cues whose end is not after their start.",
      whyItMatters:
        "VLC never shows such a cue; ffmpeg stretches it to the start of the next one; other players show it at a wrong time.",
      example: "1\n00:00:04,000 --> 00:00:03,000\nHello\n",
      useInstead: "1\n00:00:03,000 --> 00:00:04,000\nHello\n",
      fixSafety: "Swapping the times is unsafe: only a person can tell which of them is wrong.",
      sources: "VLC modules/demux/subtitle.c; ffmpeg libavformat/subtitles.c."))

  /// Every cue.
  public static let trigger = RuleTrigger.everyCue

  /// Creates the rule.
  ///
  /// - Parameter settings: Not looked at.
  public init(settings: LintSettings) {}

  /// Reports a cue that ends too early.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    guard block.end <= block.start, block.anomalies.isDisjoint(with: [.endMissing, .startMissing])
    else { return }
    let early = block.start.milliseconds - block.end.milliseconds
    let message =
      early == 0
      ? "cue \(cue.ordinal) ends when it starts"
      : "cue \(cue.ordinal) ends \(early) ms before it starts"
    var fix: Fix?
    if early > 0 {
      let offset = block.offset
      func edit(_ range: Range<Int>, _ time: Timestamp) -> Edit {
        Edit(range: range.lowerBound + offset..<range.upperBound + offset, text: "\(time)")
      }
      fix = Fix(
        title: "swap start and end",
        edits: [edit(block.startTimecode, block.end), edit(block.endTimecode, block.start)],
        safety: .unsafe)
    }
    findings.report(
      Self.info, message, at: block.endTimecode, of: cue, bytes,
      notes: ["VLC does not show this cue"], fix: fix)
  }
}
