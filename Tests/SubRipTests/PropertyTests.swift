// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SeededNumbers
import SubRip
import Testing

struct PropertyTests {
  @Test(arguments: 0..<400)
  func anyChunkingGivesTheSameEvents(seed: Int) {
    var generator = CaptionGenerator(seed: UInt64(seed))
    let input = generator.brokenFile()
    let limits = seed % 4 == 0 ? ParserLimits(maximumCueBytes: 256) : .standard
    let whole = Recorder(input, chunks: [input.count], limits: limits)
    #expect(whole.bytes == input)
    for chunks in [[1], [2, 3], [7], [64, 1, 63], [generator.number(1...200)]] {
      let cut = Recorder(input, chunks: chunks, limits: limits)
      let difference = zip(cut.pieces, whole.pieces).first { $0 != $1 }
      #expect(difference == nil, "chunks of \(chunks)")
      #expect(cut.pieces.count == whole.pieces.count)
    }
  }

  /// A file that grows can be read from where an earlier parser stood.
  @Test(arguments: 0..<200)
  func resumingAnywhereGivesTheSameEvents(seed: Int) {
    var generator = CaptionGenerator(seed: UInt64(seed) &+ 50_000)
    let input = generator.brokenFile()
    let limits = seed % 4 == 0 ? ParserLimits(maximumCueBytes: 256) : .standard
    let whole = Recorder(input, chunks: [input.count], limits: limits)
    for _ in 0..<8 {
      let cut = generator.number(0...input.count)
      let resumed = Recorder(input, resumingAfter: cut, limits: limits)
      let difference = zip(resumed.pieces, whole.pieces).first { $0 != $1 }
      #expect(difference == nil, "cut at \(cut)")
      #expect(resumed.pieces.count == whole.pieces.count)
    }
  }

