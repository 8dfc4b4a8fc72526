// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A change of time as a value: an ordered list of steps that is exact until its one rounding.
///
/// Retimings compose, print themselves, are `Codable`, and apply to a time, a cue, or, through a
/// ``Retimer``, to a file or a stream of any length.
///
/// ```swift
/// let retiming = Retiming.frameRate(from: .pal, to: .ntscFilm)
///   .followed(by: .shift(by: Timestamp(milliseconds: -1200)))
/// let time = try retiming.applied(to: Timestamp(milliseconds: 62_500))
/// ```
///
/// Steps are combined as exact fractions and the result is rounded to the millisecond once, a half
/// going away from zero; so there and back again is the identity for shifts, and within rounding
/// for everything else.
public struct Retiming: Sendable, Hashable, Codable {
  /// What happens, in order.
  public var steps: [RetimingStep]

  /// Creates a retiming from steps.
  ///
  /// - Parameter steps: What happens, in order; none for the identity.
  public init(_ steps: [RetimingStep] = []) {
    self.steps = steps
  }

  /// The retiming that changes nothing.
  public static let identity = Retiming()

  /// Moves every time by a constant.
  ///
  /// - Parameters:
  ///   - time: How far; later when positive.
  ///   - range: The range whose cues move; `nil` for all.
  /// - Returns: The retiming.
  public static func shift(by time: Timestamp, in range: TimeRange? = nil) -> Retiming {
    Retiming([RetimingStep(.shift(by: time), range: range)])
  }

  /// Multiplies every time by a ratio.
  ///
  /// - Parameters:
  ///   - ratio: The ratio; must be above zero.
  ///   - range: The range whose cues change; `nil` for all.
  /// - Returns: The retiming.
  public static func scale(by ratio: Rational, in range: TimeRange? = nil) -> Retiming {
    Retiming([RetimingStep(.scale(by: ratio), range: range)])
  }

  /// Converts as if a file timed for one frame rate were played at another.
  ///
  /// - Parameters:
  ///   - from: The rate that the file is timed for.
  ///   - to: The rate of the video that it is meant for.
  ///   - range: The range whose cues change; `nil` for all.
  /// - Returns: The retiming, which multiplies times by `from / to`.
  public static func frameRate(
    from: FrameRate, to: FrameRate, in range: TimeRange? = nil
  ) -> Retiming {
    Retiming([RetimingStep(.frameRate(from: from, to: to), range: range)])
  }

  /// Bends time so that every old time gets its new one.
  ///
  /// - Parameters:
  ///   - anchors: The known pairs, in any order.
  ///   - range: The range whose cues change; `nil` for all.
  /// - Returns: The retiming.
  public static func anchors(_ anchors: [Anchor], in range: TimeRange? = nil) -> Retiming {
    Retiming([RetimingStep(.anchors(anchors), range: range)])
  }

  /// This retiming first, then another.
  ///
  /// - Parameter next: What happens to the times that this one gives, before any rounding.
  /// - Returns: Both as one.
  public func followed(by next: Retiming) -> Retiming {
    Retiming(steps + next.steps)
  }

  /// The retiming that undoes this one, within the one rounding.
  ///
  /// - Throws: `TimingError.notInvertible` when a step acts on a range or on blocks,
  ///   `TimingError.overflow` when a value does not fit.
  public func inverted() throws(TimingError) -> Retiming {
    var result: [RetimingStep] = []
    for step in steps.reversed() {
      guard step.range == nil else { throw .notInvertible }
      result.append(RetimingStep(try Self.inverse(of: step.operation)))
    }
    return Retiming(result)
  }

  private static func inverse(
    of operation: RetimingStep.Operation
  ) throws(TimingError) -> RetimingStep.Operation {
    switch operation {
    case .shift(let time):
      let (opposite, overflow) = Int64(0).subtractingReportingOverflow(time.milliseconds)
      guard !overflow else { throw .overflow }
      return .shift(by: Timestamp(milliseconds: opposite))
    case .scale(let ratio): return .scale(by: try ratio.inverse())
    case .frameRate(let from, let to): return .frameRate(from: to, to: from)
    case .anchors(let anchors):
      return .anchors(anchors.map { Anchor(old: $0.new, new: $0.old) })
    case .blocks, .parts: throw .notInvertible
    case .sequence(let operations):
      var result: [RetimingStep.Operation] = []
      for operation in operations.reversed() { try result.append(inverse(of: operation)) }
      return .sequence(result)
    }
  }

  /// A time after this retiming.
  ///
  /// - Parameter time: A time of the file as it is.
  /// - Returns: The new time, rounded to the millisecond.
  /// - Throws: `TimingError` when a step is not valid or the result does not fit. To apply the same
  ///   retiming many times make a ``Retimer``, which checks the steps once.
  public func applied(to time: Timestamp) throws(TimingError) -> Timestamp {
    try CompiledRetiming(self).applied(start: time, end: time).start
  }

  /// A cue after this retiming; only its times change.
  ///
  /// - Parameter cue: A cue of the file as it is.
  /// - Returns: The cue at its new times, rounded to the millisecond.
  /// - Throws: As ``applied(to:)-(Timestamp)``.
  public func applied(to cue: Cue) throws(TimingError) -> Cue {
    let times = try CompiledRetiming(self).applied(start: cue.start, end: cue.end)
    var result = cue
    result.start = times.start
    result.end = times.end
    return result
  }
}

extension Retiming: CustomStringConvertible {
  /// The steps in words, in order.
  public var description: String {
    steps.isEmpty ? "no change" : steps.map(\.description).joined(separator: "; then ")
  }
}
