// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// Recognises text of which ASCII gives nothing to say, sixty-four bytes at a time: most cues.
enum PlainText {
  /// Measures the lines of a text in which no ASCII byte and no pair of bytes is a fact of
  /// ``CueContents``, but for the brackets of styles that are closed.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  ///   - looksForRepeats: Whether ``CueContents/maybeRepeatedWord`` is looked for.
  /// - Returns: The lines, with ``CueContents/nonASCII`` where some byte is not ASCII and with
  ///   ``CueContents/lessThan`` and ``CueContents/greaterThan`` where there are styles; `nil` where the
  ///   text is not plain, and for some texts that are.
  static func scan(
    _ bytes: Span<UInt8>, _ text: Range<Int>, looksForRepeats: Bool
  ) -> CueScan? {
    let end = text.upperBound
    // The last window reaches back over what stands before it.
    guard !text.isEmpty, end >= 16, bytes[end &- 1] != 0x20, bytes[text.lowerBound] != 0x2D else {
      return nil
    }
    var result = CueScan()
    var beyond: UInt64 = 0
    var brackets: UInt64 = 0
    // What stands before the window, as bits that are carried into it: a newline before the text.
    var (space, newline): (UInt64, UInt64) = (0, 1)
    var lineStart = text.lowerBound
    var position = text.lowerBound
    while position < end {
      let window = TextWindow(bytes, from: position, to: end)
      let afterSpace = window.space &<< 1 | space
      let afterNewline = window.newline &<< 1 | newline
      let odd =
        afterSpace & (window.space | window.punctuation | window.newline)
        | afterNewline & window.space
      guard odd == 0, areStyles(window.strange, from: position, text, bytes),
        areQuiet(window.stops, from: position, text, bytes)
      else { return nil }
      beyond |= window.beyond
      brackets |= window.brackets
      func endLine(_ line: Range<Int>) {
        result.endLine(line)
        guard looksForRepeats, line.count >= RepeatedWords.shortestLine else { return }
        let offset = line.lowerBound &- position
        let mayRepeat =
          offset >= 0
          ? RepeatedWords.mayStand(
            inLineOf: line.count, spaces: window.space &>> UInt64(truncatingIfNeeded: offset))
          : RepeatedWords.mayStand(in: line, of: bytes)
        if mayRepeat { result.contents.insert(.maybeRepeatedWord) }
      }
      var newlines = window.newline
      while newlines != 0 {
        let lineEnd = position &+ newlines.trailingZeroBitCount
        if lineEnd > lineStart { endLine(lineStart..<lineEnd) }
        lineStart = lineEnd &+ 1
        if lineStart < end, bytes[lineStart] == 0x2D { return nil }
        newlines &= newlines &- 1
      }
      space = window.space >> 63
      newline = window.newline >> 63
      // A line that goes on is asked of by its bytes.
      if position &+ 64 >= end, lineStart < end { endLine(lineStart..<end) }
      position &+= 64
    }
    if beyond != 0 { result.contents.insert(.nonASCII) }
    if brackets != 0 {
      guard StylePairs.areAll(in: text, of: bytes) else { return nil }
      result.contents.formUnion([.lessThan, .greaterThan])
    }
    return result
  }

  /// Whether bytes that are a fact by themselves are nothing but the slashes of closing tags.
  @inline(__always)
  private static func areStyles(
    _ strange: UInt64, from start: Int, _ text: Range<Int>, _ bytes: Span<UInt8>
  ) -> Bool {
    var places = strange
    while places != 0 {
      let position = start &+ places.trailingZeroBitCount
      guard bytes[position] == UInt8(ascii: "/"), position > text.lowerBound,
        bytes[position &- 1] == UInt8(ascii: "<")
      else { return false }
      places &= places &- 1
    }
    return true
  }

