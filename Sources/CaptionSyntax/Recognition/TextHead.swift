// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The beginning of a text file as far as signatures look at it: its ASCII, whatever the encoding.
struct TextHead {
  /// The bytes without a byte-order mark, and without the NULs of UTF-16 and UTF-32.
  let bytes: [UInt8]
  /// The first lines that are not blank, without their newlines and the spaces around them.
  let lines: [Range<Int>]
  /// The first of them with the spaces in front of it, in ``bytes``.
  let firstLine: Range<Int>
  /// Where it begins in the file.
  let offsetOfFirstLine: Int
  /// Its number, counted from 1.
  let numberOfFirstLine: Int
  /// How many NULs and control characters are left.
  let controlCount: Int
  /// How many of the bytes are looked at by who must say the same of a longer beginning.
  let nearCount: Int

  /// How many lines are looked at.
  private static let mostLines = 200

  /// Reads the beginning of a file.
  init(_ head: Span<UInt8>) {
    let (narrow, mark, isWide) = Self.narrowed(head)
    var lines: [Range<Int>] = []
    var position = 0
    var number = 1
    var first = (number: 1, range: 0..<0)
    while position < narrow.count, lines.count < Self.mostLines {
      var end = position
      while end < narrow.count, narrow[end] != 0x0A, narrow[end] != 0x0D { end += 1 }
      let line = Self.trimmed(position..<end, in: narrow)
      if !line.isEmpty {
        if lines.isEmpty { first = (number, position..<line.upperBound) }
        lines.append(line)
      }
      position = end < narrow.count ? end + narrow.span.newlineLength(at: end) : end
      number += 1
    }
    bytes = narrow
    self.lines = lines
    numberOfFirstLine = first.number
    firstLine = first.range
    // Of UTF-16 nothing but the format is asked for.
    offsetOfFirstLine = first.range.lowerBound + mark
    controlCount = narrow.count { Self.isControl($0) }
    nearCount = min(narrow.count, isWide ? Recognition.nearLength / 4 : Recognition.nearLength - 3)
  }

  /// Whether a cue of a format shows.
  func hasCue(of format: CaptionFormat) -> Bool {
    var found = false
    format.parse(bytes.span) { event, _ in
      if case .cue = event { found = true }
    }
    return found
  }

  /// Whether a word in lower case stands somewhere, whatever its case there.
  func holds(_ word: String, in range: Range<Int>) -> Bool {
    let word = Array(word.utf8)
    guard !word.isEmpty, range.count >= word.count else { return false }
    return (range.lowerBound...(range.upperBound - word.count)).contains { hasWord(word, at: $0) }
  }

  /// Whether a word in lower case stands at a place, whatever its case there.
  func hasWord(_ word: [UInt8], at position: Int) -> Bool {
    guard position + word.count <= bytes.count else { return false }
    for index in word.indices where Self.lower(bytes[position + index]) != word[index] {
      return false
    }
    return true
  }

  /// Whether a line begins with a word in lower case, whatever its case there.
  func begins(_ line: Range<Int>, with word: String) -> Bool {
    line.count >= word.utf8.count && hasWord(Array(word.utf8), at: line.lowerBound)
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Leaves out the byte-order mark and, where every second byte or more is NUL, the NULs.
  ///
  /// - Returns: The bytes, how many the mark of UTF-8 takes, and whether NULs were left out.
  private static func narrowed(
    _ head: Span<UInt8>
  ) -> (bytes: [UInt8], mark: Int, isWide: Bool) {
    var result: [UInt8] = []
    result.reserveCapacity(head.count)
    if head.hasByteOrderMark {
      result.append(head.extracting(ByteOrderMark.length...))
      return (result, ByteOrderMark.length, false)
    }
    let isMarked =
      head.count >= 2
      && (head[0] == 0xFF && head[1] == 0xFE || head[0] == 0xFE && head[1] == 0xFF)
    var zeros = 0
    let sample = min(head.count, 256)
    for index in 0..<sample where head[index] == 0 { zeros += 1 }
    let isWide = isMarked || zeros * 3 >= sample && zeros < sample
    guard isWide else {
      result.append(head)
      return (result, 0, false)
    }
    for index in (isMarked ? 2 : 0)..<head.count where head[index] != 0 {
      result.append(head[index])
    }
    return (result, 0, true)
  }

  private static func trimmed(_ line: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    bytes[line].trimming(while: isSpace).indices
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0x1A
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && !isSpace(byte) && byte != 0x1B || byte == 0x7F
  }
}
