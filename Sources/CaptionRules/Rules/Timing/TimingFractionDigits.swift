// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT303: a fraction of a second that has not three digits.
package struct TimingFractionDigits: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 303), name: "timing-fraction-digits", family: .timing, severity: .error,
    fix: .unsafe(in: .timingSyntax),
    documentation: RuleDocumentation(
      whatItDoes: "Finds timecodes whose fraction has fewer or more than three digits.",
      whyItMatters:
        "Five of six readers take `,5` for 5 ms, pysubs2 and people for half a second; `,5000` adds five seconds in most.",
      example: "1\n00:00:03,5 --> 00:00:04,5\nHello\n",
      useInstead: "1\n00:00:03,500 --> 00:00:04,500\nHello\n",
      fixSafety:
        "Unsafe: the digits are read as a decimal fraction unless the settings say `literal`, which is what most players do.",
      options:
        "`fractionReading` of the settings: `decimal`, the default, or `literal`. Files that count frames there are for frames-as-milliseconds.",
      sources: "Measured with ffmpeg, VLC, libse, cdown/srt, pysubs2 and pysrt."))

  /// Cues with such a fraction.
  package static let trigger = RuleTrigger.anomalies([.fractionDigits])

  private let reading: FractionReading

  package init(settings: LintSettings) {
    reading = settings.fractionReading
  }

  /// Reports each such fraction.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    for (timecode, time) in [
      (cue.block.startTimecode, cue.block.start), (cue.block.endTimecode, cue.block.end),
    ] {
      guard let fraction = TimecodeFraction(of: timecode, in: bytes),
        fraction.digits != 3 || fraction.range.count != 3
      else { continue }
      report(fraction, timecode, time, cue, bytes, &findings)
    }
  }

  private func report(
    _ fraction: TimecodeFraction, _ timecode: Range<Int>, _ time: Timestamp, _ cue: CueView,
    _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    // Most players add the number as it stands, whatever its width.
    let sign: Int64 = time < .zero ? -1 : 1
    let (difference, overflow) = fraction.value.subtractingReportingOverflow(fraction.decimal)
    guard !overflow else { return }
    let literal = Timestamp(milliseconds: time.milliseconds + sign * difference)
    let chosen = reading == .decimal ? time : literal
    let count =
      switch fraction.digits {
      case 1: "1 digit, not 3"
      case 3: "a fraction of its own"
      default: "\(fraction.digits) digits, not 3"
      }
    findings.report(
      Self.info,
      "the fraction has \(count): \(fraction.decimal) ms as a decimal, "
        + "\(fraction.value) ms for most players",
      at: fraction.range, of: cue, bytes,
      fix: Fix(
        title: "write the time as \(cue.text(of: chosen))",
        edits: [Edit(range: cue.block.inText(timecode), text: cue.text(of: chosen))],
        safety: .unsafe))
  }
}
