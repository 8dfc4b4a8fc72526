// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

struct RetimingTests {
  @Test func scaleRoundsOnceHalfAwayFromZero() throws {
    let half = try Retiming.scale(by: Rational("1/2"))
    #expect(try half.applied(to: ms(1)) == ms(1))
    #expect(try half.applied(to: ms(3)) == ms(2))
    #expect(try half.applied(to: ms(-3)) == ms(-2))
    // Rounding each half would give 1 → 1 → 1; exact composition gives 1/4 → 0.
    #expect(try half.followed(by: half).applied(to: ms(1)) == ms(0))
  }

  @Test func oneAnchorShifts() throws {
    let retiming = Retiming.anchors([Anchor(old: ms(1000), new: ms(2500))])
    #expect(try retiming.applied(to: ms(0)) == ms(1500))
    #expect(try retiming.applied(to: ms(9000)) == ms(10_500))
  }

  @Test func twoAnchorsFixALine() throws {
    // Slope (190,000 − 12,000) / (180,000 − 10,000) = 178/170; through (10,000, 12,000).
    let retiming = Retiming.anchors([
      Anchor(old: ms(180_000), new: ms(190_000)), Anchor(old: ms(10_000), new: ms(12_000)),
    ])
    #expect(try retiming.applied(to: ms(10_000)) == ms(12_000))
    #expect(try retiming.applied(to: ms(180_000)) == ms(190_000))
    // 12,000 + 90,000 · 178/170 = 106,235.294…
    #expect(try retiming.applied(to: ms(100_000)) == ms(106_235))
    // 12,000 − 10,000 · 178/170 = 1,529.41…
    #expect(try retiming.applied(to: ms(0)) == ms(1529))
  }

