// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// What an alignment found: parts, each with a ratio, and blocks with an offset each.
public struct Alignment: Sendable, Hashable, Codable {
  /// What follows from it.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// The file fits its reference as it is, within what can be measured: leave it alone.
    case unchanged
    /// The retiming puts the file right.
    case aligned
    /// The evidence is too weak: see ``Alignment/refusal``.
    case refused
  }

  /// What a file suffers from, in the words of the field.
  public enum Finding: String, Sendable, Hashable, Codable, CaseIterable {
    /// All of it is early or late by a constant.
    case offset
    /// Times run too fast or too slow by the ratio of two usual frame rates.
    case frameRate
    /// Times run too fast or too slow by some other ratio.
    case drift
    /// The offset jumps, as adverts and cuts make it.
    case splits
    /// It was joined from parts, and its own times go back where the next begins.
    case parts
  }

  /// The parts of the file, in its order; one unless its own times go back.
  public var parts: [Alignment.Part]

  /// How sure the whole is, from 0 to 1.
  ///
  /// It is the share of the cues that is explained, each as sure as its block: half a file that
  /// matches is 0.5.
  public var confidence: Double

  /// What follows from it.
  public var verdict: Verdict

  /// Why it was refused; `nil` unless it was.
  public var refusal: Alignment.Refusal?

  /// The change of time that puts the file right; the identity when it is right already.
  ///
  /// A refused alignment has one too, for a caller that knows better.
  public var retiming: Retiming

  /// The ratio by which the times of the first part are multiplied before its blocks move.
  public var ratio: Rational { parts.first?.ratio ?? .one }

  /// The blocks of all parts, in the order of the file.
  public var blocks: [Alignment.Block] { parts.flatMap(\.blocks) }

  /// What was found, in the order of ``Finding``; nothing for a file that is right or was refused.
  public var findings: [Finding] {
    guard verdict == .aligned else { return [] }
    let common = Set(Aligner.Options.commonRatios)
    let ratios = parts.map(\.ratio).filter { $0 != .one }
    var found: Set<Finding> = []
    if parts.contains(where: { part in part.blocks.contains { $0.offset != .zero } }) {
      found.insert(.offset)
    }
    if ratios.contains(where: common.contains) { found.insert(.frameRate) }
    if !ratios.allSatisfy(common.contains) { found.insert(.drift) }
    if parts.contains(where: { $0.blocks.count > 1 }) { found.insert(.splits) }
    if parts.count > 1 { found.insert(.parts) }
    return Finding.allCases.filter(found.contains)
  }

  init(refusedFor refusal: Alignment.Refusal) {
    self.init(
      parts: [], confidence: 0, verdict: .refused, refusal: refusal, retiming: .identity)
  }

  private init(
    parts: [Alignment.Part], confidence: Double, verdict: Verdict, refusal: Alignment.Refusal?,
    retiming: Retiming
  ) {
    self.parts = parts
    self.confidence = confidence
    self.verdict = verdict
    self.refusal = refusal
    self.retiming = retiming
  }

  /// What the parts of a file say together.
  init(_ parts: [Alignment.Part], _ file: [CueTimes], least: Double) throws(TimingError) {
    let count = Double(max(file.count, 1))
    let confidence = parts.reduce(0) { $0 + $1.confidence * Double($1.cues.count) } / count
    let isRight = parts.allSatisfy { $0.retiming == .identity }
    var retiming = parts.count == 1 ? parts[0].retiming : .identity
    if parts.count > 1, !isRight {
      retiming = Retiming([
        RetimingStep(
          .parts(
            parts.map {
              RetimingStep.RetimedPart(firstCue: $0.cues.lowerBound, steps: $0.retiming.steps)
            }))
      ])
    }
    let refusal = Alignment.Refusal(parts, confidence, least: least)
    self.init(
      parts: parts, confidence: confidence,
      verdict: refusal != nil ? .refused : isRight ? .unchanged : .aligned, refusal: refusal,
      retiming: retiming)
  }
}

extension Alignment: CustomStringConvertible {
  /// The verdict with its confidence, what was found, and one line a block.
  public var description: String {
    let percent = Int(confidence * 100)
    var lines: [String] = []
    switch verdict {
    case .unchanged: lines.append("already aligned, confidence \(percent) %")
    case .aligned:
      lines.append(
        "aligned, confidence \(percent) %: "
          + findings.map(\.description).joined(separator: ", "))
    case .refused: lines.append("refused, confidence \(percent) %")
    }
    for (number, part) in parts.enumerated() {
      if parts.count > 1 {
        lines.append(
          "part \(number + 1), cues \(part.cues.lowerBound) to \(part.cues.upperBound)"
            + (part.blocks.isEmpty ? ": nothing agrees" : ""))
      }
      if part.ratio != .one { lines.append(Self.words(for: part.ratio)) }
      for block in part.blocks {
        let sure = Int(block.confidence * 100)
        let offset = RetimingReport.signed(block.offset)
        lines.append(
          "cues \(block.cues.lowerBound) to \(block.cues.upperBound), from \(block.start): "
            + "\(offset), \(block.matched) matched, confidence \(sure) %")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A ratio with the frame rates that it stands between, or as a decimal.
  static func words(for ratio: Rational) -> String {
    if let rates = Aligner.Options.frameRates(of: ratio) {
      return "times × \(ratio), as from \(rates.from) to \(rates.to) fps"
    }
    return "times × \(ratio.decimal)"
  }
}

extension Alignment.Finding: CustomStringConvertible {
  /// The finding in words.
  public var description: String {
    switch self {
    case .offset: "offset"
    case .frameRate: "frame rate"
    case .drift: "drift"
    case .splits: "splits"
    case .parts: "joined parts"
    }
  }
}
