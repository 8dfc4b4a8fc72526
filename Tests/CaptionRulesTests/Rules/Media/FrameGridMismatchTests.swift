// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionSyntax
import CaptionTiming
import SubRip
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

  /// No time moves by more than half a frame, and what is fixed is not found again.
  @Test func theFixerMovesTimesToFramesOfTheMedia() throws {
    var settings = Lint.settings(for: FrameGridMismatch.self)
    settings.frameRate = .ntsc
    let text = try Self.file(100, .film)
    let result = try Fixer(settings: settings, minimumSafety: .unsafe).fix(Array(text.utf8))
    #expect(result.hasChanges && result.after.isEmpty)
    let (before, after) = (Self.times(of: Array(text.utf8)), Self.times(of: result.bytes))
    #expect(before.count == after.count)
    for (old, new) in zip(before, after) {
      #expect(abs(old.milliseconds - new.milliseconds) <= 17)
      let exact = Rational(new.milliseconds)
      let frame = try FrameRate.ntsc.frame(nearest: exact)
      #expect(try FrameRate.ntsc.time(of: frame, keeping: exact) == new)
    }
  }

  /// A time that is the media's already stays, whether it was rounded or cut off.
  @Test func theFixerLeavesTimesOfTheMediaAlone() throws {
    var settings = Lint.settings(for: FrameGridMismatch.self)
    settings.frameRate = .ntsc
    // Frame 1 of 30000/1001 begins at 33.37 ms, frame 2 at 66.73 ms.
    let text = srt((33, 66, "A"), (67, 1001, "B"), (1050, 2000, "C"))
    let fix = try #require(FrameGridMismatch.wholeFileFix(of: Array(text.utf8), settings))
    guard case .edits(let edits) = fix else {
      Issue.record("\(fix)")
      return
    }
    // 1050 lies between 1034.37 and 1067.73, 2000 between 1968.63 and 2002.
    #expect(
      edits.map { String(decoding: $0.replacement, as: UTF8.self) } == [
        "00:00:01,034", "00:00:02,002",
      ])
  }

  private static func times(of bytes: [UInt8]) -> [Timestamp] {
    var times: [Timestamp] = []
    var parser = SubRipParser()
    func take(_ event: CaptionEvent, _: Span<UInt8>) {
      if case .cue(let block) = event { times += [block.start, block.end] }
    }
    parser.consume(bytes.span, take)
    parser.finish(take)
    return times
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
