// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// A number of frames per second, exactly: 23.976 is 24000/1001.
///
/// The NTSC family runs at 1000/1001 of the nominal rate (SMPTE ST 12-1; "29.97" is 30000/1001).
/// Their usual decimal names are understood as those fractions; every other number is taken as it
/// is written.
public struct FrameRate: Sendable, Hashable {
  /// Frames per second; above 0 and at most 480.
  ///
  /// The limit keeps frames longer than the 1 ms that SubRip can express, so that snapping a
  /// snapped time changes nothing.
  public let framesPerSecond: Rational

  /// Creates a frame rate.
  ///
  /// - Parameter framesPerSecond: Frames per second, above 0 and at most 480.
  /// - Throws: `TimingError.malformedFrameRate` outside that range.
  public init(_ framesPerSecond: Rational) throws(TimingError) {
    guard framesPerSecond > .zero, framesPerSecond <= Rational(480) else {
      throw .malformedFrameRate(framesPerSecond.description)
    }
    self.framesPerSecond = framesPerSecond
  }

  /// Creates the nominal rate, or its NTSC sibling at 1000/1001 of it; only for rates known to fit.
  private init(nominal: Int64, ntsc: Bool = false) {
    let exact = try? Rational(Int128(nominal) * (ntsc ? 1000 : 1), over: ntsc ? 1001 : 1)
    framesPerSecond = exact ?? .one
  }

  /// 24000/1001 frames per second, called 23.976.
  public static let ntscFilm = FrameRate(nominal: 24, ntsc: true)
  /// 24 frames per second.
  public static let film = FrameRate(nominal: 24)
  /// 25 frames per second.
  public static let pal = FrameRate(nominal: 25)
  /// 30000/1001 frames per second, called 29.97.
  public static let ntsc = FrameRate(nominal: 30, ntsc: true)
  /// 30 frames per second.
  public static let thirty = FrameRate(nominal: 30)
  /// 50 frames per second.
  public static let doublePAL = FrameRate(nominal: 50)
  /// 60000/1001 frames per second, called 59.94.
  public static let doubleNTSC = FrameRate(nominal: 60, ntsc: true)
  /// 60 frames per second.
  public static let sixty = FrameRate(nominal: 60)

  /// The decimal names of the NTSC family, and the nominal rate each stands for.
  private static let ntscNames: [(name: String, nominal: Int64)] = [
    ("23.976", 24), ("23.98", 24), ("23.97", 24), ("23.9760", 24), ("23.976024", 24),
    ("23.97602", 24),
    ("29.97", 30), ("29.970", 30), ("29.97003", 30), ("47.952", 48), ("47.95", 48),
    ("59.94", 60), ("59.940", 60), ("59.94006", 60), ("95.904", 96), ("119.88", 120),
  ]

  /// Reads a frame rate: `25`, `23.976`, `24000/1001`, `12.5`.
  ///
  /// - Parameter text: The rate; a comma may stand for the decimal point.
  /// - Throws: `TimingError.malformedFrameRate` when it is not a number in range.
  public init(_ text: String) throws(TimingError) {
    let dotted = String(text.map { $0 == "," ? "." : $0 })
    if let match = Self.ntscNames.first(where: { $0.name == dotted }) {
      self.init(nominal: match.nominal, ntsc: true)
      return
    }
    guard let value = try? Rational(text), let rate = try? FrameRate(value) else {
      throw .malformedFrameRate(text)
    }
    self = rate
  }

  /// The nominal rate that a decimal name stands for.
  ///
  /// - Parameter text: What was written, `23.97` for example.
  /// - Returns: The fraction, `24000/1001`, where the text says something else; `nil` where it is the
  ///   number that it says.
  public static func fraction(behind text: String) -> String? {
    let dotted = String(text.map { $0 == "," ? "." : $0 })
    guard let match = ntscNames.first(where: { $0.name == dotted }) else { return nil }
    return "\(match.nominal * 1000)/1001"
  }

  /// The frame nearest to a time, a half going away from zero.
  ///
  /// - Parameter milliseconds: An exact time.
  /// - Returns: The frame's number, counted from 0 at time zero.
  /// - Throws: `TimingError.overflow` when the number does not fit.
  public func frame(nearest milliseconds: Rational) throws(TimingError) -> Int64 {
    try (milliseconds * framesPerSecond / Rational(1000)).rounded()
  }

  /// The frame that is being shown at a time.
  ///
  /// A frame that begins less than a millisecond later counts as shown: its time, written in whole
  /// milliseconds, lies that much before it.
  ///
  /// - Parameter milliseconds: An exact time.
  /// - Returns: The frame's number, counted from 0 at time zero.
  /// - Throws: `TimingError.overflow` when the number does not fit.
  public func frame(shownAt milliseconds: Rational) throws(TimingError) -> Int64 {
    // The last frame that begins before the next millisecond.
    let next = try (milliseconds + .one) * framesPerSecond / Rational(1000)
    let floor = try next.floored()
    return Rational(floor) == next ? floor - 1 : floor
  }

  /// The time at which a frame begins, in whole milliseconds.
  ///
  /// What is left of a millisecond is cut off: a time that is later than its frame shows one frame
  /// late where times are exact.
  ///
  /// - Parameter frame: The frame's number, counted from 0 at time zero.
  /// - Returns: The time.
  /// - Throws: `TimingError.overflow` when it does not fit.
  public func time(of frame: Int64) throws(TimingError) -> Timestamp {
    try Timestamp(milliseconds: begin(of: frame).floored())
  }

  /// The time at which a frame begins, as a file has it that is on the grid already.
  ///
  /// Some programs cut off what is left of a millisecond, as ``time(of:)`` does, and others round it;
  /// a time that is either stays as it is.
  ///
  /// - Parameters:
  ///   - frame: The frame's number, counted from 0 at time zero.
  ///   - milliseconds: The time that the file has.
  /// - Returns: That time where it is the frame's, and ``time(of:)`` otherwise.
  /// - Throws: `TimingError.overflow` when it does not fit.
  public func time(
    of frame: Int64, keeping milliseconds: Rational
  ) throws(TimingError) -> Timestamp {
    let rounded = try begin(of: frame).rounded()
    return Rational(rounded) == milliseconds
      ? Timestamp(milliseconds: rounded) : try time(of: frame)
  }

  private func begin(of frame: Int64) throws(TimingError) -> Rational {
    try Rational(frame) * Rational(1000) / framesPerSecond
  }
}

extension FrameRate: CustomStringConvertible {
  /// The usual name: `25`, `23.976`, or the fraction where there is none.
  public var description: String {
    for (name, nominal) in Self.ntscNames
    where FrameRate(nominal: nominal, ntsc: true) == self { return name }
    return framesPerSecond.description
  }
}

extension FrameRate: Codable {
  /// Decodes a rate from text such as `"23.976"` or `"25"`.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: What the decoder throws, and `DecodingError.dataCorrupted` for other text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Encodes the rate as its usual name.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