  /// The generator makes everything that the properties are to hold for.
  @Test func everythingOccurs() {
    var anomalies: CueAnomalies = []
    var kinds: Set<String> = []
    var ranges: Set<String> = []
    for seed in 0..<400 {
      var generator = CaptionGenerator(seed: UInt64(seed))
      let limits = seed % 4 == 0 ? ParserLimits(maximumCueBytes: 256) : .standard
      let input = generator.brokenFile()
      let recorder = Recorder(input, chunks: [input.count], limits: limits)
      for piece in recorder.pieces {
        let words = piece.kind.split(separator: " ")
        kinds.insert(words[0] == "stray" ? "stray \(words[1])" : String(words[0]))
      }
      for block in recorder.blocks {
        anomalies.formUnion(block.anomalies)
        for (name, range) in [
          ("index", block.indexLine), ("timing", block.timingLine),
          ("start", block.startTimecode), ("end", block.endTimecode),
          ("trailing", block.trailing), ("text", block.text), ("separator", block.separator),
          ("below index", block.indexLine.upperBound..<block.timingLine.lowerBound),
          ("above text", block.timingLine.upperBound..<block.text.lowerBound),
        ] where !range.isEmpty { ranges.insert(name) }
      }
    }
    let missing = (0..<27).filter { anomalies.isDisjoint(with: CueAnomalies(rawValue: 1 << $0)) }
    #expect(missing == [], "bits of CueAnomalies that no file has")
    #expect(
      kinds == [
        "mark", "cue", "separator", "stray beforeFirstCue", "unread",
        "stray overLimit", "stray atEnd", "stray comment", "stray repeatedIndex",
      ])
    #expect(ranges.count == 9, "\(ranges.sorted())")
  }

  /// Found by fuzzing: a CR at the end of a chunk was lost when the line was too long to hold.
  @Test func aLongLineMayEndWithTheChunk() {
    let input = [UInt8](repeating: 0x61, count: 355) + [0x0D, 0x61]
    let limits = ParserLimits(maximumCueBytes: 256)
    let whole = Recorder(input, chunks: [input.count], limits: limits)
    let cut = Recorder(input, chunks: [356, 1], limits: limits)
    #expect(whole.pieces.map(\.bytes.count) == [356, 1])
    #expect(cut.pieces == whole.pieces)
  }

  /// Found by fuzzing: a line of nothing but a mark and padding, at the end of the input.
  @Test(arguments: [[0xEF, 0xBB, 0xBF, 0], [0xE2, 0x80, 0x8B, 0x1A, 0]] as [[UInt8]])
  func aMarkBeforePaddingIsNoIndex(line: [UInt8]) {
    let input = [UInt8]("\n".utf8) + line
    #expect(Recorder(input, chunks: [input.count]).bytes == input)
  }

  @Test(arguments: 0..<400)
  func rangesTileEachCue(seed: Int) {
    var generator = CaptionGenerator(seed: UInt64(seed) &+ 10_000)
    let recorder = Recorder(String(decoding: generator.brokenFile(), as: UTF8.self))
    for piece in recorder.pieces { #expect(!piece.bytes.isEmpty) }
    for block in recorder.blocks {
      #expect(block.indexLine.upperBound <= block.timingLine.lowerBound)
      #expect(block.timingLine.lowerBound < block.timingLine.upperBound)
      #expect(block.timingLine.upperBound <= block.text.lowerBound)
      #expect(block.text.lowerBound <= block.text.upperBound)
      #expect(block.text.upperBound <= block.count)
      #expect(block.startTimecode.upperBound <= block.endTimecode.lowerBound)
      #expect(block.endTimecode.upperBound <= block.timingLine.upperBound)
    }
  }

  @Test(arguments: 0..<200)
  func anUneditedDocumentKeepsItsBytes(seed: Int) {
    var generator = CaptionGenerator(seed: UInt64(seed) &+ 20_000)
    let input = generator.brokenFile()
    #expect(SubRipDocument(parsing: input).write() == input)
  }

  @Test(arguments: 0..<200)
  func aShiftAndBackKeepsTimesAndAllOtherBytes(seed: Int) throws {
    var generator = CaptionGenerator(seed: UInt64(seed) &+ 30_000)
    let input = generator.brokenFile()
    let before = Recorder(input, chunks: [input.count])
    let shifted = rewrite(input, by: 3_600_000)
    let after = Recorder(rewrite(shifted, by: -3_600_000), chunks: [64])
    #expect(rewrite(input, by: 0) == input)
    let moved = Recorder(shifted, chunks: [shifted.count])
    for (times, hours) in [(moved, 1), (after, 0)] as [(Recorder, Int64)] {
      let starts = times.cues.map { $0.start.milliseconds - hours * 3_600_000 }
      let ends = times.cues.map { $0.end.milliseconds - hours * 3_600_000 }
      #expect(starts == before.cues.map(\.start.milliseconds))
      #expect(ends == before.cues.map(\.end.milliseconds))
    }
    #expect(before.cues.map(\.text) == after.cues.map(\.text))
    #expect(before.stray == after.stray)
  }

  /// Found by fuzzing: digits behind a unit became digits of the timecode that was written.
  @Test(arguments: ["0S00", "0s.5", "500S,5", "5S:1"])
  func whatFollowsAUnitIsNoTimecode(end: String) {
    let input = Array("1\n00:00:01,000 --> 00:04,\(end)\nA\n".utf8)
    let before = Recorder(input, chunks: [input.count]).cues
    let after = Recorder(rewrite(input, by: 977), chunks: [64]).cues
    #expect(after.map(\.end.milliseconds) == before.map { $0.end.milliseconds + 977 })
    #expect(after.map(\.text) == before.map(\.text))
  }

  /// Found by fuzzing: digits behind an empty field became a part of the timecode that was written.
  @Test(arguments: [
    ("00:00:,00040", 0), ("00:00:,500", 500), ("00:,5", 500), ("00:03,.5", 3000), ("00:03:.", 3000),
    ("00:00:03,500.5.5", 3501),
  ])
  func anEmptyFieldIsZero(end: String, milliseconds: Int64) {
    let input = Array("1\n00:00:01,000 --> \(end)\nA\n".utf8)
    let before = Recorder(input, chunks: [input.count]).cues
    let after = Recorder(rewrite(input, by: 977), chunks: [64]).cues
    #expect(before.map(\.end.milliseconds) == [milliseconds])
    #expect(after.map(\.end.milliseconds) == [milliseconds + 977])
    #expect(after.map(\.text) == before.map(\.text))
  }

  /// Digits that no field holds became a part of the timecode that was written in front of them.
  @Test(arguments: [
    "00:00:03," + String(repeating: "1", count: 41),
    "00:00:03." + String(repeating: "1", count: 400),
    "00:00," + String(repeating: "1", count: 41), "00:00:00000000003,5", "00:00:03,500:00000000001",
    "00:00:0:03,000,000",
  ])
  func digitsThatNoFieldHoldsAreKept(end: String) {
    let input = Array("1\n00:00:01,000 --> \(end)\nA\n".utf8)
    let there = rewrite(input, by: 977)
    #expect(rewrite(there, by: -977) == rewrite(input, by: 0))
    #expect(
      String(decoding: there, as: UTF8.self).contains(end.split { ":,.".contains($0) }.last ?? ""))
  }

  /// `00:03,25000000000001`: speech-to-text tools that print floating point.
  @Test func aFractionMayBeLongWithoutHours() {
    let input = Array("1\n00:01,000 --> 00:03,25000000000001\nA\n".utf8)
    #expect(Recorder(input, chunks: [input.count]).cues.map(\.end.milliseconds) == [3250])
  }

  private func rewrite(_ input: [UInt8], by milliseconds: Int64) -> [UInt8] {
    var rewriter = TimecodeRewriter()
    var output: [UInt8] = []
    func map(_ times: TimecodeRewriter.Times) -> TimecodeRewriter.Times? {
      var times = times
      times.start.milliseconds += milliseconds
      times.end.milliseconds += milliseconds
      return times
    }
    rewriter.consume(input.span, into: &output, map)
    rewriter.finish(into: &output, map)
    return output
  }
}
