// SPDX-License-Identifier: Apache-2.0

import SubRip

/// What one pass over the bytes of a cue finds out for all rules.
///
/// The pass takes about a nanosecond a byte of ASCII and allocates nothing.
struct CueScan {
  /// What the bytes contain.
  var contents: CueContents = []
  /// How many lines the text has that are not empty; lines of spaces count.
  var lines = 0
  /// The bytes of the longest line of the text.
  var longestLine = 0

  /// Scans a cue.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - block: Its parts. A canonical timing line is known to be digits and is passed over; an
  ///     index may have invisible marks beside it, and a separator padding.
  init(_ bytes: Span<UInt8>, _ block: CueBlock) {
    scanOutside(bytes, block.indexLine)
    if !block.isCanonical { scanOutside(bytes, block.indexLine.upperBound..<block.text.lowerBound) }
    scanText(bytes, block.text)
    scanOutside(bytes, block.separator)
  }

  private mutating func scanText(_ bytes: Span<UInt8>, _ text: Range<Int>) {
    var found: UInt32 = 0
    // What the last byte is the first half of, and which pairs have been seen.
    var opens = ByteClass.atLineStart
    var position = text.lowerBound
    var lineStart = position
    let end = text.upperBound
    while position < end {
      let byte = bytes[position]
      if byte < 0x80 {
        let kind = ByteClass.table[Int(byte)]
        found |= kind.contents
        found |= ByteClass.pairs(opens & kind.closes)
        opens = kind.opens
        if kind.isNewline {
          endLine(from: lineStart, to: position)
          lineStart = position &+ 1
        }
        position &+= 1
      } else {
        let character = MultibyteClass(bytes, at: position, end: end)
        found |= character.contents
        if character.isDash, opens & ByteClass.lineStart != 0 {
          found |= CueContents.leadingDash.rawValue
        }
        opens = 0
        position &+= character.width
      }
    }
    endLine(from: lineStart, to: end)
    // A space that ends the text stands at a line end too.
    found |= ByteClass.pairs(opens & ByteClass.newlineCloses)
    contents.formUnion(CueContents(rawValue: found))
  }

  private mutating func endLine(from start: Int, to end: Int) {
    guard end > start else { return }
    lines &+= 1
    longestLine = max(longestLine, end &- start)
  }

  private mutating func scanOutside(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte < 0x80 {
        contents.formUnion(
          CueContents(rawValue: ByteClass.table[Int(byte)].contents).intersection(Self.anywhere))
        position &+= 1
      } else {
        let character = MultibyteClass(bytes, at: position, end: range.upperBound)
        contents.formUnion(CueContents(rawValue: character.contents))
        position &+= character.width
      }
    }
  }

  /// What is of interest outside the text too.
  private static let anywhere: CueContents = [.control, .tab, .brace, .escape]
}
