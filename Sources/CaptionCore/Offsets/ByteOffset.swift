// SPDX-License-Identifier: Apache-2.0

/// A place between the bytes of one thing: how many of its bytes stand before it.
///
/// There are two kinds, and no number stands for either of them by itself: ``TextOffset`` counts in the
/// UTF-8 that is parsed, ``FileOffset`` in the file as it is. They differ wherever a file is not UTF-8,
/// and only the map that the decoder made leads from one to the other. Distances are plain numbers of
/// bytes; half-open ranges of offsets have a `count`.
public protocol ByteOffset: Strideable, Hashable, Codable, Sendable where Stride == Int {
  /// How many bytes stand before the place.
  var bytes: Int { get }

  /// Creates the place before which so many bytes stand.
  ///
  /// - Parameter bytes: The number of bytes.
  init(_ bytes: Int)
}

extension ByteOffset {
  /// Whether two places are one.
  ///
  /// - Parameters:
  ///   - lhs: The one.
  ///   - rhs: The other.
  /// - Returns: Whether they are.
  @inlinable
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.bytes == rhs.bytes }

  /// Whether a place stands before another.
  ///
  /// - Parameters:
  ///   - lhs: The place.
  ///   - rhs: The other.
  /// - Returns: Whether it does.
  @inlinable
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.bytes < rhs.bytes }

  /// How many bytes stand between this place and another; negative for one before it.
  ///
  /// - Parameter other: The other place.
  /// - Returns: The number of bytes.
  @inlinable
  public func distance(to other: Self) -> Int { other.bytes - bytes }

  /// The place so many bytes behind this one.
  ///
  /// - Parameter distance: The number of bytes; negative for a place before this one.
  /// - Returns: The place.
  @inlinable
  public func advanced(by distance: Int) -> Self { Self(bytes + distance) }

  /// The place so many bytes behind another.
  ///
  /// - Parameters:
  ///   - lhs: The other place.
  ///   - rhs: The number of bytes.
  /// - Returns: The place.
  @inlinable
  public static func + (lhs: Self, rhs: Int) -> Self { Self(lhs.bytes + rhs) }

  /// The place so many bytes before another.
  ///
  /// - Parameters:
  ///   - lhs: The other place.
  ///   - rhs: The number of bytes.
  /// - Returns: The place.
  @inlinable
  public static func - (lhs: Self, rhs: Int) -> Self { Self(lhs.bytes - rhs) }

  /// How many bytes stand between two places.
  ///
  /// - Parameters:
  ///   - lhs: The end.
  ///   - rhs: The start.
  /// - Returns: The number of bytes; negative where the end stands before the start.
  @inlinable
  public static func - (lhs: Self, rhs: Self) -> Int { lhs.bytes - rhs.bytes }

  /// Moves the place on.
  ///
  /// - Parameters:
  ///   - lhs: The place.
  ///   - rhs: The number of bytes.
  @inlinable
  public static func += (lhs: inout Self, rhs: Int) { lhs = lhs + rhs }
}

extension ByteOffset {
  /// Reads a place that was written as a number.
  ///
  /// - Parameter decoder: Where to read it from.
  /// - Throws: What the decoder throws.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Int.self))
  }

  /// Writes the place as a number.
  ///
  /// - Parameter encoder: Where to write it.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(bytes)
  }
}

extension Range where Bound: ByteOffset {
  /// A range of a part, counted in the whole.
  ///
  /// - Parameters:
  ///   - part: The range, counted from the first byte of the part.
  ///   - start: Where the part begins.
  @inlinable
  public init(_ part: Range<Int>, from start: Bound) {
    self = start + part.lowerBound..<start + part.upperBound
  }

  /// The same bytes as plain numbers, which index an array of what the offsets count in.
  @inlinable
  public var bytes: Range<Int> { lowerBound.bytes..<upperBound.bytes }
}
