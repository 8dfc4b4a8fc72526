// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// CAP310: a cue that repeats one above it.
package struct DuplicateCue: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 310), name: "duplicate-cue", family: .timing, severity: .warning,
    fix: .safe(in: .order),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues with the same start, end and text, spaces folded and characters normalized, as one of the cues right above with the same times.",
      whyItMatters: "ffmpeg drops the second; VLC and Media3 show the text twice.",
      example:
        "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:01,000 --> 00:00:02,000\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety: "Deleting the later one is safe.",
      options: "None; the rule remembers at most 16 neighbouring cues with the same times.",
      sources: "ffmpeg libavformat/subtitles.c drops events with the same time, duration and text.")
  )

  /// Cues with the times of a neighbour.
  package static let trigger = RuleTrigger.relations([.sameTimesAsPrevious, .sameTimesAsNext])

  private var texts: [(ordinal: Int, text: String)] = []

  package init(settings: LintSettings) {}

  /// Remembers the texts of cues with the same times, and reports a repeated one.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if !cue.relations.contains(.sameTimesAsPrevious) { texts.removeAll(keepingCapacity: true) }
    let text = Self.folded(cue, bytes)
    if let first = texts.first(where: { $0.text == text }) {
      findings.report(
        Self.info, "cue \(cue.ordinal) repeats cue \(first.ordinal)",
        at: cue.block.startTimecode, of: cue, bytes, notes: ["VLC and Media3 show the text twice"],
        fix: Fix(
          title: "delete the cue",
          edits: [Edit(range: cue.block.inText(0..<cue.block.count), replacement: [])],
          safety: .safe))
    } else if texts.count < Self.longestStack {
      texts.append((cue.ordinal, text))
    }
  }

  /// More cues at the same time are not compared with each other.
  private static let longestStack = 16

  private static func folded(_ cue: CueView, _ bytes: Span<UInt8>) -> String {
    let text = cue.block.text(in: bytes)
    let folded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return cue.contents.contains(.nonASCII) ? Normalization.nfc(folded) : folded
  }
}
