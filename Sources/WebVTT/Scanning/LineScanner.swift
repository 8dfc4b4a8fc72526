// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// Walks the bytes that matter to lines, 64 bytes at a time: LF and CR, which end them, and `>`, which may
/// end an arrow.
struct LineScanner {
  private var base: Int
  private var bits: UInt64 = 0
  private var next: Int

  /// Starts at a position.
  init(at position: Int) {
    base = position
    next = position
  }

  /// The position of the next LF, CR or `>`, or `span.count` where there is none.
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
      if byte == 0x0A || byte == 0x0D || byte == 0x3E { return next &- 1 }
    }
    return span.count
  }

  /// Which of 64 bytes are LF, CR or `>`, the first byte's bit lowest.
  @inline(__always)
  static func mask(_ span: Span<UInt8>, at base: Int) -> UInt64 {
    mask16(span, at: base) | mask16(span, at: base &+ 16) << 16
      | mask16(span, at: base &+ 32) << 32 | mask16(span, at: base &+ 48) << 48
  }

  @inline(__always)
  private static func mask16(_ span: Span<UInt8>, at position: Int) -> UInt64 {
    let bytes = ByteVector.load(span, at: position)
    return ByteVector.bits(
      (bytes .== ByteVector.all(0x0A)) .| (bytes .== ByteVector.all(0x0D))
        .| (bytes .== ByteVector.all(0x3E)))
  }
}

/// The arrow between the times of a cue, `-->`.
enum Arrow {
  /// Whether an arrow ends with the `>` at a position, in a line that begins at `lower`.
  @inline(__always)
  static func ends(at position: Int, _ span: Span<UInt8>, from lower: Int) -> Bool {
    position &- lower >= 2 && span[position &- 1] == 0x2D && span[position &- 2] == 0x2D
  }
}
