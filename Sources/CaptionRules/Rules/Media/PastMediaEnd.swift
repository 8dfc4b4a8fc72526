// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// CAP701: a cue past the end of the media.
package struct PastMediaEnd: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 701), name: "past-media-end", family: .media, severity: .error,
    fix: .safe(in: .timing, changing: .ends), onUpload: .toldUnlessError,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues that start at or after the media's end, or end more than half a second after it; by a frame to half a second it is a warning.",
      whyItMatters:
        "Nobody sees the cue; Amazon refuses files that do not conform to the video's length.",
      example: "1\n00:09:59,000 --> 00:10:05,000\nBye\n",
      useInstead: "1\n00:09:59,000 --> 00:10:00,000\nBye\n",
      fixSafety:
        "Ending the cue with the media is safe while that leaves it its shortest duration; deleting a cue is unsafe.",
      options:
        "The media's duration, without which the rule is silent, its frame rate, and the profile's shortest duration.",
      sources: "videocentral.amazon.com, common error messages."))

  private let duration: Int64
  private let frame: Int64
  private let shortest: Int64

  package init?(settings: LintSettings) {
    guard let duration = settings.mediaDuration else { return nil }
    self.duration = duration.milliseconds
    frame = ProfileLimits.TimeSpan.milliseconds(ofFrames: 1, at: settings.frameRate ?? .film)
    shortest = settings.limits.minimumDuration ?? 500
  }

  /// Compares the cue's times with the media's end.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    let excess = block.end.milliseconds - duration
    guard block.start.milliseconds >= duration || excess > frame else { return }
    let isAfter = block.start.milliseconds >= duration
    let end = Timestamp(milliseconds: duration)
    let isLongEnough = block.start.milliseconds <= duration - shortest
    let fix =
      isLongEnough
      ? Fix(
        title: "end the cue at \(cue.text(of: end))",
        edits: [Edit(range: block.endTimecodeInText, text: cue.text(of: end))], safety: .safe)
      : Fix(
        title: "delete the cue",
        edits: [Edit(range: block.inText(0..<block.count), replacement: [])], safety: .unsafe)
    findings.report(
      Self.info,
      isAfter
        ? "cue \(cue.ordinal) starts after the media ends at \(cue.text(of: end))"
        : "cue \(cue.ordinal) ends \(excess) ms after the media",
      at: isAfter ? block.startTimecode : block.endTimecode, of: cue, bytes,
      severity: isAfter || excess > 500 ? .error : .warning, fix: fix)
  }
}
