// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

extension RetimingStep {
  /// A stretch of a file, from a time up to the next block's, that moves by a constant.
  public struct ShiftedBlock: Sendable, Hashable, Codable {
    /// The time, in the file as it is, at which the block begins.
    public var from: Timestamp

    /// How far its cues move; later when positive.
    public var shift: Timestamp

    /// Creates a block.
    ///
    /// - Parameters:
    ///   - from: The time, in the file as it is, at which the block begins.
    ///   - shift: How far its cues move; later when positive.
    public init(from: Timestamp, shift: Timestamp) {
      self.from = from
      self.shift = shift
    }
  }
}

extension RetimingStep {
  /// A part of a file, from a cue up to the next part's, with steps of its own.
  public struct RetimedPart: Sendable, Hashable, Codable {
    /// The cue with which the part begins, counted from 1 in the order of the file.
    public var firstCue: Int

    /// What happens to its times, in order.
    public var steps: [RetimingStep]

    /// Creates a part.
    ///
    /// - Parameters:
    ///   - firstCue: The cue with which the part begins, counted from 1 in the order of the file.
    ///   - steps: What happens to its times, in order.
    public init(firstCue: Int, steps: [RetimingStep]) {
      self.firstCue = firstCue
      self.steps = steps
    }
  }
}

/// One step of a retiming: what happens to time, and optionally where.
public struct RetimingStep: Sendable, Hashable, Codable {
  /// What happens to time.
  public enum Operation: Sendable, Hashable, Codable {
    /// Every time moves by a constant, later when it is positive.
    case shift(by: Timestamp)

    /// Every time is multiplied by a ratio above zero.
    case scale(by: Rational)

    /// Every time is multiplied by `from / to`, as if a file timed for the first rate were played
    /// at the second: from 24 to 25 frames per second everything comes earlier.
    case frameRate(from: FrameRate, to: FrameRate)

    /// Time is bent so that every old time gets its new one: one anchor shifts, two fix a line,
    /// more fix a line between each neighbouring two; outside the outermost the nearest line goes
    /// on.
    case anchors([Anchor])

    /// Each block moves by a constant of its own; what starts before the first moves with it.
    case blocks([RetimingStep.ShiftedBlock])

    /// Each part of the file has steps of its own: for files joined from parts whose times begin
    /// anew, where a time alone does not tell which part is meant. Cues before the first part stay.
    case parts([RetimingStep.RetimedPart])

    /// Several operations, one after the other, as one step.
    ///
    /// With a range they all happen to the cues that start in it before the first of them, while
    /// steps of their own would each look at where the step before has put a cue.
    case sequence([Operation])
  }

  /// What happens to time.
  public var operation: Operation

  /// The range whose cues it happens to; `nil` for all cues.
  public var range: TimeRange?

  /// Creates a step.
  ///
  /// - Parameters:
  ///   - operation: What happens to time.
  ///   - range: The range whose cues it happens to; `nil` for all cues.
  public init(_ operation: Operation, range: TimeRange? = nil) {
    self.operation = operation
    self.range = range
  }
}

extension RetimingStep: CustomStringConvertible {
  /// The step in words.
  public var description: String {
    range.map { "\(operation), for cues that start in \($0)" } ?? operation.description
  }
}

extension RetimingStep.Operation: CustomStringConvertible {
  /// The operation in words, with its direction.
  public var description: String {
    switch self {
    case .shift(let time) where time.milliseconds < 0:
      "shift \(Timestamp(milliseconds: 0 &- time.milliseconds)) earlier"
    case .shift(let time):
      "shift \(time) later"
    case .scale(let ratio):
      "multiply times by \(ratio)"
    case .frameRate(let from, let to):
      "as if a file timed for \(from) fps were played at \(to) fps"
        + ((try? from.framesPerSecond / to.framesPerSecond).map { ", times × \($0)" } ?? "")
    case .anchors(let anchors):
      "bend time through " + anchors.map(\.description).joined(separator: ", ")
    case .blocks(let blocks):
      "shift in blocks: "
        + blocks.map { "from \($0.from) by \($0.shift)" }.joined(separator: ", ")
    case .parts(let parts):
      parts.map { "from cue \($0.firstCue): \(Retiming($0.steps))" }.joined(separator: "; ")
    case .sequence(let operations):
      operations.isEmpty
        ? "no change" : operations.map(\.description).joined(separator: ", then ")
    }
  }
}
