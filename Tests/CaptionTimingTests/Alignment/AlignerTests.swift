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

  /// As much faster as slower: a file that was made for media of which this one is a tenth longer or
  /// shorter is found from either side.
  @Test(arguments: [0.9, 0.925, 0.95, 0.975, 0.99, 1.005, 1.02, 1.035, 1.05, 1.075, 1.1])
  func aRatioIsFoundBothWays(ratio: Double) throws {
    for (seed, factor) in [(21, ratio), (22, 1 / ratio)] as [(UInt64, Double)] {
      let reference = dialogue(120, seed: seed)
      let file = reference.map {
        Span(
          Int64((Double($0.start) * factor).rounded()), Int64((Double($0.end) * factor).rounded()))
      }
      let alignment = try Aligner().align(times(file), to: times(reference))
      #expect(alignment.verdict == .aligned, "× \(factor): \(alignment)")
      var retimer = try Retimer(alignment.retiming)
      for (cue, truth) in zip(file, reference) {
        let start = retimer.retime(start: ms(cue.start), end: ms(cue.end)).start.milliseconds
        #expect(abs(start - truth.start) <= 100, "× \(factor)")
      }
    }
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
    var options = Aligner.Options()
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
    var options = Aligner.Options()
    options.knownPairs = stride(from: 0, to: 60, by: 3).map { .init(cue: $0, reference: $0) }
    options.knownPairs.append(.init(cue: 9999, reference: -1))
    let alignment = try Aligner(options: options).align(times(beat), to: times(later))
    #expect(alignment.verdict == .aligned)
    #expect(alignment.retiming == .shift(by: ms(61_300)))
  }

  @Test func driftIsOneLine() throws {
    let content = dialogue(150)
    let file = content.map { Span($0.start * 1000 / 1013 + 700, $0.end * 1000 / 1013 + 700) }
    let alignment = try Aligner().align(times(file), to: times(content))
    #expect(alignment.verdict == .aligned)
    #expect(alignment.blocks.count == 1)
    #expect(abs(alignment.ratio.doubleValue - 1.013) < 0.00002)
    #expect(alignment.findings == [.offset, .drift])
    var options = Aligner.Options()
    options.findsDrift = false
    let without = try Aligner(options: options).align(times(file), to: times(content))
    #expect(without.ratio == .one || Aligner.Options.commonRatios.contains(without.ratio))
  }

  @Test func aFrameRateIsCalledByItsName() throws {
    let content = dialogue(150)
    let file = content.map { Span($0.start * 24 / 25, $0.end * 24 / 25) }
    let alignment = try Aligner().align(times(file), to: times(content))
    #expect(alignment.ratio == (try Rational(25, over: 24)))
    #expect(alignment.findings.contains(.frameRate))
    #expect(!alignment.findings.contains(.drift))
    #expect(alignment.description.contains("times × 25/24, as from 25 to 24 fps"))
  }

  @Test func partsWhoseTimesBeginAnewAreToldApart() throws {
    let content = dialogue(160)
    let middle = content[80].start
    let file =
      Array(content[..<80]) + content[80...].map { Span($0.start - middle, $0.end - middle) }
    let alignment = try Aligner().align(times(file), to: times(content))
    #expect(alignment.verdict == .aligned)
    #expect(alignment.findings.contains(.parts))
    #expect(alignment.parts.map(\.cues) == [1...80, 81...160])
    let moved = try retime(file, alignment.retiming).spans
    #expect(moved == content)
  }

  @Test func aCueOutOfOrderIsNoPart() throws {
    let content = dialogue(90)
    var file = content
    file.insert(file.remove(at: 10), at: 60)
    file.insert(file.remove(at: 12), at: 61)
    let alignment = try Aligner().align(times(file), to: times(content))
    #expect(alignment.parts.count == 1)
    #expect(alignment.verdict == .unchanged)
  }

  @Test func halfAMatchIsHalfAsSure() throws {
    let content = dialogue(160)
    let strange = dialogue(160, seed: 9)
    let shift = content[80].start - strange[80].start
    let file =
      content[..<80] + strange[80...].map { Span($0.start + shift, $0.end + shift) }
    let alignment = try Aligner().align(times(Array(file)), to: times(content))
    #expect(alignment.verdict == .refused)
    #expect((0.35...0.65).contains(alignment.confidence), "\(alignment)")
    guard case .partial(let coverage)? = alignment.refusal else {
      Issue.record("\(String(describing: alignment.refusal))")
      return
    }
    #expect((0.4...0.6).contains(coverage))
  }

  @Test func aRefusalSaysWhy() throws {
    let content = times(dialogue(100))
    #expect(try Aligner().align([], to: content).refusal == .fewCues)
    #expect(try Aligner().align(content, to: []).refusal == .fewReferenceCues)
    let strange = times(dialogue(100, seed: 77))
    #expect(try Aligner().align(strange, to: content).refusal == .noAgreement)
    let joined = content + strange.map { CueTimes(start: $0.start, end: $0.end) }
    #expect(try Aligner().align(joined, to: content).refusal == .part(2))
  }

  @Test func theReportNamesBlocksAndOffsets() throws {
    let content = dialogue(120)
    let file = content.enumerated().map { index, span in
      index < 60 ? span : Span(span.start + 30_000, span.end + 30_000)
    }
    let report = try Aligner().align(times(file), to: times(content)).description
    #expect(report.hasPrefix("aligned, confidence "))
    #expect(report.contains("splits"))
    #expect(report.contains("cues 61 to 120, from "))
    #expect(report.contains("-00:00:30,000, 60 matched"))
  }
}

extension Rational {
  fileprivate var doubleValue: Double { Double(numerator) / Double(denominator) }
}
