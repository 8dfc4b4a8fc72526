// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import FoundationEssentials
import Testing

struct RetimingCodableTests {
  @Test func survivesJSON() throws {
    let range = try TimeRange(from: ms(5), to: nil)
    let retiming = try Retiming.scale(by: Rational("25/24"))
      .followed(by: .frameRate(from: .pal, to: .ntscFilm, in: range))
      .followed(by: .anchors([Anchor(old: ms(1), new: ms(2))]))
      .followed(
        by: Retiming([
          RetimingStep(.blocks([RetimingStep.ShiftedBlock(from: ms(0), shift: ms(-7))]))
        ])
      )
      .followed(by: .shift(by: ms(-1200)))
    let data = try JSONEncoder().encode(retiming)
    #expect(try JSONDecoder().decode(Retiming.self, from: data) == retiming)
    #expect(String(decoding: data, as: UTF8.self).contains("\"25\\/24\""))

    var options = RetimingOptions()
    options.snapTo = .ntsc
    options.onNegative = .shiftBlock
    let encoded = try JSONEncoder().encode(options)
    #expect(try JSONDecoder().decode(RetimingOptions.self, from: encoded) == options)
  }

  @Test(arguments: ["\"x\"", "\"1/0\"", "7"])
  func refusesOtherText(json: String) {
    let data = Data(json.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Rational.self, from: data) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(FrameRate.self, from: data) }
  }
}
