// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// Why a time, a ratio or a map of times could not be read or computed.
public enum TimingError: Error, Sendable, Hashable {
  /// A time that is not written as `00:01:02,500`, `62.5s`, `1m2.5s` or `-1200ms`.
  case malformedTime(String)

  /// A bare number, which could be seconds or milliseconds.
  case missingUnit(String)

  /// A ratio that is neither a decimal nor a fraction of whole numbers, or not above zero.
  case malformedRatio(String)

  /// A frame rate that is not a number or a fraction above 0 and up to 480.
  case malformedFrameRate(String)

  /// A range that is not written `FROM..TO`, or that ends before it begins.
  case malformedRange(String)

  /// An anchor that is not written `OLD=NEW` or `#CUE=NEW`.
  case malformedAnchor(String)

  /// No anchors were given.
  case noAnchors

  /// Two anchors have the same old time.
  case repeatedAnchor(Anchor, Anchor)

  /// Two anchors would stop or reverse time: the earlier old time does not get the earlier new one.
  case anchorsOutOfOrder(Anchor, Anchor)

  /// Between two anchors, or beyond the outermost ones, time runs so much faster or slower that one
  /// of them is likely a mistake.
  case steepAnchors(Anchor, Anchor)

  /// The blocks of a piecewise shift do not begin at increasing times.
  case blocksOutOfOrder(Timestamp)

  /// A step in blocks was also given a range.
  case blocksInRange

  /// A step in blocks was put into a sequence.
  case blocksInSequence

  /// A step in parts was put into a range, a sequence or another part, or its parts do not begin at
  /// increasing cues.
  case misplacedParts

  /// A retiming in parts was asked about a time without a cue.
  case needsCue

  /// A retiming that acts on a range, or in blocks, has no exact inverse.
  case notInvertible

  /// A result does not fit the exact arithmetic: 128 bits on the way, 64 bits of milliseconds.
  case overflow
}

extension TimingError: CustomStringConvertible {
  /// One line for people: what is wrong, and what is expected.
  public var description: String {
    switch self {
    case .malformedTime(let text):
      "'\(text)' is not a time; write it as 00:01:02,500, 62.5s, 1m2.5s or -1200ms"
    case .missingUnit(let text):
      "'\(text)' has no unit; write \(text)s for seconds or \(text)ms for milliseconds"
    case .malformedRatio(let text):
      "'\(text)' is not a ratio above zero; write it as 1.001, 25/24, 25/23.976 or 104.2%"
    case .malformedFrameRate(let text):
      "'\(text)' is not a frame rate; write it as 25, 23.976 or 24000/1001 (above 0, up to 480)"
    case .malformedRange(let text):
      "'\(text)' is not a range; write it as FROM..TO, for example 00:10:00..00:20:00 or 10m.."
    case .malformedAnchor(let text):
      "'\(text)' is not an anchor; write it as OLD=NEW, for example 00:01:02,500=00:01:04,000, "
        + "or with a cue's number, #24=00:03:53,582"
    case .noAnchors:
      "no anchors were given; at least one is needed"
    case .repeatedAnchor(let first, let second):
      "the anchors \(first) and \(second) both say where \(first.old) belongs; "
        + "leave one of them out"
    case .anchorsOutOfOrder(let first, let second):
      "the anchors \(first) and \(second) would make time "
        + (first.new == second.new ? "stand still" : "run backward")
        + "; a later old time needs a later new one"
    case .steepAnchors(let first, let second):
      "between the anchors \(first) and \(second) times would be multiplied by "
        + "\(Anchor.slope(first, second)?.decimal ?? "?"), and no drift is that steep: a break lies "
        + "between them, or one is wrong"
    case .blocksOutOfOrder(let time):
      "the block from \(time) does not begin after the block before it"
    case .blocksInRange:
      "a step in blocks cannot also have a range; the blocks say where it acts"
    case .blocksInSequence:
      "a step in blocks cannot be part of a sequence; give it as a step of its own"
    case .misplacedParts:
      "a step in parts cannot have a range, be part of a sequence or of another part, and its parts "
        + "begin at increasing cues"
    case .needsCue:
      "a retiming in parts needs to know the cue; apply it to a file with a Retimer"
    case .notInvertible:
      "a retiming of a range or of blocks cannot be inverted; give the opposite one instead"
    case .overflow:
      "a time is too large to compute exactly"
    }
  }
}
