// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

struct RetimerPolicyTests {
  private let spans = [Span(200, 700), Span(800, 1500), Span(2000, 3000)]

  private func options(
    _ change: (inout RetimingOptions) throws -> Void
  ) rethrows -> RetimingOptions {
    var options = RetimingOptions()
    try change(&options)
    return options
  }

  @Test func negativeIsAnErrorByDefault() throws {
    let result = try retime(spans, .shift(by: ms(-1000)))
    #expect(result.report.isRefused)
    #expect(result.report.negative.ordinals == [1, 2])
    #expect(result.report.blockShift == ms(800))
    #expect(result.report.description.contains("would start before zero: cues 1 and 2"))
  }

  @Test func clampKeepsWhatLiesAfterZero() throws {
    let result = try retime(
      spans, .shift(by: ms(-1000)), options: options { $0.onNegative = .clamp })
    #expect(result.spans == [Span(0, 0), Span(0, 500), Span(1000, 2000)])
    #expect(result.report.clamped.count == 2)
    #expect(result.report.collapsed.ordinals == [1])
    // What had no length before has lost none.
    let point = try retime(
      [Span(200, 200)], .shift(by: ms(-1000)), options: options { $0.onNegative = .clamp })
    #expect(point.report.clamped.count == 1)
    #expect(point.report.collapsed.count == 0)
  }

  @Test func dropLeavesOutWhatEndsBeforeZero() throws {
    let result = try retime(
      spans, .shift(by: ms(-1000)), options: options { $0.onNegative = .drop })
    #expect(result.spans == [Span(0, 500), Span(1000, 2000)])
    #expect(result.report.dropped.ordinals == [1])
    #expect(result.report.clamped.ordinals == [2])
    let touching = try retime(
      [Span(0, 500)], .shift(by: ms(-500)), options: options { $0.onNegative = .drop })
    #expect(touching.spans.isEmpty)
  }

  @Test func shiftBlockKeepsTheDistances() throws {
    let result = try retime(
      spans, .shift(by: ms(-1000)),
      options: options {
        $0.onNegative = .shiftBlock
        $0.blockShift = ms(800)
      })
    #expect(result.spans == [Span(0, 500), Span(600, 1300), Span(1800, 2800)])
    #expect(!result.report.isRefused)
  }

  @Test func aCueThatDoesNotMoveIsNeverRefused() throws {
    let odd = [Span(-500, 100), Span(400_000_000, 400_000_500)]
    let result = try retime(odd, .identity)
    #expect(result.spans == odd)
    #expect(!result.report.isRefused)
    #expect(result.report.moved == 0)
  }

  @Test func overflowIsAnErrorUnlessAllowed() throws {
    let late = [Span(359_999_000, 359_999_500)]
    let refused = try retime(late, .shift(by: ms(500)))
    #expect(refused.report.overflowing.ordinals == [1])
    #expect(try retime(late, .shift(by: ms(499))).spans == [Span(359_999_499, 359_999_999)])
    let allowed = try retime(
      late, .shift(by: ms(500)), options: options { $0.onOverflow = .allow })
    #expect(allowed.spans == [Span(359_999_500, 360_000_000)])
  }

  @Test func overlapsThatTheRetimingMakesAreCounted() throws {
    let range = try TimeRange(from: nil, to: ms(1000))
    let moved = Retiming.shift(by: ms(600), in: range)
    let kept = try retime(spans, moved)
    #expect(kept.spans == [Span(800, 1300), Span(1400, 2100), Span(2000, 3000)])
    #expect(kept.report.overlapping.ordinals == [2])
    let trimmed = try retime(
      spans, moved,
      options: options {
        $0.onOverlap = .trim
        $0.minimumGap = ms(80)
      })
    #expect(trimmed.spans == [Span(800, 1300), Span(1400, 1920), Span(2000, 3000)])
    #expect(trimmed.report.trimmed.ordinals == [2])
    #expect(trimmed.report.overlapping.count == 0)
  }

  @Test func overlapsThatWereThereAreNotCounted() throws {
    let result = try retime([Span(100, 900), Span(500, 1500)], .shift(by: ms(100)))
    #expect(result.spans == [Span(200, 1000), Span(600, 1600)])
    #expect(result.report.overlapping.count == 0)
  }

  @Test func aCueThatIsDroppedDoesNotHinderTheOneBefore() throws {
    let result = try retime(
      [Span(2000, 2300), Span(100, 200), Span(5000, 5500)], .shift(by: ms(-1000)),
      options: options {
        $0.onNegative = .drop
        $0.minimumDuration = ms(800)
      })
    #expect(result.spans == [Span(1000, 1800), Span(4000, 4800)])
    #expect(result.report.dropped.ordinals == [2])
    #expect(result.report.unresolved.count == 0)
  }

  @Test func gapsAndDurations() throws {
    let tidy = options {
      $0.minimumGap = ms(100)
      $0.minimumDuration = ms(1000)
    }
    // Extended up to the gap; extended in full; trimmed for the gap; last one extended freely.
    let result = try retime(
      [Span(0, 200), Span(900, 1000), Span(2000, 4000), Span(4050, 4060)], .identity, options: tidy)
    #expect(result.spans == [Span(0, 800), Span(900, 1900), Span(2000, 3950), Span(4050, 5050)])
    #expect(result.report.extended.ordinals == [1, 2, 4])
    #expect(result.report.trimmed.ordinals == [3])
    #expect(result.report.unresolved.ordinals == [1])
  }

  @Test func snapping() throws {
    // At 25 fps frames are 40 ms apart: starts go down, 20 → 0, 61 → 40; ends go to the nearest,
    // 59 → 40, 100 → 120 (a half goes away from zero).
    let snap = options { $0.snapTo = .pal }
    let result = try retime(
      [Span(20, 59), Span(61, 100), Span(101, 105)], .identity, options: snap)
    #expect(result.spans == [Span(0, 40), Span(40, 120), Span(80, 120)])
    // Frame 100 of 24000/1001 begins at 4170.83 ms, frame 101 at 4212.54 ms.
    let film = try retime(
      [Span(4180, 4200)], .identity, options: options { $0.snapTo = .ntscFilm })
    #expect(film.spans == [Span(4170, 4212)])
  }

  @Test func nothingIsRoundedBeforeSnapping() throws {
    // 1 ms × 39.6 = 39.6 ms → frame 1 of 30 fps (33.33 ms) is shown, at 33 ms.
    let result = try retime(
      [Span(1, 2)], .scale(by: Rational("39.6")), options: options { $0.snapTo = .thirty })
    #expect(result.spans == [Span(33, 66)])
  }

  @Test func theSummarySaysHowFarBothEndsMoved() throws {
    let result = try retime(spans, .scale(by: Rational("2")))
    #expect(result.report.firstShift == ms(200))
    #expect(result.report.lastShift == ms(2000))
    #expect(
      result.report.description
        == "3 of 3 cues moved, the first by +00:00:00,200, the last by +00:00:02,000")
    #expect(try retime(spans, .identity).report.description == "3 cues, none moved")
  }

  @Test func talliesNameTheFirstTen() {
    var tally = RetimingReport.Tally()
    #expect(tally.description == "no cues")
    tally.add(4)
    #expect(tally.description == "cue 4")
    for ordinal in 5...40 { tally.add(ordinal) }
    #expect(tally.description == "cues 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 27 more")
  }
}
