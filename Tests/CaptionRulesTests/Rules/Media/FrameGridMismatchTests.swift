// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionTiming
import Testing

@Suite struct FrameGridMismatchTests {
  @Test func fixtures() throws { try Fixtures.check(FrameGridMismatch.self) }

  private static func file(_ cues: Int, _ rate: FrameRate) throws -> String {
    var text = ""
    for index in 0..<cues {
      let frame = Int64(index * 61 + index * index % 37)
      let times = "\(try rate.time(of: frame)) --> \(try rate.time(of: frame + 31))"
      text += "\(index + 1)\n\(times)\nA\n\n"
    }
    return text
  }

  @Test(arguments: [FrameRate.ntscFilm, .film, .ntsc, .thirty])
  func knowsTheRate(rate: FrameRate) throws {
    let text = try Self.file(100, rate)
    let found = Lint.messages(FrameGridMismatch.self, in: text) { $0.frameRate = .pal }
    #expect(found == ["1:1 200 of 200 times lie on frames of \(rate) fps, the media has 25"])
    #expect(Lint.messages(FrameGridMismatch.self, in: text) { $0.frameRate = rate }.isEmpty)
  }

  @Test func roundNumbersAndFewCuesSayNothing() throws {
    #expect(
      Lint.messages(FrameGridMismatch.self, in: try Self.file(100, .pal)) { $0.frameRate = .film }
        .isEmpty)
    #expect(
      Lint.messages(FrameGridMismatch.self, in: try Self.file(29, .film)) { $0.frameRate = .pal }
        .isEmpty)
    #expect(Lint.messages(FrameGridMismatch.self, in: try Self.file(100, .film)).isEmpty)
  }
}
