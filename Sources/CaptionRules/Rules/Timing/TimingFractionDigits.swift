// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// SRT303: a fraction of a second that has not three digits.
package struct TimingFractionDigits: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 303), name: "timing-fraction-digits", family: .timing, severity: .error,
    fix: .unsafe(in: .timingSyntax), remedy: .frameTimecodeReading,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds timecodes whose fraction has fewer or more than three digits, and those that end in frames: `00:00:03:12`, or `00:00:03;12` where frame numbers are dropped.",
      whyItMatters:
        "Five of six readers take `,5` for 5 ms, pysubs2 and people for half a second; `,5000` adds five seconds in most. Behind a colon ffmpeg reads no time at all.",
      example: "1\n00:00:03,5 --> 00:00:04,5\nHello\n",
      useInstead: "1\n00:00:03,500 --> 00:00:04,500\nHello\n",
      fixSafety:
        "Unsafe: the digits are read as a decimal fraction unless the settings say `literal`, which is what most players do; `1000` is the next second, which players agree on, unless the file has other fractions of four digits. Frames are counted at the media's rate, or at the lowest usual one that has all of them; they are read as a fraction where one of them is 60 or more, or most times of the file are written otherwise.",
      options:
        "`fractionReading` of the settings: `decimal`, the default, or `literal`; the media's frame rate, for frames. Files that write frames where milliseconds belong are for frames-as-milliseconds.",
      sources:
        "Measured with ffmpeg, VLC, libse, cdown/srt, pysubs2 and pysrt; timecodes of frames as SMPTE ST 12-1 has them."
    ))

  /// Cues with such a fraction.
  package static let trigger = RuleTrigger.anomalies([.fractionDigits])

  private let reading: FractionReading
  private let frameRate: FrameRate?

  package init(settings: LintSettings) {
    reading = settings.fractionReading
    frameRate = settings.frameRate
  }

  /// Reports each such fraction.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let frames = cue.block.frames(in: bytes)
    for (timecode, time, field) in [
      (cue.block.startTimecode, cue.block.start, frames.start),
      (cue.block.endTimecode, cue.block.end, frames.end),
    ] {
      if let field, field.frame < FrameTally.tooMany {
        report(field, timecode, time, cue, bytes, &findings)
        continue
      }
      guard let fraction = TimecodeFraction(of: timecode, in: bytes),
        fraction.digits != 3 || fraction.range.count != 3
      else { continue }
      report(fraction, timecode, time, cue, bytes, &findings)
    }
  }

  private func report(
    _ field: FrameField, _ timecode: Range<Int>, _ time: Timestamp, _ cue: CueView,
    _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let isKnown = frameRate.map { field.time(time, at: $0) != nil } ?? true
    let rate = frameRate.map { "\($0) fps" } ?? "the lowest usual rate that has all of them"
    findings.report(
      Self.info, "the timecode ends in '\(field)', which counts frames, not a fraction of a second",
      at: timecode.upperBound - 3..<timecode.upperBound, of: cue, bytes,
      notes: ["a frame rate tells how long each of them lasts"],
      fix: isKnown ? Self.wholeFile("count the frames at \(rate)", safety: .unsafe) : nil)
  }

  private func report(
    _ fraction: TimecodeFraction, _ timecode: Range<Int>, _ time: Timestamp, _ cue: CueView,
    _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let chosen = fraction.time(time, reading) else { return }
    let count =
      switch fraction.digits {
      case 1: "1 digit, not 3"
      case 3: "a fraction of its own"
      default: "\(fraction.digits) digits, not 3"
      }
    let isCarried = fraction.isThousand && time.milliseconds % 1000 == 0
    findings.report(
      Self.info,
      isCarried
        ? "the fraction is 1000: the next second"
        : "the fraction has \(count): \(fraction.decimal) ms as a decimal, "
          + "\(fraction.value) ms for most players",
      at: fraction.range, of: cue, bytes,
      fix: Fix(
        title: "write the time as \(cue.text(of: chosen))",
        edits: [Edit(range: cue.block.inText(timecode), text: cue.text(of: chosen))],
        safety: .unsafe))
  }
}

extension TimingFractionDigits: WholeFileRule {
  /// Writes all times that end in frames with milliseconds.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    var tally = FrameTally()
    WholeFileFix.forEachCue(of: text, settings.format) { tally.add($0, $1) }
    let rate = tally.areFrames ? settings.frameRate ?? tally.lowestRate : nil
    var edits: [Edit<TextOffset>] = []
    var isPossible = true
    WholeFileFix.forEachCue(of: text, settings.format) { block, bytes in
      let frames = block.frames(in: bytes)
      for (range, time, field) in [
        (block.startTimecode, block.start, frames.start),
        (block.endTimecode, block.end, frames.end),
      ] {
        guard let field, field.frame < FrameTally.tooMany else { continue }
        let fixed =
          if let rate {
            field.time(time, at: rate)
          } else {
            TimecodeFraction(of: range, in: bytes)?.time(time, settings.fractionReading)
          }
        guard let fixed else {
          isPossible = false
          continue
        }
        edits.append(Edit(range: block.inText(range), text: settings.format.text(of: fixed)))
      }
    }
    return isPossible ? .edits(edits) : nil
  }
}
