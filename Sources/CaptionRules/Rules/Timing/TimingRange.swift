// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT305: a time outside of the range that readers agree on.
package struct TimingRange: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 305), name: "timing-range", family: .timing, severity: .error,
    fix: .safe(in: .timingSyntax, changing: .times),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds negative times (error), 60 or more minutes or seconds (warning), and more than 99 hours (error).",
      whyItMatters:
        "ffmpeg and VLC lose the sign of a negative time; pysubs2 reads 100:00:03 as 00:00:03; strict readers refuse a field past 59.",
      example: "1\n00:00:75,000 --> 00:01:80,000\nHello\n",
      useInstead: "1\n00:01:15,000 --> 00:02:20,000\nHello\n",
      fixSafety:
        "Carrying minutes and seconds is safe. Setting a negative time to zero is unsafe. More than 99 hours has no fix.",
      sources: "Measured with ffmpeg, VLC, pysubs2 and cdown/srt."))

  /// Cues with such a time.
  package static let trigger = RuleTrigger.anomalies([
    .negativeTime, .fieldOutOfRange, .hoursOver99,
  ])

  package init(settings: LintSettings) {}

  /// Reports each time that is out of range.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    if block.anomalies.contains(.negativeTime) {
      reportNegative(cue, bytes, &findings)
    } else if block.anomalies.contains(.fieldOutOfRange) {
      let range = block.startTimecode.lowerBound..<block.endTimecode.upperBound
      let canonical = "\(cue.text(of: block.start)) --> \(cue.text(of: block.end))"
      findings.report(
        Self.info, "a time of cue \(cue.ordinal) has 60 or more minutes or seconds", at: range,
        of: cue, bytes, severity: .warning,
        fix: block.anomalies.isDisjoint(with: [.fractionDigits, .hoursMissing])
          && !Self.hasLongField(block.startTimecode, bytes)
          && !Self.hasLongField(block.endTimecode, bytes)
          ? Fix(
            title: "write the times as \(canonical)",
            edits: [Edit(range: block.inText(range), text: canonical)], safety: .safe) : nil)
    }
    if block.anomalies.contains(.hoursOver99) {
      findings.report(
        Self.info, "a time of cue \(cue.ordinal) has more than 99 hours",
        at: block.start.milliseconds / 3_600_000 > 99 ? block.startTimecode : block.endTimecode,
        of: cue, bytes, notes: ["pysubs2 reads 100:00:03 as 00:00:03"])
    }
  }

  private func reportNegative(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let block = cue.block
    var edits: [Edit<TextOffset>] = []
    if block.start < .zero {
      edits.append(Edit(range: block.startTimecodeInText, text: cue.text(of: .zero)))
    }
    // A cue that ends before zero would become one without a duration.
    let isUsable = block.end > .zero && block.anomalies.isDisjoint(with: [.startMissing])
    findings.report(
      Self.info,
      "cue \(cue.ordinal) \(block.start < .zero ? "starts" : "ends") before the media does",
      at: block.start < .zero ? block.startTimecode : block.endTimecode, of: cue, bytes,
      notes: ["ffmpeg and VLC read the time without its sign"],
      fix: isUsable && !edits.isEmpty
        ? Fix(title: "start the cue at \(cue.text(of: .zero))", edits: edits, safety: .unsafe) : nil
    )
  }

  /// Whether minutes or seconds have three digits or more: `00:00:03000` is no time of 50 minutes, but
  /// one whose separator is missing.
  private static func hasLongField(_ timecode: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var colons = 0
    var digits = 0
    for position in timecode {
      switch bytes[position] {
      case 0x30...0x39:
        digits += 1
        if colons > 0, digits > 2 { return true }
      case UInt8(ascii: ":"):
        colons += 1
        digits = 0
      case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"): return false
      default: digits = 0
      }
    }
    return false
  }
}
