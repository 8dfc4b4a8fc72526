// SPDX-License-Identifier: Apache-2.0

/// Walks the bytes that may end a line, LF and CR, 64 bytes at a time.
///
/// A mask of the next block is kept between calls, so that short lines cost a few instructions each
/// and no call into the C library.
struct NewlineCursor {
  private var base: Int
  private var bits: UInt64 = 0
  private var next: Int

  /// Starts at a position.
  init(at position: Int) {
    base = position
    next = position
  }

  /// The position of the next LF or CR, or `span.count` where there is none.
  @inline(__always)
  mutating func advance(in span: Span<UInt8>) -> Int {
    while bits == 0 {
      guard next &+ 64 <= span.count else { return advanceNearEnd(in: span) }
      base = next
      bits = Self.mask(span, at: base)
      next = base &+ 64
    }
    let position = base &+ bits.trailingZeroBitCount
    bits &= bits &- 1
    return position
  }

  /// Forgets what lies before a position that `advance` has not passed yet.
  @inline(__always)
  mutating func skip(to position: Int) {
    if position >= next {
      bits = 0
      next = position
    } else if position > base {
      bits &= ~UInt64(0) << UInt64(truncatingIfNeeded: position &- base)
    }
  }

  private mutating func advanceNearEnd(in span: Span<UInt8>) -> Int {
    while next < span.count {
      let byte = span[next]
      next &+= 1
      if byte == 0x0A || byte == 0x0D {
        return next &- 1
      }
    }
    return span.count
  }

  @inline(__always)
  private static func mask(_ span: Span<UInt8>, at base: Int) -> UInt64 {
    mask16(span.vector(at: base)) | mask16(span.vector(at: base &+ 16)) << 16
      | mask16(span.vector(at: base &+ 32)) << 32 | mask16(span.vector(at: base &+ 48)) << 48
  }

  @inline(__always)
  private static func mask16(_ bytes: SIMD16<UInt8>) -> UInt64 {
    // Compared with vectors of a stated type: the operators that take a scalar, and those that the
    // compiler picks for a literal, run lane by lane (Swift 6.3), thirty times slower.
    let hits = (bytes .== Self.repeating(0x0A)) .| (bytes .== Self.repeating(0x0D))
    let marked = SIMD16<UInt8>(repeating: 0).replacing(with: weights, where: hits)
    // Sound: both types are 16 plain bytes. There is no move-mask in Swift; each half has distinct
    // powers of two in its bytes, and the multiplication adds the eight of them in the top byte.
    let halves = unsafe unsafeBitCast(marked, to: SIMD2<UInt64>.self)
    let low = (halves.x &* 0x0101_0101_0101_0101) >> 56
    let high = (halves.y &* 0x0101_0101_0101_0101) >> 56
    return low | high << 8
  }

  @inline(__always)
  private static func repeating(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  private static var weights: SIMD16<UInt8> {
    SIMD16(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
  }
}
