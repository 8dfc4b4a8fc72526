// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// How many letters a text has, told from its bytes, sixteen at a time.
struct LetterCount {
  /// Letters of ASCII, and bytes that begin a character from U+00C0 on but for punctuation.
  private(set) var letters = 0
  /// Those of them from U+00C0 to U+00FF.
  private(set) var latin1 = 0

  /// Counts the letters of a text.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  init(_ bytes: Span<UInt8>, _ text: Range<Int>) {
    var position = text.lowerBound
    while position &+ 16 <= text.upperBound {
      // A count of more than 255 blocks would not fit in a byte.
      let end = min(text.upperBound, position &+ 255 &* 16)
      var letters = Self.every(0)
      var latin1 = Self.every(0)
      while position &+ 16 <= end {
        let block = ByteVector.load(bytes, at: position)
        let isASCII = ((block | Self.every(0x20)) &- Self.every(0x61)) .< Self.every(26)
        let isBeyond =
          (block .>= Self.every(0xC3)) .& .!(block .== Self.every(0xE2))
        let one = Self.every(1)
        letters &+= Self.every(0).replacing(with: one, where: isASCII .| isBeyond)
        latin1 &+= Self.every(0).replacing(with: one, where: block .== Self.every(0xC3))
        position &+= 16
      }
      self.letters &+= ByteVector.sum(letters)
      self.latin1 &+= ByteVector.sum(latin1)
    }
    while position < text.upperBound {
      let byte = bytes[position]
      if (byte | 0x20) &- 0x61 < 26 || (byte >= 0xC3 && byte != 0xE2) { letters &+= 1 }
      if byte == 0xC3 { latin1 &+= 1 }
      position &+= 1
    }
  }

  @inline(__always)
  private static func every(_ byte: UInt8) -> SIMD16<UInt8> { ByteVector.all(byte) }
}
