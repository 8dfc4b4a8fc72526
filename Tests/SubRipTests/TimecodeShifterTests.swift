// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SeededNumbers
import SubRip
import Testing

struct TimecodeShifterTests {
  private static let shift = Timestamp(milliseconds: 1_234_567)

  private func places(_ input: [UInt8], limit: Int = 1 << 21) -> TimingPlaces {
    var parser = SubRipParser()
    var places = TimingPlaces(limit: limit)
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
      if case .cue(let block) = event { places.note(block) }
    }
    parser.consume(input.span, take)
    parser.finish(take)
    return places
  }

  /// What reading captions again would have made of it.
  private func rewritten(_ input: [UInt8]) -> [UInt8] {
    var rewriter = TimecodeRewriter()
    var output: [UInt8] = []
    func moved(_ times: TimecodeRewriter.Times) -> TimecodeRewriter.Times {
      var times = times
      times.start = Timestamp(milliseconds: times.start.milliseconds + Self.shift.milliseconds)
      times.end = Timestamp(milliseconds: times.end.milliseconds + Self.shift.milliseconds)
      return times
    }
    rewriter.consume(input.span, into: &output, moved)
    rewriter.finish(into: &output, moved)
    return output
  }

  private func shifted(
    _ input: [UInt8], _ places: TimingPlaces, chunks: [Int], count: Int? = nil
  ) throws -> [UInt8] {
    var shifter = TimecodeShifter(places, by: Self.shift)
    // What a caller has not written yet stays in front.
    var output: [UInt8] = [0x23]
    var start = 0
    var turn = 0
    while start < input.count {
      let end = min(input.count, start + chunks[turn % chunks.count])
      try shifter.consume(input.span.extracting(start..<end), into: &output)
      start = end
      turn += 1
    }
    try shifter.finish(count: count ?? input.count)
    #expect(output.removeFirst() == 0x23)
    return output
  }

  @Test(arguments: 0..<400)
  func givesWhatReadingAgainGives(seed: Int) throws {
    var generator = CaptionGenerator(seed: UInt64(seed) &+ 90_000)
    let input = generator.brokenFile(hasOddTimings: seed % 4 == 0)
    let places = places(input)
    guard places.isComplete else { return }
    let expected = rewritten(input)
    for chunks in [[input.count], [1], [2, 3], [64, 1, 63], [generator.number(1...200)]] {
      #expect(try shifted(input, places, chunks: chunks) == expected, "chunks of \(chunks)")
    }
  }

  /// Most files without odd timing lines can be noted, of those with some only few: both occur.
  @Test func filesOfBothKindsOccur() {
    var complete = [0, 0]
    for seed in 0..<400 {
      var generator = CaptionGenerator(seed: UInt64(seed) &+ 90_000)
      let input = generator.brokenFile(hasOddTimings: seed % 4 == 0)
      if places(input).isComplete { complete[seed % 4 == 0 ? 1 : 0] += 1 }
    }
    #expect(complete[0] > 250, "of 300")
    #expect((1..<50).contains(complete[1]), "of 100")
  }

  @Test(arguments: [
    "00:00:01.000 --> 00:00:02,000", "00:00:01,000 --> 00:00:62,000",
    "00:00:01,000 -> 00:00:02,000",
    "0:00:01,000 --> 00:00:02,000", "00:00:01,000 --> 00:00:02,00",
    "00:00:01,000 --> 00:00:02,000 ",
    " 00:00:01,000 --> 00:00:02,000", "00:00:01,000  --> 00:00:02,000", "00:00:01,000 --> ",
    "-0:00:01,000 --> 00:00:02,000", "100:00:01,000 --> 100:00:02,000",
    "００:00:01,000 --> 00:00:02,000",
  ])
  func anOddTimingLineEndsIt(line: String) {
    let input = "1\n00:00:00,000 --> 00:00:00,500\nA\n\n2\n\(line)\nB\n"
    #expect(!places(Array(input.utf8)).isComplete)
  }

  @Test func oddThingsBesideTheTimesDoNot() throws {
    let input = Array(
      "\u{FEFF}head\n00:00:01,000 --> 00:00:02,000 X1:1\nA\n00:00:03,000 --> 00:00:02,500\nB\n7"
        .utf8)
    let places = places(input)
    #expect(places.isComplete)
    #expect(places.count == 2)
    #expect(try shifted(input, places, chunks: [5]) == rewritten(input))
  }

  /// Distances of a byte, of the largest byte, and of more.
  @Test(arguments: Array(240...260) + [70_000])
  func findsPlacesFarApart(length: Int) throws {
    let text = String(repeating: "w", count: length)
    let input = Array(
      (1...4).map { "\($0)\n00:00:0\($0),000 --> 00:00:0\($0),900\n\(text)\n\n" }.joined().utf8)
    let places = places(input)
    #expect(places.count == 4)
    #expect(try shifted(input, places, chunks: [1000]) == rewritten(input))
  }

  @Test func takesNoMoreMemoryThanAllowed() {
    #expect(places(Array("00:00:01,000 --> 00:00:02,000\nA\n".utf8), limit: .max).count == 1)
    #expect(!places(Array("00:00:01,000 --> 00:00:02,000\nA\n".utf8), limit: .min).isComplete)
    let cue = "00:00:01,000 --> 00:00:02,000\nA\n\n"
    #expect(places(Array(String(repeating: cue, count: 15).utf8), limit: 20).isComplete)
    #expect(!places(Array(String(repeating: cue, count: 17).utf8), limit: 20).isComplete)
  }

  @Test func noticesAnotherInput() throws {
    let input = Array("1\n00:00:01,000 --> 00:00:02,000\nA\n\n".utf8)
    let places = places(input)
    var other = input
    other[13] = 0x2E
    for changed in [other, Array(input.dropFirst()), Array(input.dropLast(8))] {
      #expect(throws: TimecodeShifter.InputChanged.self) {
        try shifted(changed, places, chunks: [7], count: input.count)
      }
    }
    #expect(throws: TimecodeShifter.InputChanged.self) {
      try shifted(input + input, places, chunks: [7], count: input.count)
    }
    #expect(throws: TimecodeShifter.InputChanged.self) {
      try shifted(Array(input.prefix(20)), places, chunks: [7], count: input.count)
    }
  }

  /// No time that takes more than 12 bytes is written.
  @Test func refusesTimesThatDoNotFit() throws {
    let input = Array("1\n00:00:01,000 --> 99:59:59,000\nA\n\n".utf8)
    #expect(throws: TimecodeShifter.InputChanged.self) {
      try shifted(input, places(input), chunks: [100])
    }
  }

  @Test func anInputWithoutCuesStaysAsItIs() throws {
    for input in [[], Array("nothing\n".utf8)] {
      let places = places(input)
      #expect(places.isComplete)
      #expect(try shifted(input, places, chunks: [3]) == input)
    }
  }
}
