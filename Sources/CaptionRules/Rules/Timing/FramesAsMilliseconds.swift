// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// CAP317: frame numbers where milliseconds belong.
package struct FramesAsMilliseconds: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 317), name: "frames-as-milliseconds", family: .timing,
    severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files of at least 20 times whose fractions are all below 30, with at least eight different values.",
      whyItMatters:
        "`00:00:01,012` of such a file means frame 12, about 480 ms: cues appear up to a second early.",
      example: "1\n00:00:01,012 --> 00:00:02,024\nHello\n",
      useInstead: "1\n00:00:01,480 --> 00:00:02,960\nHello\n",
      fixSafety:
        "Unsafe: frames become milliseconds at the media's rate, or at the smallest of 24, 25 and 30 that is above all of them. It concerns the file as a whole and so has no edits of its own.",
      options: "The media's frame rate, for the fix. The rule keeps counters only.",
      sources:
        "The chance that 20 honest fractions are all below 30 is 0.03 to the twentieth power."))

  /// Every cue, until there is a fraction that is no frame.
  package static let trigger = RuleTrigger.everyCue

  /// Whether some fraction is no frame.
  package var isDone: Bool { !couldBeFrames }

  private let frameRate: FrameRate?
  private var couldBeFrames = true
  private var count = 0
  private var seen: UInt32 = 0
  private var firstLine = 0

  package init(settings: LintSettings) {
    frameRate = settings.frameRate
  }

  /// Looks at the fractions while all of them could be frames.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard couldBeFrames else { return }
    // Behind a colon frames are told by their form, one by one.
    let frames = cue.block.frames(in: bytes)
    guard frames.start == nil, frames.end == nil else {
      couldBeFrames = false
      return
    }
    take(cue.block.startTimecode, cue.block.start, cue, bytes)
    take(cue.block.endTimecode, cue.block.end, cue, bytes)
  }

  private mutating func take(
    _ range: Range<Int>, _ time: Timestamp, _ cue: CueView, _ bytes: Span<UInt8>
  ) {
    guard couldBeFrames, !range.isEmpty else { return }
    let isWritten = cue.block.anomalies.contains(.fractionDigits)
    let value =
      isWritten
      ? TimecodeFraction(of: range, in: bytes)?.value ?? 0 : time.milliseconds.magnitudeOfFraction
    guard value < 30 else {
      couldBeFrames = false
      return
    }
    count += 1
    seen |= 1 << UInt32(value)
    if firstLine == 0 { firstLine = cue.block.timingLineNumber }
  }

  /// Reports a file that counts frames.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard couldBeFrames, count >= 20, seen.nonzeroBitCount >= 8 else { return }
    let highest = 31 - seen.leadingZeroBitCount
    let rate = highest < 24 ? 24 : highest < 25 ? 25 : 30
    findings.reportFile(
      Self.info,
      "all \(count) fractions are below \(highest + 1): they seem to be frames, not milliseconds",
      position: SourcePosition(line: firstLine, byteColumn: 1, characterColumn: 1), cue: 1,
      fix: Self.wholeFile(
        "read the fractions as frames of \(frameRate.map { "\($0)" } ?? "\(rate)") fps",
        safety: .unsafe))
  }
}

extension Int64 {
  /// The milliseconds of a time's last second, whatever its sign.
  fileprivate var magnitudeOfFraction: Int64 { Int64(magnitude % 1000) }
}

extension FramesAsMilliseconds: WholeFileRule {
  /// Reads fractions as frames.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    var highest: Int64 = 0
    func frame(_ time: Timestamp, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Int64 {
      TimecodeFraction(of: range, in: bytes)?.value ?? Int64(time.milliseconds.magnitude % 1000)
    }
    _ = WholeFileFix.mapping(text, settings.format) { time, range, bytes in
      highest = max(highest, frame(time, range, bytes))
      return time
    }
    let rate = settings.frameRate ?? (highest < 24 ? .film : highest < 25 ? .pal : .thirty)
    return WholeFileFix.mapping(text, settings.format) { time, range, bytes in
      let seconds = time.milliseconds / 1000 * 1000
      let count = frame(time, range, bytes)
      let (up, down) = (rate.framesPerSecond.denominator, rate.framesPerSecond.numerator)
      let milliseconds = (Int128(count) * 1000 * up * 2 + down) / (2 * down)
      return Timestamp(milliseconds: seconds + Int64(clamping: milliseconds))
    }.map(WholeFileFix.edits)
  }
}
