// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// What the first line of a block says that it is.
enum BlockName {
  /// What a block is, given its first line, when its second one has no arrow.
  static func kind(of span: Span<UInt8>, _ line: Range<Int>) -> BlockKind {
    switch span[line.lowerBound] {
    case UInt8(ascii: "N") where isNote(span, line): .note
    case UInt8(ascii: "S") where isWord("STYLE", span, line): .style
    case UInt8(ascii: "R") where isWord("REGION", span, line): .region
    case UInt8(ascii: "W") where isSignature(span, line): .header
    default: .stray
    }
  }

  /// Whether a line is the signature: `WEBVTT`, and behind a space or a tab anything.
  static func isSignature(_ span: Span<UInt8>, _ line: Range<Int>) -> Bool {
    begins("WEBVTT", span, line) && isSpaceOrEnd(span, line.lowerBound + 6, line.upperBound)
  }

  /// Whether a line was meant as the signature: in any case, behind spaces or marks, and with other
  /// punctuation behind it.
  static func isSignatureLike(_ span: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var position = line.lowerBound
    while position < line.upperBound {
      let rest = span.extracting(position..<line.upperBound)
      if rest.hasByteOrderMark {
        position += ByteOrderMark.length
      } else if span[position] == 0x20 || span[position] == 0x09 {
        position += 1
      } else {
        break
      }
    }
    let word: StaticString = "webvtt"
    guard line.upperBound - position >= 6 else { return false }
    for index in 0..<6
    where span[position + index] | 0x20 != String(describing: word).utf8.span[index] {
      return false
    }
    guard position + 6 < line.upperBound else { return true }
    let next = span[position + 6]
    let isWordByte = next >= 0x80 || next == 0x5F || isLetter(next) || next &- 0x30 < 10
    return !isWordByte
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func isNote(_ span: Span<UInt8>, _ line: Range<Int>) -> Bool {
    begins("NOTE", span, line) && isSpaceOrEnd(span, line.lowerBound + 4, line.upperBound)
  }

  /// Whether a line is a word and nothing but white space behind it.
  private static func isWord(
    _ word: StaticString, _ span: Span<UInt8>, _ line: Range<Int>
  ) -> Bool {
    guard begins(word, span, line) else { return false }
    var position = line.lowerBound + word.utf8CodeUnitCount
    while position < line.upperBound {
      guard WhiteSpace.contains(span[position]) else { return false }
      position += 1
    }
    return true
  }

  private static func begins(
    _ word: StaticString, _ span: Span<UInt8>, _ line: Range<Int>
  ) -> Bool {
    guard line.count >= word.utf8CodeUnitCount else { return false }
    var position = line.lowerBound
    for byte in String(describing: word).utf8 {
      guard span[position] == byte else { return false }
      position += 1
    }
    return true
  }

  private static func isSpaceOrEnd(_ span: Span<UInt8>, _ position: Int, _ end: Int) -> Bool {
    position >= end || span[position] == 0x20 || span[position] == 0x09
  }
}

/// What the standard calls ASCII white space.
enum WhiteSpace {
  /// Tab, LF, form feed, CR and space.
  @inline(__always)
  static func contains(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  /// The first position at or behind one where no white space stands.
  @inline(__always)
  static func end(_ span: Span<UInt8>, from position: Int, to upper: Int) -> Int {
    var position = position
    while position < upper, contains(span[position]) { position &+= 1 }
    return position
  }
}
