// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

struct RetimingUndoTests {
  /// What comes back after a scaling is off by as much as is said, and by no more.
  @Test(arguments: [
    ("1/2", 1), ("24/25", 1), ("0.9", 1), ("0.999", 1), ("0.34", 1), ("1/3", 2), ("1/10", 5),
    ("2", 0), ("25/24", 0), ("1.001", 0), ("1001/960", 0), ("1", 0),
  ])
  func aScalingLosesWhatItSqueezes(ratio: String, expected: Int64) throws {
    let ratio = try Rational(ratio)
    let retiming = Retiming.scale(by: ratio)
    let back = try Retiming.scale(by: ratio.inverse())
    var worst: Int64 = 0
    for time in Int64(0)..<6000 {
      let returned = try back.applied(to: retiming.applied(to: ms(time)))
      worst = max(worst, abs(returned.milliseconds - time))
    }
    #expect(try retiming.lossWhenUndone() == expected)
    #expect(worst <= expected)
    if ratio != (try Rational("1/3")) { #expect(worst == expected) }
  }

  /// Whatever is rounded on the way back is counted, too.
  @Test(arguments: [
    ["1.04", "1.001"], ["0.96", "0.999"], ["1/2", "2"], ["2", "1/2"], ["1/3", "1.1", "0.95"],
  ])
  func severalScalingsLoseTogether(ratios: [String]) throws {
    let ratios = try ratios.map { try Rational($0) }
    var retiming = Retiming.shift(by: ms(700))
    for ratio in ratios {
      retiming = retiming.followed(by: .scale(by: ratio)).followed(by: .shift(by: ms(3000)))
    }
    let most = try #require(try retiming.lossWhenUndone())
    for time in Int64(0)..<6000 {
      var returned = try retiming.applied(to: ms(time))
      for ratio in ratios.reversed() {
        returned = try Retiming.shift(by: ms(-3000)).applied(to: returned)
        returned = try Retiming.scale(by: ratio.inverse()).applied(to: returned)
      }
      returned = try Retiming.shift(by: ms(-700)).applied(to: returned)
      #expect(abs(returned.milliseconds - time) <= most)
    }
  }

  @Test func anchorsLoseInTheirFlattestPiece() throws {
    let anchors = [(0, 0), (1000, 2000), (2000, 2100)].map {
      Anchor(old: ms($0.0), new: ms($0.1))
    }
    let retiming = Retiming.anchors(anchors)
    #expect(try retiming.lossWhenUndone() == 5)
    #expect(try Retiming.anchors([anchors[1]]).lossWhenUndone() == 0)
    #expect(try Retiming.frameRate(from: .film, to: .pal).lossWhenUndone() == 1)
    #expect(try Retiming.frameRate(from: .pal, to: .film).lossWhenUndone() == 0)
    #expect(try Retiming.shift(by: ms(5)).followed(by: .shift(by: ms(7))).lossWhenUndone() == 0)
  }

  @Test func blocksHaveNoWayBack() throws {
    let blocks = Retiming([
      RetimingStep(.blocks([RetimingStep.ShiftedBlock(from: ms(0), shift: ms(5))]))
    ])
    #expect(try blocks.lossWhenUndone() == nil)
  }
}
