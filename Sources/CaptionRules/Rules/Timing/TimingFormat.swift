// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT302: a timing line that is readable but not written canonically.
package struct TimingFormat: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 302), name: "timing-format", family: .timing, severity: .warning,
    fix: .safe(in: .timingSyntax, changing: .times),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds timing lines with other separators, digits, arrows, spaces or field widths than `HH:MM:SS,mmm --> HH:MM:SS,mmm`, or without milliseconds.",
      whyItMatters:
        "Media3 (ExoPlayer) drops the cue for a dot; VLC for a missing space; ffmpeg shows the line as text for a colon; older Kaltura players drop the whole track.",
      example: "1\n0:0:3.000-->0:0:4.000\nHello\n",
      useInstead: "1\n00:00:03,000 --> 00:00:04,000\nHello\n",
      fixSafety:
        "Writing the same times canonically is safe. There is no fix here while the times themselves are in doubt (timing-fraction-digits, timing-missing-hours, timing-range), and an unsafe one for an index that is glued to the start time.",
      sources:
        "androidx/media SubripParser; VLC modules/demux/subtitle.c; knowledge.kaltura.com/help/troubleshooting-srt-files."
    ))

  /// Cues whose timing line is not canonical.
  package static let trigger = RuleTrigger.anomalies([.timingNotCanonical, .millisecondsMissing])

  package init(settings: LintSettings) {}

  /// Reports how the line should be written.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    guard block.anomalies.isDisjoint(with: [.startMissing, .endMissing]) else { return }
    let line = Newline.trimmed(block.timingLine, in: bytes)
    let canonical = "\(cue.text(of: block.start)) --> \(cue.text(of: block.end))"
    let isGlued = block.anomalies.contains(.indexGlued)
    let frames = block.frames(in: bytes)
    let message =
      if isGlued {
        "the index stands on the timing line"
      } else if frames.start != nil || frames.end != nil {
        "the timing line counts frames, not milliseconds"
      } else {
        "the timing line is not written '\(canonical)'"
      }
    findings.report(
      Self.info, message, at: line, of: cue, bytes, notes: ["strict players drop the cue"],
      fix: Self.fix(
        block, bytes, line, canonical, isGlued: isGlued,
        newline: Newline.ending(block.timingLine, in: bytes)))
  }

  private static func fix(
    _ block: CueNode, _ bytes: Span<UInt8>, _ line: Range<Int>, _ canonical: String,
    isGlued: Bool, newline: String
  ) -> Fix<TextOffset>? {
    let doubtful: CueAnomalies = [
      .fractionDigits, .hoursMissing, .negativeTime, .fieldOutOfRange, .hoursOver99,
    ]
    guard block.anomalies.isDisjoint(with: doubtful) else { return nil }
    // What follows the end stays, after one space; digits there may be those of the end itself, as in
    // `00:00:0 2,000` and `00:00:04-,165`.
    let hasTrailing = block.anomalies.contains(.trailingData)
    guard !hasTrailing || !continuesTime(block, bytes) else { return nil }
    let end = hasTrailing ? block.trailing.lowerBound : line.upperBound
    let index = isGlued ? "\(block.ordinal)\(newline)" : ""
    return Fix(
      title: "write the times as \(canonical)",
      edits: [
        Edit(
          range: block.inText(line.lowerBound..<end),
          text: index + canonical + (hasTrailing ? " " : ""))
      ], safety: isGlued ? .unsafe : .safe)
  }

  /// Whether what follows the end timecode begins with a digit, or with signs in front of one.
  private static func continuesTime(_ block: CueNode, _ bytes: Span<UInt8>) -> Bool {
    for position in block.trailing {
      switch bytes[position] {
      case 0x30...0x39: return true
      case UInt8(ascii: "-"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"),
        UInt8(ascii: ";"):
        continue
      default: return false
      }
    }
    return false
  }
}
