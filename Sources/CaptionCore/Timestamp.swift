// SPDX-License-Identifier: Apache-2.0

/// A position on a media's time line, or a length of time, in whole milliseconds.
///
/// Times are exact integers; nothing in the toolkit stores a time as floating point. Hours are not
/// limited to 99 and times may be negative: whether such a time may be *written* is the caller's
/// policy.
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

extension Timestamp: CustomStringConvertible {
  /// The canonical SubRip timecode, `HH:MM:SS,mmm`, with a leading `-` for a negative time.
  public var description: String {
    var bytes: [UInt8] = []
    appendTimecode(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the canonical SubRip timecode, `HH:MM:SS,mmm`, as ASCII bytes.
  ///
  /// Hours take at least two digits and as many as they need; a negative time begins with `-`.
  ///
  /// - Parameter bytes: The buffer that receives at least 12 bytes.
  public func appendTimecode(to bytes: inout [UInt8]) {
    let magnitude = milliseconds.magnitude
    if milliseconds < 0 { bytes.append(UInt8(ascii: "-")) }
    let hours = magnitude / 3_600_000
    if hours > 99 {
      bytes.append(contentsOf: String(hours).utf8)
    } else {
      Self.append(hours, width: 2, to: &bytes)
    }
    bytes.append(UInt8(ascii: ":"))
    Self.append(magnitude / 60_000 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.append(magnitude / 1000 % 60, width: 2, to: &bytes)
    bytes.append(UInt8(ascii: ","))
    Self.append(magnitude % 1000, width: 3, to: &bytes)
  }

  private static func append(_ value: UInt64, width: Int, to bytes: inout [UInt8]) {
    if width == 3 { bytes.append(UInt8(truncatingIfNeeded: value / 100 % 10) &+ 0x30) }
    bytes.append(UInt8(truncatingIfNeeded: value / 10 % 10) &+ 0x30)
    bytes.append(UInt8(truncatingIfNeeded: value % 10) &+ 0x30)
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
