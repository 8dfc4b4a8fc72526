// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

struct FrameRateHintTests {
  /// A film of 90 minutes whose last cue ends 100 s before the media does.
  private let duration = ms(5_400_000)
  private let lastEnd = ms(5_300_000)

  @Test(arguments: [("23.976", "25"), ("25", "29.97"), ("25", "30"), ("23.976", "30")])
  func namesTheRates(from: String, to: String) throws {
    let (from, to) = try (FrameRate(from), FrameRate(to))
    // The file for slower video: the good times, played at `to`, stretched back to `from`.
    let long = try Retiming.frameRate(from: to, to: from).applied(to: lastEnd)
    let hint = try #require(
      FrameRateHint.guess(lastEnd: long, duration: duration, mediaRate: to))
    #expect(hint.from == from)
    #expect(hint.to == to)
    #expect(abs(hint.end.milliseconds - lastEnd.milliseconds) <= 1)
  }

  @Test func takesTheSmallestRatioThatFits() throws {
    let pal = try #require(FrameRateHint.guess(lastEnd: ms(5_526_000), duration: duration))
    #expect(pal.description.hasPrefix("looks like a 23.976 fps file on 25 fps video"))
    // 5 s over 90 minutes is what 24 against 23.976 makes.
    let film = try #require(FrameRateHint.guess(lastEnd: ms(5_405_000), duration: duration))
    #expect(film.from == .ntscFilm)
    #expect(film.to == .film)
  }

  @Test(arguments: [5_400_000, 5_402_000, 5_300_000, 8_000_000, 0] as [Int64])
  func isSilentWithoutReason(lastEnd: Int64) {
    #expect(FrameRateHint.guess(lastEnd: ms(lastEnd), duration: duration) == nil)
  }

  @Test func isSilentForMediaOfAnotherRate() {
    #expect(
      FrameRateHint.guess(lastEnd: ms(5_626_000), duration: duration, mediaRate: .film) == nil)
  }

  @Test func survivesTheExtremes() {
    #expect(FrameRateHint.guess(lastEnd: ms(.max), duration: ms(.min)) == nil)
    #expect(FrameRateHint.guess(lastEnd: ms(.max), duration: ms(1)) == nil)
  }
}

struct ProgrammeHoursTests {
  @Test(
    arguments: [
      (3_605_000, -3_600_000), (3_591_000, -3_600_000), (36_005_000, -36_000_000),
      (7_199_999, -3_600_000),
    ] as [(Int64, Int64)])
  func removesOneOrTenHours(firstStart: Int64, shift: Int64) {
    #expect(
      Retiming.removingProgrammeHours(firstStart: ms(firstStart)) == .shift(by: ms(shift)))
  }

  @Test(arguments: [0, 3_589_999, 7_200_000, 18_000_000, 39_600_000, -3_600_000] as [Int64])
  func leavesOtherFilesAlone(firstStart: Int64) {
    #expect(Retiming.removingProgrammeHours(firstStart: ms(firstStart)) == nil)
  }
}
