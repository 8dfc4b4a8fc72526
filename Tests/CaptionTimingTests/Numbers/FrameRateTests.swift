// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

struct FrameRateTests {
  @Test(
    arguments: [
      ("23.976", "24000/1001"), ("23.98", "24000/1001"), ("23.97", "24000/1001"),
      ("23,976", "24000/1001"),
      ("24000/1001", "24000/1001"), ("29.97", "30000/1001"), ("59.94", "60000/1001"),
      ("25", "25"), ("25.000", "25"), ("12.5", "25/2"), ("119.88", "120000/1001"),
      ("23.9", "239/10"),
    ])
  func readsExactly(text: String, expected: String) throws {
    #expect(try FrameRate(text).framesPerSecond.description == expected)
  }

  @Test(arguments: ["0", "-25", "481", "x", "", "25fps", "1/0"])
  func refuses(text: String) {
    #expect(throws: TimingError.malformedFrameRate(text)) { try FrameRate(text) }
  }

  @Test(arguments: ["23.976", "24", "25", "29.97", "30", "50", "59.94", "60", "25/2"])
  func printsWhatItReads(text: String) throws {
    #expect(try FrameRate(text).description == text)
  }

  @Test(arguments: frameRateOracle)
  func convertsAsComputedApart(row: FrameRateConversion) throws {
    let retiming = try Retiming.frameRate(from: FrameRate(row.from), to: FrameRate(row.to))
    let back = try retiming.inverted()
    for (time, expected) in zip(FrameRateConversion.times, row.expected) {
      #expect(try retiming.applied(to: ms(time)) == ms(expected))
      #expect(try retiming.applied(to: ms(-time)) == ms(-expected))
      let returned = try back.applied(to: ms(expected)).milliseconds
      // Half a millisecond of rounding, stretched by at most 60 / 23.976, and half a one again.
      #expect(abs(returned - time) <= 2)
      #expect(try retiming.followed(by: back).applied(to: ms(time)) == ms(time))
    }
  }

  @Test func framesAtNTSC() throws {
    // Frame 1 of 24000/1001 begins at 41.708 ms, frame 24 at 1001 ms, frame 86400 at 3,603,600 ms.
    #expect(try FrameRate.ntscFilm.time(of: 1) == ms(41))
    #expect(try FrameRate.ntscFilm.time(of: 24) == ms(1001))
    #expect(try FrameRate.ntscFilm.time(of: 86_400) == ms(3_603_600))
    #expect(try FrameRate.pal.frame(nearest: Rational(19)) == 0)
    #expect(try FrameRate.pal.frame(nearest: Rational(20)) == 1)
    #expect(try FrameRate.pal.frame(nearest: Rational(-20)) == -1)
  }

  /// Against whole numbers alone: at n/d frames a second frame f begins at 1000·f·d/n ms, and the
  /// grid holds those times with the rest of the millisecond cut off.
  @Test(arguments: [
    ("23.976", 24000, 1001), ("24", 24, 1), ("25", 25, 1), ("29.97", 30000, 1001), ("50", 50, 1),
    ("59.94", 60000, 1001), ("119.88", 120_000, 1001), ("12.5", 25, 2),
  ])
  func snappingFloorsToTheFrameThatIsShown(text: String, n: Int64, d: Int64) throws {
    let rate = try FrameRate(text)
    func grid(_ frame: Int64) -> Int64 { 1000 * frame * d / n }
    for time in stride(from: Int64(0), to: 40_000_000, by: 7_919) {
      var frame = time * n / (1000 * d) + 2
      while grid(frame) > time { frame -= 1 }
      #expect(try rate.frame(shownAt: Rational(time)) == frame)
      #expect(try rate.time(of: frame) == ms(grid(frame)))
      #expect(1000 * frame * d >= grid(frame) * n)
      // A time of the grid never moves, neither as a start nor as an end.
      let on = [Span(grid(frame), grid(frame + 30))]
      var options = RetimingOptions()
      options.snapTo = rate
      #expect(try retime(on, .identity, options: options).spans == on)
      let off = try retime([Span(time, time + 2000)], .identity, options: options).spans
      #expect(off.first?.start == grid(frame))
    }
  }

  @Test(arguments: ["23.976", "24", "25", "29.97", "30", "50", "59.94", "60", "120", "480"])
  func aFramesTimeIsNearestToThatFrame(text: String) throws {
    let rate = try FrameRate(text)
    for frame in stride(from: Int64(0), to: 2_000_000, by: 9_973) {
      let time = try rate.time(of: frame)
      #expect(try rate.frame(nearest: Rational(time.milliseconds)) == frame)
    }
  }
}
