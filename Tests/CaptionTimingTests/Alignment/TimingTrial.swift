// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionTiming

/// A file whose true times are known, a reference for it, and what became of it.
struct TimingTrial {
  /// The kinds of harm that are tried.
  enum Kind: String, CaseIterable, Sendable, CustomStringConvertible {
    case ratio, joined, joinedInThree, mergedByTwo, mergedByThree, divided, dividedReference
    case mergedReference, rolling, rollingReference, driftAndSplits, joinedAtRatios, tenth, doubled
    case secondHalf, half, halfReference, unrelated, unrelatedShort, unrelatedRegrouped

    /// Whether nothing but a refusal is right.
    var isHopeless: Bool {
      switch self {
      case .half, .halfReference, .unrelated, .unrelatedShort, .unrelatedRegrouped: true
      default: false
      }
    }

    var description: String { rawValue }
  }

  /// How the speech is, and how much the two files differ otherwise.
  enum Style: CaseIterable {
    /// A film whose captions were made twice.
    case film
    /// The same, with cues that only one of the two has, and times that differ by up to 200 ms.
    case spoiledFilm
    /// Somebody speaks without a pause, and each cue begins where the one before ends.
    case lecture
  }

  /// The ratios 0.95 to 1.1 in 21 steps.
  static let ratios = (0...20).map { 0.95 + 0.0075 * Double($0) }

  var file: [CueTimes] = []
  /// Where each cue of the file starts in truth; empty where the file belongs to other media.
  var truth: [Int64] = []
  var reference: [CueTimes] = []

  /// Makes the trial of a kind.
  ///
  /// - Parameters:
  ///   - kind: The kind.
  ///   - seed: Decides everything else.
  ///   - most: The most cues that the speech has before it is grouped otherwise.
  init(_ kind: Kind, seed: UInt64, most: Int = 900) {
    var generator = SeededGenerator(seed: seed &* 7919 &+ 11)
    let count = Int.random(in: min(150, most)...most, using: &generator)
    let style = Style.allCases[Int(seed / 2 % 3)]
    func speech(_ cues: Int) -> [Span] {
      style == .lecture
        ? Self.lecture(cues, &generator) : SyntheticPair.dialogue(cues, &generator)
    }
    let content = speech(count)
    var spans = content
    var other = content
    switch kind {
    case .mergedByTwo: spans = Self.merged(content, by: 2)
    case .mergedByThree: spans = Self.merged(content, by: 3)
    case .mergedReference: other = Self.merged(content, by: 2)
    case .divided: spans = Self.divided(content)
    case .dividedReference: other = Self.divided(content)
    case .rolling: spans = Self.rolling(content, withGaps: seed % 2 == 0)
    case .rollingReference: other = Self.rolling(content, withGaps: seed % 2 == 0)
    case .unrelatedRegrouped:
      spans = Self.merged(speech(count), by: 2)
    case .unrelated:
      spans = speech(.random(in: 100...max(most, 100), using: &generator))
    case .unrelatedShort:
      spans = speech(.random(in: 10...60, using: &generator))
      if seed % 2 == 0 {
        other = speech(.random(in: 10...60, using: &generator))
      }
    case .half:
      let strange = speech(count)
      let middle = content.count / 2
      let shift = content[middle].start - strange[middle].start
      spans = content[..<middle] + strange[middle...].map { Span($0.start + shift, $0.end + shift) }
    case .tenth: spans = content.filter { _ in Int.random(in: 0..<10, using: &generator) == 0 }
    case .doubled: spans = content.flatMap { [$0, $0] }
    case .secondHalf: spans = Array(content[(content.count / 2)...])
    case .halfReference: other = Array(content[..<(content.count / 2)])
    case .ratio, .joined, .joinedInThree, .joinedAtRatios, .driftAndSplits: break
    }
    let jitter = Int64.random(in: 0...150, using: &generator)
    for span in other where Int.random(in: 0..<20, using: &generator) > 0 {
      let start = span.start + .random(in: -jitter...jitter, using: &generator)
      let end = span.end + .random(in: -jitter...jitter, using: &generator)
      reference.append(CueTimes(start: ms(start), end: ms(max(end, start + 100))))
    }
    if style == .spoiledFilm { spans = Self.spoiled(spans, &generator) }
    let offset = Int64.random(in: -120_000...120_000, using: &generator)
    var shifts = [Int64](repeating: offset, count: spans.count)
    var ratios = [Double](repeating: 1, count: spans.count)
    switch kind {
    case .ratio:
      ratios = ratios.map { _ in Self.ratios[Int(seed % 21)] }
    case .driftAndSplits:
      ratios = ratios.map { _ in Self.ratios[Int(seed % 21)] }
      for border in [spans.count / 3, spans.count * 2 / 3] {
        let jump = Int64.random(in: 10_000...200_000, using: &generator)
        for index in border..<spans.count { shifts[index] += jump }
      }
    case .joined, .joinedInThree, .joinedAtRatios:
      let parts = kind == .joinedInThree ? 3 : 2
      for number in 0..<parts {
        let around = spans.count * number / parts
        let border = number == 0 ? 0 : around + .random(in: -30...30, using: &generator)
        let begin = Int64.random(in: 0...20_000, using: &generator)
        for index in border..<spans.count {
          shifts[index] = begin - spans[border].start
          if kind == .joinedAtRatios {
            ratios[index] = Self.ratios[Int(seed + UInt64(number * 5)) % 21]
          }
        }
      }
    default: break
    }
    for (index, span) in spans.enumerated() {
      file.append(
        CueTimes(
          start: ms(Int64((Double(span.start + shifts[index]) / ratios[index]).rounded())),
          end: ms(Int64((Double(span.end + shifts[index]) / ratios[index]).rounded()))))
    }
    truth = kind.isHopeless ? [] : spans.map(\.start)
  }

