// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// Comparisons over 64 bytes of UTF-8 at a time.
///
/// Everything is compared as ``ByteVector`` says, since all else runs lane by lane.
enum UTF8Blocks {
  /// Whether 64 bytes continue valid UTF-8.
  ///
  /// Needs three bytes in front of `position`. A character that the last bytes begin is not finished here; the next block checks it.
  @inline(__always)
  static func areValid(_ bytes: Span<UInt8>, at position: Int) -> Bool {
    let block = ByteVector.loadBlock(bytes, at: position)
    let union = block.a | block.b | block.c | block.d
    if !ByteVector.hasAny(union .>= vector(0x80)) {
      return !isUnfinished(bytes, before: position)
    }
    // Checked against the bounds four times in place of sixteen.
    let first = ByteVector.loadBlock(bytes, at: position &- 1)
    let second = ByteVector.loadBlock(bytes, at: position &- 2)
    let third = ByteVector.loadBlock(bytes, at: position &- 3)
    let bad =
      faults(block.a, after: first.a, second.a, third.a)
      .| faults(block.b, after: first.b, second.b, third.b)
      .| faults(block.c, after: first.c, second.c, third.c)
      .| faults(block.d, after: first.d, second.d, third.d)
    return !ByteVector.hasAny(bad)
  }

  /// Whether one of 64 bytes is beyond ASCII, or ESC.
  @inline(__always)
  static func isTelling(_ bytes: Span<UInt8>, at position: Int) -> Bool {
    let block = ByteVector.loadBlock(bytes, at: position)
    let union = block.a | block.b | block.c | block.d
    let escape = vector(0x1B)
    let isEscape =
      (block.a .== escape) .| (block.b .== escape) .| (block.c .== escape) .| (block.d .== escape)
    return ByteVector.hasAny((union .>= vector(0x80)) .| isEscape)
  }

  /// Whether a lead byte in front of a position asks for a byte at it.
  ///
  /// Needs three bytes in front of `position`.
  @inline(__always)
  static func isUnfinished(_ bytes: Span<UInt8>, before position: Int) -> Bool {
    bytes[position &- 1] >= 0xC0 || bytes[position &- 2] >= 0xE0 || bytes[position &- 3] >= 0xF0
  }

  /// Which bytes cannot stand behind the ones one, two, and three places in front of them.
  @inline(__always)
  private static func faults(
    _ current: SIMD16<UInt8>, after first: SIMD16<UInt8>, _ second: SIMD16<UInt8>,
    _ third: SIMD16<UInt8>
  ) -> ByteVector.Mask {
    let isContinuation = (current & vector(0xC0)) .== vector(0x80)
    let mustContinue =
      (first .>= vector(0xC0)) .| (second .>= vector(0xE0)) .| (third .>= vector(0xF0))
    let overlong =
      ((current & vector(0xFE)) .== vector(0xC0))
      .| ((first .== vector(0xE0)) .& (current .< vector(0xA0)))
      .| ((first .== vector(0xF0)) .& (current .< vector(0x90)))
    let range =
      (current .>= vector(0xF5)) .| ((first .== vector(0xF4)) .& (current .>= vector(0x90)))
      .| ((first .== vector(0xED)) .& (current .>= vector(0xA0)))
    return (isContinuation .^ mustContinue) .| overlong .| range
  }

  @inline(__always)
  private static func vector(_ byte: UInt8) -> SIMD16<UInt8> { ByteVector.all(byte) }

  /// The start of the character that reaches up to a position behind valid bytes.
  static func boundary(_ bytes: Span<UInt8>, before position: Int) -> Int {
    // Only an unfinished character matters; a finished one ends here.
    var start = position
    for back in 1...3 where position - back >= 0 {
      let byte = bytes[position - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if length > back { start = position - back }
      break
    }
    return start
  }
}
