// SPDX-License-Identifier: Apache-2.0

/// Recognises text of which there is nothing to say, sixteen bytes at a time: most cues in ASCII.
enum PlainText {
  private typealias Bytes = SIMD16<UInt8>
  private typealias Mask = SIMDMask<SIMD16<Int8>>

  /// Measures the lines of a text in which no byte and no pair of bytes is a fact of
  /// ``CueContents``.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes; a byte stands before the text.
  ///   - text: Where the text stands.
  ///   - result: Takes in the lines; of no use where the text is not plain.
  ///   - looksForRepeats: Whether ``CueContents/maybeRepeatedWord`` is looked for.
  /// - Returns: Whether the text is plain: `false` also for some texts that are, such as short ones.
  static func scan(
    _ bytes: Span<UInt8>, _ text: Range<Int>, into result: inout CueScan, looksForRepeats: Bool
  ) -> Bool {
    guard text.count >= 16, text.lowerBound > 0, bytes[text.upperBound - 1] != 0x20 else {
      return false
    }
    var lineStart = text.lowerBound
    var position = text.lowerBound
    let last = text.upperBound &- 16
    while true {
      // The last block reaches back over what was looked at already.
      let block = min(position, last)
      let current = load(bytes, block)
      let isNewline = (current .== vector(0x0A)) .| (current .== vector(0x0D))
      if hasAny(faults(current, after: load(bytes, block &- 1), isNewline)) { return false }
      if hasAny(isNewline) {
        var newlines = bits(isNewline) >> UInt64(truncatingIfNeeded: position &- block)
        while newlines != 0 {
          let newline = position &+ newlines.trailingZeroBitCount
          result.endLine(lineStart..<newline, bytes, looksForRepeats)
          lineStart = newline &+ 1
          newlines &= newlines &- 1
        }
      }
      if block == last { break }
      position &+= 16
    }
    result.endLine(lineStart..<text.upperBound, bytes, looksForRepeats)
    return true
  }

  /// The bytes that are a fact by themselves, or behind the byte before them.
  ///
  /// - Parameters:
  ///   - current: The bytes.
  ///   - previous: The bytes, each one place to the left.
  ///   - isNewline: Which of them are newlines.
  @inline(__always)
  private static func faults(_ current: Bytes, after previous: Bytes, _ isNewline: Mask) -> Mask {
    let isLetter = ((current | vector(0x20)) &- vector(0x61)) .< vector(26)
    let isSmall = (current &- vector(0x61)) .< vector(26)
    let isDigit = (current &- vector(0x30)) .< vector(10)
    let isSpace = current .== vector(0x20)
    let isStop = current .== vector(0x2E)
    let isHyphen = current .== vector(0x2D)
    let isPunctuation =
      isStop .| (current .== vector(0x2C)) .| (current .== vector(0x21))
      .| (current .== vector(0x3F))
    let isQuote = (current .== vector(0x27)) .| (current .== vector(0x22))
    let isPlain =
      isLetter .| isDigit .| isSpace .| isPunctuation .| isQuote .| isHyphen .| isNewline

    let afterSpace = previous .== vector(0x20)
    let afterNewline = (previous .== vector(0x0A)) .| (previous .== vector(0x0D))
    let afterStop = previous .== vector(0x2E)
    let afterW = (previous | vector(0x20)) .== vector(0x77)
    let afterQuestion = previous .== vector(0x3F)
    let isOdd =
      (afterSpace .& (isSpace .| isPunctuation .| isNewline))
      .| (afterNewline .& (isSpace .| isHyphen))
      .| (afterStop .& (isStop .| isLetter .| isDigit))
      .| (afterW .& isStop) .| (afterQuestion .& isSmall)
    return isOdd .| .!isPlain
  }

  @inline(__always)
  private static func load(_ bytes: Span<UInt8>, _ position: Int) -> Bytes {
    let s = bytes.extracting(position..<(position &+ 16))
    return SIMD16(
      s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[8], s[9], s[10], s[11], s[12], s[13],
      s[14], s[15])
  }

  /// A vector of a stated type: compared with a scalar, or with what the compiler picks for a
  /// literal, the sixteen bytes are looked at one by one (Swift 6.3), thirty times slower.
  @inline(__always)
  private static func vector(_ byte: UInt8) -> Bytes { Bytes(repeating: byte) }

  @inline(__always)
  private static func hasAny(_ mask: Mask) -> Bool {
    // Sound: both are 16 plain bytes.
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return halves.x | halves.y != 0
  }

  /// A bit for each byte of a mask.
  @inline(__always)
  private static func bits(_ mask: Mask) -> UInt64 {
    let weights: Bytes = SIMD16(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let marked = vector(0).replacing(with: weights, where: mask)
    // Sound: both are 16 plain bytes. Each half has distinct powers of two in its bytes, and the
    // multiplication adds the eight of them in the top byte.
    let halves = unsafe unsafeBitCast(marked, to: SIMD2<UInt64>.self)
    let low = (halves.x &* 0x0101_0101_0101_0101) >> 56
    let high = (halves.y &* 0x0101_0101_0101_0101) >> 56
    return low | high << 8
  }
}
