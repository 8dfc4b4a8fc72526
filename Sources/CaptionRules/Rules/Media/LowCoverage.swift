// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP705: captions that leave much of the media without any.
package struct LowCoverage: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 705), name: "low-coverage", family: .media, severity: .info,
    fix: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files whose last cue ends before half of the media, more than a minute of speech without a caption, and files that cover less than a fifth of the speech.",
      whyItMatters: "The file may be cut short, or belong to another media.",
      example: "the last cue ends at 00:20:00,000 of a media of 01:00:00,000\n",
      useInstead: "the last cue ends at 00:58:00,000\n",
      fixSafety: "There is no fix: the captions are not in the file.",
      options:
        "The media's duration or the speech map, without both of which the rule is silent. It remembers at most 100,000 cues.",
      sources: "Thresholds are proposals."))

  private let duration: Timestamp?
  private let speech: SpeechMap?
  private var last = Timestamp.zero
  private var cues: [Range<Timestamp>] = []

  private let format: CaptionFormat

  package init?(settings: LintSettings) {
    guard settings.mediaDuration != nil || settings.speech != nil else { return nil }
    format = settings.format
    duration = settings.mediaDuration
    speech = settings.speech
  }

  /// Remembers when cues are shown.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard cue.duration > 0 else { return }
    last = max(last, cue.block.end)
    if speech != nil, cues.count < Self.mostCues { cues.append(cue.block.start..<cue.block.end) }
  }

  private static let mostCues = 100_000

  /// Compares with the media and with the speech.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard summary.cues > 0 else { return }
    if let duration, last.milliseconds < duration.milliseconds / 2 {
      findings.reportFile(
        Self.info,
        "the last cue ends at \(format.text(of: last)), before half of the media, "
          + "which ends at \(format.text(of: duration))")
    }
    guard let speech, speech.duration > 0 else { return }
    let shown = SpeechMap(cues).stretches
    var covered: Int64 = 0
    var longest: Range<Timestamp> = .zero..<(.zero)
    var low = 0
    for stretch in speech.stretches {
      var from = stretch.lowerBound
      while low < shown.count, shown[low].upperBound <= stretch.lowerBound { low += 1 }
      for cue in shown[low...].prefix(while: { $0.lowerBound < stretch.upperBound }) {
        if cue.lowerBound.milliseconds - from.milliseconds > longest.length {
          longest = from..<cue.lowerBound
        }
        covered +=
          min(cue.upperBound, stretch.upperBound).milliseconds
          - max(cue.lowerBound, stretch.lowerBound).milliseconds
        from = max(from, cue.upperBound)
      }
      if stretch.upperBound.milliseconds - from.milliseconds > longest.length {
        longest = from..<stretch.upperBound
      }
    }
    if covered * 5 < speech.duration {
      findings.reportFile(
        Self.info, "captions are shown for \(covered * 100 / speech.duration) % of the speech")
    } else if longest.length > 60_000 {
      findings.reportFile(
        Self.info,
        "\(longest.length / 1000) s of speech from \(format.text(of: longest.lowerBound)) have no caption"
      )
    }
  }
}

extension Range<Timestamp> {
  /// How many milliseconds the range has.
  fileprivate var length: Int64 { upperBound.milliseconds - lowerBound.milliseconds }
}
