// SPDX-License-Identifier: Apache-2.0

/// A position on a media's time line, or a length of time, in whole milliseconds.
///
/// Times are exact integers; nothing in the toolkit stores a time as floating point. Hours are not
/// limited to 99 and times may be negative: whether such a time may be *written* is the caller's
/// policy, and how it is written is the business of a format.
public struct Timestamp: Sendable, Hashable {
  /// Milliseconds from the start of the media.
  public var milliseconds: Int64

  /// Creates a timestamp from whole milliseconds.
  ///
  /// - Parameter milliseconds: Milliseconds from the start of the media; may be negative.
  @inlinable
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The start of the media.
  public static let zero = Timestamp(milliseconds: 0)
}

extension Timestamp: Comparable {
  /// Orders timestamps by time.
  @inlinable
  public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
    lhs.milliseconds < rhs.milliseconds
  }
}

extension Timestamp: Codable {
  /// Decodes a timestamp from an integer number of milliseconds.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: What the decoder throws when the value is not an integer.
  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Encodes the timestamp as an integer number of milliseconds.
  ///
  /// - Parameter encoder: The encoder to write to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}
