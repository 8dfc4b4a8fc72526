// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming
import Testing

/// What holds for every retiming, tried on random ones.
struct RetimingPropertyTests {
  /// A random increasing file; every fifth seed is disordered and overlapping.
  private func file(_ generator: inout SeededGenerator, seed: Int) -> [Span] {
    var time: Int64 = .random(in: 0..<5000, using: &generator)
    return (0..<60).map { _ in
      if seed % 5 == 0 {
        time += .random(in: -2000..<6000, using: &generator)
      } else {
        time += .random(in: 0..<6000, using: &generator)
      }
      time = max(time, 0)
      return Span(
        time, max(0, time + .random(in: (seed % 5 == 0 ? -300 : 0)..<4000, using: &generator)))
    }
  }

  /// A random invertible, order-keeping retiming.
  private func retiming(_ generator: inout SeededGenerator) throws -> Retiming {
    var result = Retiming.identity
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        result = result.followed(by: .shift(by: ms(.random(in: -9999...9999, using: &generator))))
      case 1:
        let ratio = try Rational(
          Int128(Int64.random(in: 900...1100, using: &generator)), over: 1000)
        result = result.followed(by: .scale(by: ratio))
      case 2: result = result.followed(by: .frameRate(from: .pal, to: .ntscFilm))
      default:
        var old: Int64 = 0
        var new: Int64 = 0
        let anchors = (0..<4).map { _ in
          old += .random(in: 10_000...60_000, using: &generator)
          new += .random(in: 10_000...60_000, using: &generator)
          return Anchor(old: ms(old), new: ms(new))
        }
        result = result.followed(by: .anchors(anchors))
      }
    }
    return result
  }

  @Test(arguments: 0..<60)
  func thereAndBackComposedIsTheIdentity(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let there = try retiming(&generator)
    let round = try there.followed(by: there.inverted())
    for span in file(&generator, seed: seed) {
      #expect(try round.applied(to: ms(span.start)) == ms(span.start), "\(there)")
    }
  }

  @Test(arguments: 0..<60)
  func orderIsKept(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let map = try retiming(&generator)
    let times = file(&generator, seed: seed).flatMap { [$0.start, $0.end] }.sorted()
    let moved = try times.map { try map.applied(to: ms($0)) }
    #expect(moved == moved.sorted())
  }

  @Test(arguments: 0..<60)
  func shiftThereAndBackIsTheIdentity(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let spans = file(&generator, seed: seed)
    let by = Int64.random(in: 0...1_000_000_000, using: &generator)
    var options = RetimingOptions()
    options.onOverflow = .allow
    let there = try retime(spans, .shift(by: ms(by)), options: options)
    let back = try retime(there.spans, .shift(by: ms(-by)), options: options)
    #expect(back.spans == spans.map { $0 })
  }

  @Test(
    arguments: 0..<40, RetimingOptions.NegativePolicy.allCases)
  func noCueIsLostUnderAnyPolicyButDrop(
    seed: Int, policy: RetimingOptions.NegativePolicy
  ) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let spans = file(&generator, seed: seed)
    let map = try retiming(&generator)
    var options = RetimingOptions()
    options.onNegative = policy
    options.onOverlap = seed % 2 == 0 ? .trim : .keep
    options.minimumGap = ms(seed % 3 == 0 ? 80 : 0)
    options.minimumDuration = ms(seed % 4 == 0 ? 700 : 0)
    options.snapTo = seed % 7 == 0 ? .pal : nil
    var result = try retime(spans, map, options: options)
    if policy == .shiftBlock, result.report.isRefused {
      options.blockShift = result.report.blockShift
      result = try retime(spans, map, options: options)
    }
    let report = result.report
    #expect(report.cues == spans.count)
    #expect(result.spans.count + report.dropped.count + report.negative.count == spans.count)
    if policy != .drop { #expect(report.dropped.count == 0) }
    if policy != .error { #expect(report.negative.count == 0) }
    #expect(
      result.spans.allSatisfy { $0.start >= 0 } || spans.contains { $0.start < 0 || $0.end < 0 })
  }

  @Test(arguments: 0..<60)
  func snappingIsIdempotentAndKeepsOrder(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let spans = file(&generator, seed: seed).filter { $0.start <= $0.end && $0.start >= 0 }
    var options = RetimingOptions()
    options.snapTo = try FrameRate(["23.976", "24", "25", "29.97", "30", "60"][seed % 6])
    let once = try retime(spans, .identity, options: options).spans
    #expect(try retime(once, .identity, options: options).spans == once)
    for (old, new) in zip(spans, once) {
      #expect(new.start <= new.end)
      if old.start < old.end { #expect(new.start < new.end) }
      // The frame that is being shown: at most one at 23.976 fps earlier, and never later.
      #expect((0...42).contains(old.start - new.start))
    }
  }

  @Test(arguments: 0..<60)
  func tidyingIsIdempotentAndNeverMakesAnOverlap(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let spans = file(&generator, seed: 1)
    var options = RetimingOptions()
    options.onOverlap = .trim
    options.minimumGap = ms(.random(in: 0...200, using: &generator))
    options.minimumDuration = ms(.random(in: 0...1500, using: &generator))
    if seed % 3 == 0 { options.snapTo = .pal }
    let result = try retime(spans, .identity, options: options)
    #expect(try retime(result.spans, .identity, options: options).spans == result.spans)
    for (this, next) in zip(result.spans, result.spans.dropFirst()) where this.start < next.start {
      #expect(this.end <= next.start)
    }
    #expect(result.report.overlapping.count == 0 || options.snapTo != nil)
  }
}