  /// How an alignment went.
  enum Outcome: String, Sendable {
    case right, refused, wrong
  }

  /// Judges an alignment: nineteen of twenty cues within 100 ms and none beyond a second are right.
  func outcome(of alignment: Alignment) throws -> Outcome {
    guard alignment.verdict != .refused else { return .refused }
    guard !truth.isEmpty else { return .wrong }
    let errors = try errors(of: alignment)
    return errors[(errors.count - 1) * 95 / 100] <= 100 && errors[errors.count - 1] <= 1000
      ? .right : .wrong
  }

  /// How far each cue starts from where it belongs, in order.
  func errors(of alignment: Alignment) throws -> [Int64] {
    var retimer = try Retimer(alignment.retiming, options: .anything)
    return zip(file, truth).map { cue, truth in
      abs(retimer.retime(start: cue.start, end: cue.end).start.milliseconds - truth)
    }.sorted()
  }

  /// Without one cue in eight, with one in eight more, and with every end a little elsewhere.
  private static func spoiled(_ spans: [Span], _ generator: inout SeededGenerator) -> [Span] {
    var result: [Span] = []
    for (index, span) in spans.enumerated() where Int.random(in: 0..<8, using: &generator) > 0 {
      let start = span.start + .random(in: -200...200, using: &generator)
      result.append(
        Span(start, max(start + 200, span.end + .random(in: -200...200, using: &generator))))
      let next = index + 1 < spans.count ? spans[index + 1].start : span.end + 5000
      if Int.random(in: 0..<8, using: &generator) == 0, next - span.end > 1500 {
        result.append(Span(span.end + 400, next - 300))
      }
    }
    return result
  }

  /// Speech without pauses: cues of two to seven seconds, one after the other.
  static func lecture(_ cues: Int, _ generator: inout SeededGenerator) -> [Span] {
    var time = Int64.random(in: 500...20_000, using: &generator)
    return (0..<cues).map { _ in
      if Int.random(in: 0..<8, using: &generator) == 0 {
        time += .random(in: 200...2500, using: &generator)
      }
      let length = Int64.random(in: 2000...7000, using: &generator)
      defer { time += length }
      return Span(time, time + length)
    }
  }

  private static func merged(_ spans: [Span], by number: Int) -> [Span] {
    stride(from: 0, to: spans.count, by: number).map { index in
      Span(spans[index].start, spans[min(index + number, spans.count) - 1].end)
    }
  }

  private static func divided(_ spans: [Span]) -> [Span] {
    spans.flatMap { span -> [Span] in
      guard span.end - span.start > 1600 else { return [span] }
      let middle = (span.start + span.end) / 2
      return [Span(span.start, middle), Span(middle, span.end)]
    }
  }

  /// Two lines that roll: each cue stays until the next line comes, and with gaps a flash of what
  /// stays follows each, as automatic captions have it.
  private static func rolling(_ spans: [Span], withGaps: Bool) -> [Span] {
    spans.enumerated().flatMap { index, span -> [Span] in
      let next = index + 1 < spans.count ? spans[index + 1].start : span.end + 500
      let end = next - span.end > 3000 ? span.end + 500 : next
      guard withGaps, end - span.start > 200 else { return [Span(span.start, end)] }
      return [Span(span.start, end - 10), Span(end - 10, end)]
    }
  }
}
