// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// Recognises text of which ASCII gives nothing to say, sixteen bytes at a time: most cues.
enum PlainText {
  private typealias Bytes = SIMD16<UInt8>
  private typealias Mask = ByteVector.Mask

  /// The most bytes that a text may have: a bit each.
  private static let longest = 128

  /// Measures the lines of a text in which no ASCII byte and no pair of bytes is a fact of
  /// ``CueContents``.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes; a byte stands before the text.
  ///   - text: Where the text stands.
  ///   - looksForRepeats: Whether ``CueContents/maybeRepeatedWord`` is looked for.
  /// - Returns: The lines, with ``CueContents/nonASCII`` where some byte is not ASCII; `nil` where the
  ///   text is not plain, and for some texts that are, such as short ones.
  static func scan(
    _ bytes: Span<UInt8>, _ text: Range<Int>, looksForRepeats: Bool
  ) -> CueScan? {
    guard text.count >= 16, text.count <= longest, text.lowerBound > 0,
      bytes[text.upperBound &- 1] != 0x20
    else { return nil }
    var newlines: UInt128 = 0
    var spaces: UInt128 = 0
    var high = every(0)
    var position = text.lowerBound
    let last = text.upperBound &- 16
    while true {
      // The last block reaches back over what was looked at already.
      let block = min(position, last)
      let current = ByteVector.load(bytes, at: block)
      let isNewline = (current .== every(0x0A)) .| (current .== every(0x0D))
      let previous = ByteVector.load(bytes, at: block &- 1)
      if ByteVector.hasAny(faults(current, after: previous, isNewline)) { return nil }
      high |= current
      let offset = UInt128(truncatingIfNeeded: block &- text.lowerBound)
      if ByteVector.hasAny(isNewline) { newlines |= UInt128(ByteVector.bits(isNewline)) << offset }
      if looksForRepeats {
        spaces |= UInt128(ByteVector.bits(current .== every(0x20))) << offset
      }
      if block == last { break }
      position &+= 16
    }
    var result = CueScan()
    if ByteVector.hasAny(high .>= every(0x80)) { result.contents = .nonASCII }
    var start = 0
    while start < text.count {
      let end = newlines == 0 ? text.count : newlines.trailingZeroBitCount
      newlines &= newlines &- 1
      if end > start {
        result.endLine(start &+ text.lowerBound..<end &+ text.lowerBound)
        if looksForRepeats, end &- start >= RepeatedWords.shortestLine,
          RepeatedWords.mayStand(
            inLineOf: end &- start, spaces: UInt64(truncatingIfNeeded: spaces >> UInt128(start)))
        {
          result.contents.insert(.maybeRepeatedWord)
        }
      }
      start = end &+ 1
    }
    return result
  }

  /// The bytes that are a fact by themselves, or behind the byte before them.
  ///
  /// - Parameters:
  ///   - current: The bytes.
  ///   - previous: The bytes, each one place to the left.
  ///   - isNewline: Which of them are newlines.
  /// - Returns: Those bytes.
  @inline(__always)
  private static func faults(_ current: Bytes, after previous: Bytes, _ isNewline: Mask) -> Mask {
    let isLetter = ((current | every(0x20)) &- every(0x61)) .< every(26)
    let isSmall = (current &- every(0x61)) .< every(26)
    let isDigit = (current &- every(0x30)) .< every(10)
    let isSpace = current .== every(0x20)
    let isStop = current .== every(0x2E)
    let isHyphen = current .== every(0x2D)
    let isPunctuation =
      isStop .| (current .== every(0x2C)) .| (current .== every(0x21))
      .| (current .== every(0x3F))
    let isQuote = (current .== every(0x27)) .| (current .== every(0x22))
    let isBeyond = current .>= every(0x80)
    let isPlain =
      isBeyond .| isLetter .| isDigit .| isSpace .| isPunctuation .| isQuote .| isHyphen
      .| isNewline

    let afterSpace = previous .== every(0x20)
    let afterNewline = (previous .== every(0x0A)) .| (previous .== every(0x0D))
    let afterStop = previous .== every(0x2E)
    let afterW = (previous | every(0x20)) .== every(0x77)
    let afterQuestion = previous .== every(0x3F)
    let isOdd =
      (afterSpace .& (isSpace .| isPunctuation .| isNewline))
      .| (afterNewline .& (isSpace .| isHyphen))
      .| (afterStop .& (isStop .| isLetter .| isDigit))
      .| (afterW .& isStop) .| (afterQuestion .& (isSmall .| isBeyond))
    return isOdd .| .!isPlain
  }

  @inline(__always)
  private static func every(_ byte: UInt8) -> SIMD16<UInt8> { ByteVector.all(byte) }
}
