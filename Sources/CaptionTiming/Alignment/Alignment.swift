// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A run of cues that move together, as an alignment found it.
public struct AlignedBlock: Sendable, Hashable, Codable {
  /// The first and last cue of the block, counted from 1 in the order of their starts.
  public var cues: ClosedRange<Int>

  /// When the block's first cue starts, in the file as it is.
  public var start: Timestamp

  /// How far the block moves after the ratio is applied; later when positive.
  public var offset: Timestamp

  /// How many of its cues start or end with a cue of the reference.
  public var matched: Int

  /// How sure it is that the offset is right, from 0 to 1.
  public var confidence: Double
}

/// What an alignment found: a ratio, and blocks with an offset each.
public struct Alignment: Sendable, Hashable, Codable {
  /// What follows from it.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// The file fits its reference as it is, within what can be measured: leave it alone.
    case unchanged
    /// The retiming puts the file right.
    case aligned
    /// The evidence is too weak: the two are probably not captions of the same media.
    case refused
  }

  /// The ratio by which times are multiplied before the blocks move; 1 for none.
  public var ratio: Rational

  /// The blocks, in the order of time; at least one unless a file has no cues.
  public var blocks: [AlignedBlock]

  /// How sure the whole is, from 0 to 1: the mean of the blocks, each by its number of cues.
  public var confidence: Double

  /// What follows from it.
  public var verdict: Verdict

  /// The change of time that puts the file right; the identity when it is right already.
  ///
  /// A refused alignment has one too, for a caller that knows better.
  public var retiming: Retiming

  static func refused() -> Alignment {
    Alignment(ratio: .one, blocks: [], confidence: 0, verdict: .refused, retiming: .identity)
  }
}

extension Alignment: CustomStringConvertible {
  /// The verdict with its confidence, the ratio, and one line a block.
  public var description: String {
    let percent = Int(confidence * 100)
    var lines: [String] = []
    switch verdict {
    case .unchanged: lines.append("already aligned, confidence \(percent) %")
    case .aligned: lines.append("aligned, confidence \(percent) %")
    case .refused: lines.append("refused, confidence \(percent) %")
    }
    if ratio != .one { lines.append("times × \(ratio)") }
    for block in blocks {
      let sure = Int(block.confidence * 100)
      let offset = RetimingReport.signed(block.offset)
      lines.append(
        "cues \(block.cues.lowerBound) to \(block.cues.upperBound), from \(block.start): "
          + "\(offset), \(block.matched) matched, confidence \(sure) %")
    }
    return lines.joined(separator: "\n")
  }
}
