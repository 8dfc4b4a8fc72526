// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT306: something after the end time on a timing line.
package struct TimingTrailingData: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 306), name: "timing-trailing-data", family: .timing, severity: .warning,
    fix: .unsafe(in: .timingSyntax),
    documentation: RuleDocumentation(
      whatItDoes: "Finds coordinates, WebVTT settings, and text that follow the end time.",
      whyItMatters:
        "Media3 (ExoPlayer) drops the cue; every other reader drops text that stands there.",
      example: "1\n00:00:01,000 --> 00:00:02,000 align:start\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "Unsafe: coordinates and settings are deleted, which moves the cue on screen in players that heed them; text is moved to a line of its own.",
      sources: "androidx/media SubripParser; ffmpeg libavformat/srtdec.c."))

  /// Cues with such data.
  package static let trigger = RuleTrigger.anomalies([.trailingData])

  package init(settings: LintSettings) {}

  /// Reports what follows.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let kind = cue.block.trailingKind(in: bytes) else { return }
    let what =
      switch kind {
      case .coordinates: "coordinates stand"
      case .settings: "WebVTT settings stand"
      case .text: "text stands"
      }
    let range = cue.block.trailing
    let gap = cue.block.endTimecode.upperBound..<range.lowerBound
    let newline = Newline.ending(cue.block.timingLine, in: bytes)
    let fix =
      kind == .text
      ? Fix(
        title: "move the text to a line of its own",
        edits: [Edit(range: cue.block.inText(gap), text: newline)], safety: .unsafe)
      : Fix(
        title: "delete what follows the end time",
        edits: [Edit(range: cue.block.inText(gap.lowerBound..<range.upperBound), replacement: [])],
        safety: .unsafe)
    findings.report(
      Self.info, "\(what) after the end time of cue \(cue.ordinal)", at: range, of: cue, bytes,
      notes: ["Media3 (ExoPlayer) drops the cue"], fix: fix)
  }
}
