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
      #expect(off.first?.start == (time == rounded(frame, n, d) ? time : grid(frame)))
    }
  }

  /// The time of a frame, rounded to whole milliseconds in place of cut off.
  private func rounded(_ frame: Int64, _ n: Int64, _ d: Int64) -> Int64 {
    (2000 * frame * d + n) / (2 * n)
  }

  /// Most programs round a frame's time, and some cut it off: either is on the grid and stays.
  @Test(arguments: [
    ("23.976", 24000, 1001), ("24", 24, 1), ("25", 25, 1), ("29.97", 30000, 1001), ("30", 30, 1),
    ("50", 50, 1), ("59.94", 60000, 1001), ("60", 60, 1), ("119.88", 120_000, 1001),
    ("480", 480, 1),
  ])
  func roundedTimesOfFramesStay(text: String, n: Int64, d: Int64) throws {
    var options = RetimingOptions()
    options.snapTo = try FrameRate(text)
    for frame in stride(from: Int64(0), to: 900_000, by: 4_999) {
      let (cut, cutEnd) = (1000 * frame * d / n, 1000 * (frame + 31) * d / n)
      let (start, end) = (rounded(frame, n, d), rounded(frame + 31, n, d))
      for span in [Span(start, end), Span(cut, end), Span(start, cutEnd)] {
        #expect(try retime([span], .identity, options: options).spans == [span])
      }
      // What is one more off lies on no frame, and starts with the one that is being shown.
      guard 1000 * d / n > 3 else { continue }
      let off = try retime([Span(start + 1, end)], .identity, options: options).spans
      #expect(off == [Span(cut, end)])
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
