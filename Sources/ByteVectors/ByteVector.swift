// SPDX-License-Identifier: Apache-2.0

public import CByteVectors

/// Sixteen bytes that are compared at once.
///
/// Compared with vectors of a stated type: with a scalar, with what the compiler picks for a literal,
/// and when `any` or `all` is asked, the sixteen are looked at one by one (Swift 6.3), thirty times
/// slower.
///
/// In a module of its own that no product offers: what is `package` is called across modules and not
/// inlined, for twice the time of a whole validation, and what captions are made of has no business
/// offering this to others.
public enum ByteVector {
  /// What a comparison of sixteen bytes gives.
  public typealias Mask = SIMDMask<SIMD16<Int8>>

  /// Sixteen times the same byte.
  @inlinable @inline(__always)
  public static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  /// Loads sixteen bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - position: Where the first one stands; fifteen follow.
  /// - Returns: The bytes.
  @inlinable @inline(__always)
  public static func load(_ bytes: Span<UInt8>, at position: Int) -> SIMD16<UInt8> {
    // Sound: the load is checked against the span's bounds, and any bits are sixteen integers. Loaded
    // one by one, overlapping vectors are put together from each other's bytes, at twice the cost.
    unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
  }

  /// Loads eight bytes as they stand in memory, to be compared or hashed.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - position: Where the first one stands; seven follow.
  /// - Returns: The bytes.
  @inlinable @inline(__always)
  public static func word(_ bytes: Span<UInt8>, at position: Int) -> UInt64 {
    // Sound: as in `load`.
    unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
  }

  /// Sixty-four bytes. (The halves of a `SIMD64` are taken lane by lane.)
  @frozen
  public struct Block: BitwiseCopyable {
    /// The bytes, sixteen by sixteen.
    public let a, b, c, d: SIMD16<UInt8>
  }

  /// Loads sixty-four bytes, checked against the bounds once.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - position: Where the first one stands; sixty-three follow.
  /// - Returns: The bytes.
  @inlinable @inline(__always)
  public static func loadBlock(_ bytes: Span<UInt8>, at position: Int) -> Block {
    // Sound: as in `load`; a block is four vectors and nothing else.
    unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: Block.self)
  }

  /// Whether some byte of a mask is set.
  @inlinable @inline(__always)
  public static func hasAny(_ mask: Mask) -> Bool {
    // Sound: both are 16 plain bytes.
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves.x | halves.y != 0
  }

  /// A bit for each byte of a mask, the first byte's lowest.
  @inlinable @inline(__always)
  public static func bits(_ mask: Mask) -> UInt64 {
    // Sound: both are 16 plain bytes.
    highBits(unsafe unsafeBitCast(mask, to: SIMD16<UInt8>.self))
  }

  /// The highest bit of each byte, the first byte's lowest: of text, the bytes that are not ASCII.
  @inlinable @inline(__always)
  public static func highBits(_ bytes: SIMD16<UInt8>) -> UInt64 { UInt64(cbv_high_bits(bytes)) }

  /// The sum of sixteen bytes.
  @inlinable @inline(__always)
  public static func sum(_ bytes: SIMD16<UInt8>) -> Int {
    // Sound: both are 16 plain bytes.
    let halves = unsafe unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    let even: UInt64 = 0x00FF_00FF_00FF_00FF
    let sums =
      (halves.x & even) &+ (halves.x >> 8 & even) &+ (halves.y & even) &+ (halves.y >> 8 & even)
    return Int((sums &* 0x0001_0001_0001_0001) >> 48)
  }
}