  @Test func moreAnchorsBendBetweenNeighbours() throws {
    let retiming = Retiming.anchors([
      Anchor(old: ms(0), new: ms(0)), Anchor(old: ms(1000), new: ms(2000)),
      Anchor(old: ms(3000), new: ms(3000)),
    ])
    let expected: [(Int64, Int64)] = [
      (-500, -1000), (0, 0), (500, 1000), (1000, 2000), (2000, 2500), (3000, 3000), (5000, 4000),
      (1001, 2001), (1003, 2002),
    ]
    for (old, new) in expected { #expect(try retiming.applied(to: ms(old)) == ms(new)) }
    let back = try retiming.inverted()
    for (old, new) in expected.prefix(7) { #expect(try back.applied(to: ms(new)) == ms(old)) }
  }

  @Test func anchorsMustMoveForward() {
    let backward = [Anchor(old: ms(0), new: ms(1000)), Anchor(old: ms(500), new: ms(900))]
    #expect(throws: TimingError.anchorsOutOfOrder(backward[0], backward[1])) {
      try Retiming.anchors(backward.reversed()).applied(to: ms(0))
    }
    #expect(throws: TimingError.anchorsOutOfOrder(backward[0], backward[1])) {
      try Anchor.checkSlopes(of: backward)
    }
    let twice = [Anchor(old: ms(5), new: ms(1)), Anchor(old: ms(5), new: ms(2))]
    #expect(throws: TimingError.repeatedAnchor(twice[0], twice[1])) {
      try Retiming.anchors(twice).applied(to: ms(0))
    }
    #expect(throws: TimingError.repeatedAnchor(twice[0], twice[1])) {
      try Anchor.checkSlopes(of: twice)
    }
    #expect(throws: TimingError.noAnchors) { try Retiming.anchors([]).applied(to: ms(0)) }
    #expect(throws: TimingError.self) { try Retiming.scale(by: .zero).applied(to: ms(0)) }
    #expect(throws: TimingError.self) {
      try Retiming.scale(by: Rational("-1")).applied(to: ms(0))
    }
  }

  @Test func aRangeMovesTheCuesThatStartInIt() throws {
    let range = try TimeRange(from: ms(1000), to: ms(2000))
    let result = try retime(
      [Span(500, 1500), Span(1000, 2500), Span(1999, 2001), Span(2000, 2100)],
      .shift(by: ms(100), in: range)
    )
    #expect(
      result.spans == [Span(500, 1500), Span(1100, 2600), Span(2099, 2101), Span(2000, 2100)])
    #expect(result.report.moved == 2)
    #expect(result.report.reordered.ordinals == [3])
    let open = try retime(
      [Span(0, 1), Span(5, 6)], .shift(by: ms(9), in: TimeRange(from: ms(5), to: nil)))
    #expect(open.spans == [Span(0, 1), Span(14, 15)])
    let empty = try TimeRange(from: ms(5), to: ms(5))
    #expect(try retime([Span(5, 6)], .shift(by: ms(9), in: empty)).spans == [Span(5, 6)])
  }

  @Test func blocksMoveByTheirOwnShift() throws {
    let retiming = Retiming([
      RetimingStep(.scale(by: try Rational("2"))),
      RetimingStep(
        .blocks([
          RetimingStep.ShiftedBlock(from: ms(1000), shift: ms(-100)),
          RetimingStep.ShiftedBlock(from: ms(4000), shift: ms(50)),
        ])),
    ])
    let result = try retime([Span(100, 200), Span(1000, 2500), Span(2000, 2100)], retiming)
    #expect(result.spans == [Span(100, 300), Span(1900, 4900), Span(4050, 4250)])
    #expect(throws: TimingError.blocksOutOfOrder(ms(5))) {
      try Retiming([
        RetimingStep(
          .blocks([
            RetimingStep.ShiftedBlock(from: ms(5), shift: .zero),
            RetimingStep.ShiftedBlock(from: ms(5), shift: .zero),
          ])
        )
      ]).applied(to: ms(0))
    }
  }

  @Test func compositionEqualsOneAfterTheOther() throws {
    // A bent map after a bent map: where the second one's bend falls inside a piece of the first.
    let first = Retiming.anchors([
      Anchor(old: ms(0), new: ms(0)), Anchor(old: ms(1000), new: ms(2000)),
      Anchor(old: ms(2000), new: ms(3000)),
    ])
    let second = Retiming.anchors([
      Anchor(old: ms(0), new: ms(0)), Anchor(old: ms(1000), new: ms(3000)),
      Anchor(old: ms(4000), new: ms(6000)),
    ])
    let both = first.followed(by: second)
    for time in stride(from: Int64(-1000), through: 5000, by: 500) {
      // These times stay whole in between, so that rounding twice changes nothing.
      let stepwise = try second.applied(to: first.applied(to: ms(time)))
      #expect(try both.applied(to: ms(time)) == stepwise)
    }
  }

  @Test func aSequenceInARangeIsAboutTheCuesAsTheyAre() throws {
    let range = try TimeRange(from: ms(1000), to: ms(2000))
    let both = RetimingStep.Operation.sequence([.scale(by: try Rational("2")), .shift(by: ms(100))])
    let retiming = Retiming([RetimingStep(both, range: range)])
    let result = try retime([Span(500, 600), Span(1500, 1600), Span(2000, 2100)], retiming)
    #expect(result.spans == [Span(500, 600), Span(3100, 3300), Span(2000, 2100)])
    let whole = Retiming([RetimingStep(both)])
    #expect(try whole.inverted().applied(to: whole.applied(to: ms(777))) == ms(777))
    #expect(throws: TimingError.blocksInSequence) {
      try Retiming([RetimingStep(.sequence([.blocks([])]))]).applied(to: ms(0))
    }
  }

  @Test func overflowIsAnErrorNotAWrongTime() throws {
    #expect(throws: TimingError.overflow) {
      try Retiming.shift(by: ms(.max)).applied(to: ms(1))
    }
    #expect(throws: TimingError.overflow) {
      try Retiming.scale(by: Rational("1000000000000")).applied(to: ms(.max))
    }
    let result = try Retimer(.shift(by: ms(.max)))
    var retimer = result
    #expect(retimer.retime(start: ms(1), end: ms(2)).fate == .refusedOverflow)
  }

  @Test func printsItsDirection() throws {
    #expect(
      Retiming.frameRate(from: .pal, to: .ntscFilm).description
        == "as if a file timed for 25 fps were played at 23.976 fps, times × 1001/960")
    #expect(Retiming.shift(by: ms(-1500)).description == "shift 00:00:01,500 earlier")
    #expect(Retiming.identity.description == "no change")
    let range = try TimeRange(from: ms(1000), to: nil)
    #expect(
      Retiming.shift(by: ms(5), in: range).followed(by: try .scale(by: Rational("2"))).description
        == "shift 00:00:00,005 later, for cues that start in 00:00:01,000..; "
        + "then multiply times by 2")
  }
}
