// SPDX-License-Identifier: Apache-2.0

public import CaptionTiming

extension ProfileLimits {
  /// A length of time as guidelines give it: in milliseconds, or in frames of the media.
  ///
  /// A profile file writes `80`, or `{ "frames": 2 }`.
  public enum TimeSpan: Sendable, Hashable {
    /// Milliseconds.
    case milliseconds(Int64)
    /// Frames of the media.
    case frames(Int)

    /// The frame rate that a shortest time is read with when the media's is not known: the highest of
    /// film and television, so that no file of a lower rate is blamed.
    public static let lenientRate = FrameRate.thirty

    /// The time in milliseconds, rounded down.
    ///
    /// - Parameter rate: The media's frame rate; ``lenientRate`` unless it is known.
    /// - Returns: The milliseconds.
    public func milliseconds(at rate: FrameRate?) -> Int64 {
      switch self {
      case .milliseconds(let value): value
      case .frames(let count): Self.milliseconds(ofFrames: count, at: rate ?? Self.lenientRate)
      }
    }

    /// The time of some frames in milliseconds, rounded down.
    static func milliseconds(ofFrames count: Int, at rate: FrameRate) -> Int64 {
      let time =
        Int128(count) * 1000 * rate.framesPerSecond.denominator / rate.framesPerSecond.numerator
      return Int64(clamping: time)
    }
  }
}

extension ProfileLimits.TimeSpan: Codable {
  private enum CodingKeys: String, CodingKey { case frames }

  /// Reads milliseconds or an object with `frames`.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: What the decoder throws.
  public init(from decoder: any Decoder) throws {
    if let value = try? decoder.singleValueContainer().decode(Int64.self) {
      self = .milliseconds(value)
    } else {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self = .frames(try container.decode(Int.self, forKey: .frames))
    }
  }

  /// Writes milliseconds or an object with `frames`.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .milliseconds(let value):
      var container = encoder.singleValueContainer()
      try container.encode(value)
    case .frames(let count):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(count, forKey: .frames)
    }
  }
}

extension ProfileLimits {
  /// Which gaps between cues are to be closed.
  public struct GapClosing: Sendable, Hashable, Codable {
    /// Gaps shorter than this are, in milliseconds.
    public var below: Int64
    /// Frames to take off `below`: half a second less one frame.
    public var lessFrames: Int?
    /// Whether the cues are to touch; otherwise the smallest gap is left between them.
    public var joins: Bool?

    /// Creates a rule for gaps.
    ///
    /// - Parameters:
    ///   - below: Gaps shorter than this are to be closed, in milliseconds.
    ///   - lessFrames: Frames to take off `below`.
    ///   - joins: Whether the cues are to touch.
    public init(below: Int64, lessFrames: Int? = nil, joins: Bool? = nil) {
      self.below = below
      self.lessFrames = lessFrames
      self.joins = joins
    }
  }
}