  /// Whether full stops stand neither in names of sites nor beside each other, and question marks in no
  /// word.
  @inline(__always)
  private static func areQuiet(
    _ stops: UInt64, from start: Int, _ text: Range<Int>, _ bytes: Span<UInt8>
  ) -> Bool {
    var places = stops
    while places != 0 {
      let position = start &+ places.trailingZeroBitCount
      places &= places &- 1
      let next = position &+ 1 < text.upperBound ? bytes[position &+ 1] : 0x0A
      if bytes[position] == UInt8(ascii: "?") {
        if next &- 0x61 < 26 || next >= 0x80 { return false }
        continue
      }
      let previous = position > text.lowerBound ? bytes[position &- 1] : 0x0A
      if next == UInt8(ascii: ".") || (next | 0x20) &- 0x61 < 26 || next &- 0x30 < 10
        || previous | 0x20 == UInt8(ascii: "w")
      {
        return false
      }
    }
    return true
  }
}

/// What up to sixty-four bytes of a text are, a bit for each, the first byte's lowest.
private struct TextWindow {
  var newline: UInt64 = 0
  var space: UInt64 = 0
  /// Full stops, commas, exclamation and question marks.
  var punctuation: UInt64 = 0
  /// Full stops and question marks.
  var stops: UInt64 = 0
  var brackets: UInt64 = 0
  /// Bytes of 0x80 and more.
  var beyond: UInt64 = 0
  /// Bytes that are a fact by themselves, and other signs of ASCII.
  var strange: UInt64 = 0

  /// Looks at the bytes from a position on.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - start: The position.
  ///   - end: The end of the text, sixteen bytes from the first of the cue or more.
  @inline(__always)
  init(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    let limit = min(end, start &+ 64)
    var position = start
    var shift: UInt64 = 0
    while position &+ 16 <= limit {
      add(ByteVector.load(bytes, at: position), past: 0, shift)
      position &+= 16
      shift &+= 16
    }
    if position < limit {
      // The last sixteen reach back over what was looked at already.
      let known = UInt64(truncatingIfNeeded: position &- (limit &- 16))
      add(ByteVector.load(bytes, at: limit &- 16), past: known, shift)
    }
  }

  @inline(__always)
  private mutating func add(_ bytes: SIMD16<UInt8>, past known: UInt64, _ shift: UInt64) {
    let isNewline = (bytes .== Self.every(0x0A)) .| (bytes .== Self.every(0x0D))
    let isSpace = bytes .== Self.every(0x20)
    let isStop = (bytes .== Self.every(0x2E)) .| (bytes .== Self.every(0x3F))
    let isPunctuation = isStop .| (bytes .== Self.every(0x2C)) .| (bytes .== Self.every(0x21))
    // `<` and `>` differ in one bit.
    let isBracket = (bytes | Self.every(2)) .== Self.every(0x3E)
    let isLetter = ((bytes | Self.every(0x20)) &- Self.every(0x61)) .< Self.every(26)
    let isDigit = (bytes &- Self.every(0x30)) .< Self.every(10)
    let isQuote = (bytes .== Self.every(0x27)) .| (bytes .== Self.every(0x22))
    let isPlain =
      isNewline .| isSpace .| isPunctuation .| isBracket .| isLetter .| isDigit .| isQuote
      .| (bytes .== Self.every(0x2D))
    let high = ByteVector.highBits(bytes)
    newline |= (ByteVector.bits(isNewline) &>> known) &<< shift
    space |= (ByteVector.bits(isSpace) &>> known) &<< shift
    punctuation |= (ByteVector.bits(isPunctuation) &>> known) &<< shift
    stops |= (ByteVector.bits(isStop) &>> known) &<< shift
    brackets |= (ByteVector.bits(isBracket) &>> known) &<< shift
    beyond |= (high &>> known) &<< shift
    strange |= (((ByteVector.bits(isPlain) | high) ^ 0xFFFF) &>> known) &<< shift
  }

  @inline(__always)
  private static func every(_ byte: UInt8) -> SIMD16<UInt8> { ByteVector.all(byte) }
}
