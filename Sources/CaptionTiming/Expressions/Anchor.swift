// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// One known pair: what stands at the old time belongs at the new time.
public struct Anchor: Sendable, Hashable, Codable {
  /// A time of the file as it is.
  public var old: Timestamp

  /// Where that time belongs.
  public var new: Timestamp

  /// Creates an anchor.
  ///
  /// - Parameters:
  ///   - old: A time of the file as it is.
  ///   - new: Where that time belongs.
  public init(old: Timestamp, new: Timestamp) {
    self.old = old
    self.new = new
  }
}

extension Anchor {
  /// By what time is multiplied between two anchors.
  static func slope(_ first: Anchor, _ second: Anchor) -> Rational? {
    let (rise, overflow) = second.new.milliseconds.subtractingReportingOverflow(
      first.new.milliseconds)
    let (run, carry) = second.old.milliseconds.subtractingReportingOverflow(
      first.old.milliseconds)
    guard !overflow, !carry else { return nil }
    return try? Rational(Int128(rise), over: Int128(run))
  }

  /// Sorts anchors each of which moves time forward from the one before.
  ///
  /// - Parameter anchors: The anchors, in any order.
  /// - Returns: The anchors by their old times.
  /// - Throws: `TimingError.repeatedAnchor` or `TimingError.anchorsOutOfOrder` with the first two that
  ///   do not.
  static func inOrder(_ anchors: [Anchor]) throws(TimingError) -> [Anchor] {
    let sorted = anchors.sorted { $0.old < $1.old }
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      guard left.old < right.old else { throw .repeatedAnchor(left, right) }
      guard left.new < right.new else { throw .anchorsOutOfOrder(left, right) }
    }
    return sorted
  }

  /// Refuses anchors between which time runs by less than 0.9 or more than 1.1.
  ///
  /// No media drifts as steeply; where two anchors say so, a break lies between them, or one is wrong,
  /// and a cue there would last for minutes.
  ///
  /// - Parameter anchors: The anchors, in any order.
  /// - Throws: `TimingError.steepAnchors` with the first two between which it is so;
  ///   `TimingError.repeatedAnchor` or `TimingError.anchorsOutOfOrder` for two that fix no slope.
  public static func checkSlopes(of anchors: [Anchor]) throws(TimingError) {
    let sorted = try inOrder(anchors)
    for (left, right) in zip(sorted, sorted.dropFirst()) {
      guard let slope = slope(left, right),
        Int128(10) * slope.numerator >= Int128(9) * slope.denominator,
        Int128(10) * slope.numerator <= Int128(11) * slope.denominator
      else { throw .steepAnchors(left, right) }
    }
  }
}

extension Anchor: CustomStringConvertible {
  /// The anchor as `00:01:02,500=00:01:04,000`.
  public var description: String { "\(old)=\(new)" }
}

/// An anchor as people write it: by time, or by the number of a cue whose start is meant.
public enum AnchorExpression: Sendable, Hashable {
  /// `00:01:02,500=00:01:04,000`: a time of the file and where it belongs.
  case time(Anchor)

  /// `#24=00:03:53,582`: a cue, counted from 1 in the order of the file, and where it starts.
  case cue(ordinal: Int, new: Timestamp)

  /// Reads `OLD=NEW` or `#CUE=NEW`, each time as `Timestamp(expression:)` reads it.
  ///
  /// - Parameter text: The anchor.
  /// - Throws: `TimingError.malformedAnchor`, or what reading a time throws.
  public init(_ text: String) throws(TimingError) {
    guard let (left, right) = text.separated(by: "=") else { throw .malformedAnchor(text) }
    var cursor = TextCursor(left)
    if cursor.skip("#") {
      guard let (value, _) = cursor.digits(), cursor.isAtEnd, value > 0,
        let ordinal = Int(exactly: value)
      else { throw .malformedAnchor(text) }
      self = .cue(ordinal: ordinal, new: try Timestamp(expression: right))
    } else {
      self = .time(
        Anchor(old: try Timestamp(expression: left), new: try Timestamp(expression: right)))
    }
  }
}
