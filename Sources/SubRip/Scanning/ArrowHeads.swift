// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// A quick look for what could be the head of an arrow.
enum ArrowHeads {
  /// Whether a range holds a byte with which ``Glyph`` begins an arrow or its head: `>`, the `&` of
  /// `&gt;`, or the first byte of `→`, `＞` and their like.
  ///
  /// - Returns: `false` only where there is none.
  static func mayOccur(in span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    let end = range.upperBound
    while position < end, position &+ 16 <= span.count {
      let found = heads(ByteVector.load(span, at: position))
      let left = UInt64(truncatingIfNeeded: min(end &- position, 16))
      if found & ((1 << left) &- 1) != 0 { return true }
      position &+= 16
    }
    while position < end {
      switch span[position] {
      case 0x3E, 0x26, 0xE2, 0xEF: return true
      default: position &+= 1
      }
    }
    return false
  }

  @inline(__always)
  private static func heads(_ bytes: SIMD16<UInt8>) -> UInt64 {
    ByteVector.bits(
      (bytes .== ByteVector.all(0x3E)) .| (bytes .== ByteVector.all(0x26))
        .| (bytes .== ByteVector.all(0xE2))
        .| (bytes .== ByteVector.all(0xEF)))
  }
}
