// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// CAP702: a file that was timed for another frame rate.
package struct FramerateScale: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 702), name: "framerate-scale", family: .media, severity: .warning,
    fix: .unsafe(in: .timing), onUpload: .toldUnlessError, remedy: .frameRateConversion,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files that run more than two seconds past the media and would end within it if a common conversion of frame rates were applied.",
      whyItMatters:
        "Captions of a file for 23.976 fps drift by 150 s an hour on a video of 25 fps.",
      example: "the last cue ends at 01:02:30,000 of a media of 01:00:00,000\n",
      useInstead: "the last cue ends at 00:59:56,250\n",
      fixSafety:
        "Unsafe: the length of the file alone is a hint, not a proof. It concerns the file as a whole and so has no edits of its own.",
      options: "The media's duration, without which the rule is silent, and its frame rate.",
      sources: "Ratios of 23.976, 24, 25, 29.97 and 30 fps."))

  private let duration: Timestamp
  private let frameRate: FrameRate?
  private var last = Timestamp.zero

  private let format: CaptionFormat

  package init?(settings: LintSettings) {
    guard let duration = settings.mediaDuration else { return nil }
    format = settings.format
    self.duration = duration
    frameRate = settings.frameRate
  }

  /// Remembers the latest end.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    last = max(last, cue.block.end)
  }

  /// Compares the latest end with the media.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard let hint = FrameRateHint.guess(lastEnd: last, duration: duration, mediaRate: frameRate)
    else { return }
    findings.reportFile(
      Self.info, "the file ends at \(format.text(of: last)), after the media: it \(hint)",
      fix: Self.wholeFile("convert from \(hint.from) to \(hint.to) fps", safety: .unsafe))
  }
}

extension FramerateScale: WholeFileRule {
  /// Converts from the frame rate that the file seems to be timed for.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    var last = Timestamp.zero
    WholeFileFix.forEachCue(of: text, settings.format) { block, _ in last = max(last, block.end) }
    guard let duration = settings.mediaDuration,
      let hint = FrameRateHint.guess(
        lastEnd: last, duration: duration, mediaRate: settings.frameRate)
    else { return nil }
    return WholeFileFix.mapping(text, settings.format) { time, _, _ in
      try? hint.retiming.applied(to: time)
    }.map(
      WholeFileFix.edits)
  }
}
