// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

struct AlignerTests {
  private func times(_ spans: [Span]) -> [CueTimes] {
    spans.map { CueTimes(start: ms($0.start), end: ms($0.end)) }
  }

  private func dialogue(_ cues: Int, seed: UInt64 = 1) -> [Span] {
    var generator = SeededGenerator(seed: seed)
    return SyntheticPair.dialogue(cues, &generator)
  }

  @Test(arguments: [2, 5, 12, 20, 30, 45])
  func unrelatedShortFilesAreRefused(cues: Int) throws {
    for seed in 0..<3 as Range<UInt64> {
      let alignment = try Aligner().align(
        times(dialogue(cues, seed: 100 + seed)), to: times(dialogue(cues, seed: 200 + seed)))
      #expect(alignment.verdict == .refused, "\(cues), seed \(seed): \(alignment)")
    }
  }

  @Test func nothingToGoByIsRefused() throws {
    let one = times(dialogue(40))
    #expect(try Aligner().align([], to: one).verdict == .refused)
    #expect(try Aligner().align(one, to: []).verdict == .refused)
    #expect(try Aligner().align(times([Span(0, 1)]), to: one).verdict == .refused)
    let zeros = times(Array(repeating: Span(0, 0), count: 50))
    #expect(try Aligner().align(zeros, to: one).verdict == .refused)
    #expect(try Aligner().align(one, to: zeros).verdict == .refused)
    let wild = times(dialogue(20).map { Span($0.start &* 1_000_000_000_000, .max) })
    #expect(try Aligner().align(wild, to: wild).verdict == .refused)
  }

  @Test func aSteadyBeatIsRefused() throws {
    // Every offset by a multiple of two seconds fits such a file as well as any other.
    let beat = (0..<200).map { Span(Int64($0) * 2000, Int64($0) * 2000 + 1500) }
    let later = beat.map { Span($0.start + 61_300, $0.end + 61_300) }
    #expect(try Aligner().align(times(beat), to: times(later)).verdict == .refused)
  }

  @Test func aFileFitsItself() throws {
    let file = times(dialogue(80))
    let alignment = try Aligner().align(file, to: file)
    #expect(alignment.verdict == .unchanged)
    #expect(alignment.retiming == .identity)
    #expect(alignment.confidence > 0.99)
    #expect(alignment.blocks.count == 1)
  }

  @Test func aPlainOffsetIsExact() throws {
    let reference = dialogue(60)
    let file = reference.map { Span($0.start - 4321, $0.end - 4321) }
    let alignment = try Aligner().align(times(file), to: times(reference))
    #expect(alignment.verdict == .aligned)
    #expect(alignment.retiming == .shift(by: ms(4321)))
  }

  @Test func theOrderOfTheFileDoesNotMatter() throws {
    let reference = dialogue(60)
    let file = reference.map { Span($0.start + 900, $0.end + 900) }
    var generator = SeededGenerator(seed: 3)
    let alignment = try Aligner().align(
      times(file.shuffled(using: &generator)), to: times(reference.shuffled(using: &generator)))
    #expect(alignment.retiming == .shift(by: ms(-900)))
  }

  @Test func aSceneThatTheReferenceLacksIsSteppedOver() throws {
    let content = dialogue(150)
    // Cues 61 to 90 are a scene that only the file has.
    let cut = content[90].start - content[60].start
    let reference =
      content[..<60] + content[90...].map { Span($0.start - cut, $0.end - cut) }
    let alignment = try Aligner().align(times(content), to: times(Array(reference)))
    #expect(alignment.verdict == .aligned)
    #expect(alignment.blocks.count == 2)
    #expect(alignment.blocks.first?.offset == .zero)
    #expect(alignment.blocks.last?.offset == ms(-cut))
    let border = alignment.blocks.last?.cues.lowerBound ?? 0
    #expect((61...91).contains(border))
  }

  @Test func splitsCanBeForbidden() throws {
    let content = dialogue(120)
    let file = content.enumerated().map { index, span in
      index < 60 ? span : Span(span.start + 30_000, span.end + 30_000)
    }
    var options = AlignmentOptions()
    options.allowsSplits = false
    let alignment = try Aligner(options: options).align(times(file), to: times(content))
    #expect(alignment.blocks.count == 1)
    let free = try Aligner().align(times(file), to: times(content))
    #expect(free.blocks.map(\.offset) == [ms(0), ms(-30_000)])
    #expect(free.blocks.map(\.cues) == [1...60, 61...120])
  }

  @Test func knownPairsDecideWhereTimingCannot() throws {
    let beat = (0..<60).map { Span(Int64($0) * 2000, Int64($0) * 2000 + 1500) }
    let later = beat.map { Span($0.start + 61_300, $0.end + 61_300) }
    var options = AlignmentOptions()
    options.knownPairs = stride(from: 0, to: 60, by: 3).map { .init(cue: $0, reference: $0) }
    options.knownPairs.append(.init(cue: 9999, reference: -1))
    let alignment = try Aligner(options: options).align(times(beat), to: times(later))
    #expect(alignment.verdict == .aligned)
    #expect(alignment.retiming == .shift(by: ms(61_300)))
  }

  @Test func theReportNamesBlocksAndOffsets() throws {
    let content = dialogue(120)
    let file = content.enumerated().map { index, span in
      index < 60 ? span : Span(span.start + 30_000, span.end + 30_000)
    }
    let report = try Aligner().align(times(file), to: times(content)).description
    #expect(report.hasPrefix("aligned, confidence "))
    #expect(report.contains("cues 61 to 120, from "))
    #expect(report.contains("-00:00:30,000, 60 matched"))
  }
}
