// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

struct CueExtentTests {
  private static let cues: [(Int64, Int64)] = [
    (5000, 6000), (3000, 2000), (9000, 9500), (9000, 359_000_000), (0, 10),
  ]

  @Test(arguments: [1, -1, 1500, 999_999, 1_000_000, -2000, 0, .max] as [Int64])
  func tellsWhatRetimingEachCueTells(shift: Int64) throws {
    for policy in RetimingOptions.NegativePolicy.allCases {
      for cues in [Self.cues, Array(Self.cues.dropLast()), [(2000, 2001)]] {
        var options = RetimingOptions()
        options.onNegative = policy
        var retimer = try Retimer(.shift(by: Timestamp(milliseconds: shift)), options: options)
        var extent = CueExtent()
        for (start, end) in cues {
          let (start, end) = (Timestamp(milliseconds: start), Timestamp(milliseconds: end))
          extent.add(start: start, end: end)
          _ = retimer.retime(start: start, end: end)
        }
        guard let told = retimer.report(of: extent) else {
          // Some cue is in the way, or none moves.
          #expect(retimer.report.moved < cues.count || retimer.report.clamped.count > 0)
          continue
        }
        #expect(told == retimer.report)
        #expect(told.moved == cues.count)
      }
    }
  }

  @Test func doesNotAnswerForWhatIsNoShiftOfAll() throws {
    var extent = CueExtent()
    extent.add(start: .zero, end: Timestamp(milliseconds: 1000))
    var snapped = RetimingOptions()
    snapped.snapTo = .film
    var tidied = RetimingOptions()
    tidied.minimumGap = Timestamp(milliseconds: 10)
    let later = Retiming.shift(by: Timestamp(milliseconds: 100))
    for options in [snapped, tidied] {
      #expect(try Retimer(later, options: options).report(of: extent) == nil)
    }
    #expect(try Retimer(later).report(of: CueExtent()) == nil)
    #expect(try Retimer(later).report(of: extent)?.moved == 1)
  }
}
