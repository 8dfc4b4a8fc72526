// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

/// Parts of a file with steps of their own, told apart by the number of the cue.
struct RetimedPartTests {
  private func shift(_ milliseconds: Int64) -> RetimingStep {
    RetimingStep(.shift(by: ms(milliseconds)))
  }

  private func parts(_ parts: [RetimingStep.RetimedPart]) -> Retiming {
    Retiming([RetimingStep(.parts(parts))])
  }

  private let joined = [Span(0, 10), Span(1000, 1010), Span(0, 20), Span(1000, 1020)]

  @Test func eachPartMovesByItself() throws {
    let retiming = parts([
      RetimingStep.RetimedPart(firstCue: 1, steps: [shift(5)]),
      RetimingStep.RetimedPart(
        firstCue: 3, steps: [RetimingStep(.scale(by: Rational(2))), shift(2000)]),
    ])
    let (spans, report) = try retime(joined, retiming)
    #expect(
      spans == [Span(5, 15), Span(1005, 1015), Span(2000, 2040), Span(4000, 4040)])
    #expect(report.moved == 4)
  }

  @Test func whatComesBeforeTheFirstPartStays() throws {
    let (spans, _) = try retime(
      joined, parts([RetimingStep.RetimedPart(firstCue: 4, steps: [shift(7)])]))
    #expect(spans == [Span(0, 10), Span(1000, 1010), Span(0, 20), Span(1007, 1027)])
  }

  @Test func stepsAroundActOnAllParts() throws {
    let retiming = Retiming.shift(by: ms(100)).followed(
      by: parts([RetimingStep.RetimedPart(firstCue: 3, steps: [shift(1000)])])
    ).followed(by: .scale(by: Rational(2)))
    let (spans, _) = try retime(joined, retiming)
    #expect(
      spans == [Span(200, 220), Span(2200, 2220), Span(2200, 2240), Span(4200, 4240)])
  }

  @Test func misplacedPartsAreRefused() throws {
    let part = RetimingStep.RetimedPart(firstCue: 2, steps: [])
    let range = try TimeRange(from: ms(0), to: nil)
    let wrong: [Retiming] = [
      Retiming([RetimingStep(.parts([part]), range: range)]),
      Retiming([RetimingStep(.sequence([.parts([part])]))]),
      parts([part, part]), parts([RetimingStep.RetimedPart(firstCue: 0, steps: [])]),
      parts([part]).followed(by: parts([part])),
      parts([RetimingStep.RetimedPart(firstCue: 1, steps: [RetimingStep(.parts([part]))])]),
    ]
    for retiming in wrong {
      #expect(throws: TimingError.misplacedParts) { try Retimer(retiming) }
    }
    #expect(throws: TimingError.needsCue) { try parts([part]).applied(to: ms(1)) }
    #expect(throws: TimingError.notInvertible) { try parts([part]).inverted() }
  }
}
