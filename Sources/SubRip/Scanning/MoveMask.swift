// SPDX-License-Identifier: Apache-2.0

/// One bit for each lane of a comparison, the first lane's lowest.
enum MoveMask {
  /// The lanes that hold, as bits.
  ///
  /// Compare vectors of a stated type: the operators that take a scalar, and those that the compiler
  /// picks for a literal, run lane by lane (Swift 6.3), thirty times slower.
  @inline(__always)
  static func bits(_ lanes: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let marked = SIMD16<UInt8>(repeating: 0).replacing(with: weights, where: lanes)
    // Sound: both types are 16 plain bytes. There is no move-mask in Swift; each half has distinct
    // powers of two in its bytes, and the multiplication adds the eight of them in the top byte.
    let halves = unsafe unsafeBitCast(marked, to: SIMD2<UInt64>.self)
    let low = (halves.x &* 0x0101_0101_0101_0101) >> 56
    let high = (halves.y &* 0x0101_0101_0101_0101) >> 56
    return low | high << 8
  }

  private static var weights: SIMD16<UInt8> {
    SIMD16(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
  }
}
