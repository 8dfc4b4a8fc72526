// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionTiming

/// CAP703: times on the grid of another frame rate than the media's.
package struct FrameGridMismatch: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 703), name: "frame-grid-mismatch", family: .media, severity: .info,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files of at least 60 times of which 95 % lie within a millisecond of a frame of one rate, and at most 75 % of any rate that is not its multiple, where the media has another.",
      whyItMatters:
        "The file was made for another version of the media; it may drift, and its cues do not meet cuts.",
      example: "all times are multiples of 1/24 s, the media has 25 fps\n",
      useInstead: "all times are multiples of 1/25 s\n",
      fixSafety:
        "Moving all times to the nearest frames of the media, by at most half a frame, is unsafe: a file that was made for a version of another speed drifts on, until it is converted. Whether it does tells the media's end (framerate-scale), not the grid, so nothing is stretched here. It concerns the file as a whole and so has no edits of its own.",
      options: "The media's frame rate, without which the rule is silent; it keeps counters only.",
      sources:
        "Simulated for eight rates, 20 to 400 times: the true rate always fits wholly, the best other at most 0.70."
    ))

  private let mediaRate: FrameRate
  private var count = 0
  private var hits = [Int](repeating: 0, count: 8)

  package init?(settings: LintSettings) {
    guard let mediaRate = settings.frameRate else { return nil }
    self.mediaRate = mediaRate
  }

  /// Counts the rates that the times fit.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    for time in [cue.block.start.milliseconds, cue.block.end.milliseconds] {
      count += 1
      for index in Self.rates.indices where Self.fits(time, Self.rates[index].rate) {
        hits[index] += 1
      }
    }
  }

  /// Rates with the grid they belong to: 60 shows the frames of 30.
  private static let rates: [(rate: FrameRate, grid: Int)] = [
    (.ntscFilm, 0), (.film, 1), (.pal, 2), (.ntsc, 3), (.thirty, 4), (.doublePAL, 2),
    (.doubleNTSC, 3), (.sixty, 4),
  ]

  private static func fits(_ time: Int64, _ rate: FrameRate) -> Bool {
    let (up, down) = (rate.framesPerSecond.numerator, rate.framesPerSecond.denominator * 1000)
    let position = Int128(time) * up
    let rest = position - position / down * down
    // Within a millisecond of the frame before or after.
    return rest <= up || down - rest <= up
  }

  /// Reports a rate that is not the media's.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard count >= 60, let best = Self.rates.indices.max(by: { hits[$0] < hits[$1] }) else {
      return
    }
    let grid = Self.rates[best].grid
    let other =
      Self.rates.indices.filter { Self.rates[$0].grid != grid }.map { hits[$0] }.max() ?? 0
    let own = Self.rates.first { $0.rate == mediaRate }?.grid
    // Multiples of 20 and 40 ms are what speech recognition writes, whatever the media.
    guard grid != 2, grid != own, hits[best] * 100 >= count * 95, other * 100 <= count * 75 else {
      return
    }
    findings.reportFile(
      Self.info,
      "\(hits[best]) of \(count) times lie on frames of \(Self.rates[best].rate) fps, "
        + "the media has \(mediaRate)",
      fix: Self.wholeFile("move the times to frames of \(mediaRate) fps", safety: .unsafe))
  }
}

extension FrameGridMismatch: WholeFileRule {
  /// Moves all times to the nearest frames of the media.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    guard let rate = settings.frameRate else { return nil }
    return WholeFileFix.mapping(text, settings.format) { time, _, _ in
      let exact = Rational(time.milliseconds)
      guard let frame = try? rate.frame(nearest: exact) else { return nil }
      return try? rate.time(of: frame, keeping: exact)
    }.map(WholeFileFix.edits)
  }
}
