// SPDX-License-Identifier: Apache-2.0

import SubRip

/// Finds what a cue's bytes contain: one table lookup a byte.
struct ContentScanner: Sendable {
  /// For each byte: the facts it makes true by itself in the low half; in the high half what it may
  /// be the second byte of (bits 16 to 20), and what it may be the first byte of (bits 24 to 28).
  private let table: [256 of UInt32]

  private static let newline: UInt32 = 1 << 15
  private static let adjacency: UInt32 = 0x001F_0000
  private static let alone: UInt32 = 0x0000_7FFF

  init() {
    var table = [256 of UInt32](repeating: 0)
    func add(_ bytes: String, _ fact: CueContents) {
      for byte in bytes.utf8 { table[Int(byte)] |= fact.rawValue }
    }
    for byte in 0..<0x20 { table[byte] = CueContents.control.rawValue }
    table[0x7F] = CueContents.control.rawValue
    table[0x09] = CueContents.tab.rawValue
    add("<", .lessThan)
    add("{}", .brace)
    add("&", .ampersand)
    add("\\|%", .escape)
    add(">", .greaterThan)
    add("[]()", .bracket)
    add("#*", .noteSign)
    add("@/:", .address)
    for byte in 0x80...0xFF { table[byte] = CueContents.nonASCII.rawValue }
    table[0xC2] |= CueContents.latin1Signs.rawValue
    table[0xE2] |= CueContents.symbols.rawValue
    table[0xEE] |= CueContents.specials.rawValue
    table[0xEF] |= CueContents.specials.rawValue
    for byte in 0xF0...0xF4 { table[byte] |= CueContents.supplementary.rawValue }

    // Second of a pair: 16 space, 17 dot, 18 punctuation, 19 newline, 20 hyphen.
    let space: UInt32 = 1 << 16
    let dot: UInt32 = 1 << 17
    let punctuation: UInt32 = 1 << 18
    let end: UInt32 = 1 << 19
    let hyphen: UInt32 = 1 << 20
    for byte in ".,!?;:)".utf8 { table[Int(byte)] |= punctuation }
    table[0x20] |= space | (space | punctuation | end) << 8
    table[0x2E] |= dot | dot << 8
    table[0x2D] |= hyphen
    for byte in [0x0A, 0x0D] { table[byte] = Self.newline | end | (space | hyphen) << 8 }
    self.table = table
  }

  /// What a scan found.
  struct Result {
    var contents: CueContents = []
    /// How many lines of the text are not empty.
    var lines = 0
    /// How many bytes the longest line has.
    var longestLine = 0
    /// How many bytes the text has without its newlines.
    var textBytes = 0
  }

  /// Looks at every byte of a cue but those of a canonical timing line.
  ///
  /// - Complexity: O(n), about a nanosecond for three bytes.
  func scan(_ bytes: Span<UInt8>, of block: CueBlock) -> Result {
    var result = Result()
    var found: UInt32 = 0
    var adjacent: UInt32 = 0
    // Through a span: subscripting the array itself copies all of it for each byte (Swift 6.3).
    let table = self.table.span
    var previous = table[0x0A]
    let text = block.text
    var lineStart = text.lowerBound
    for position in text {
      let facts = table[Int(bytes[position])]
      found |= facts
      adjacent |= (previous >> 8) & facts
      previous = facts
      if facts & Self.newline != 0 {
        result.endLine(position &- lineStart)
        lineStart = position &+ 1
      }
    }
    result.endLine(text.upperBound &- lineStart)
    adjacent |= (previous >> 8) & table[0x0A]
    adjacent &= Self.adjacency
    // A space before the end of a line is as odd as one at the beginning.
    if adjacent & 1 << 19 != 0 { adjacent |= 1 << 16 }
    adjacent &= ~(1 << 19)
    result.contents = CueContents(rawValue: found & Self.alone | adjacent)
    result.contents.formUnion(outside(bytes, of: block))
    if result.contents.contains(.nonASCII) {
      result.contents.formUnion(CueContents(charactersIn: bytes, text))
    }
    return result
  }

  private func outside(_ bytes: Span<UInt8>, of block: CueBlock) -> CueContents {
    var found: UInt32 = 0
    let table = self.table.span
    let plain: CueAnomalies = [
      .timingNotCanonical, .trailingData, .fractionDigits, .hoursMissing, .millisecondsMissing,
      .startMissing, .endMissing, .indexGlued,
    ]
    let timing = block.timingLine
    let upper =
      block.anomalies.isDisjoint(with: plain) ? timing.lowerBound : block.text.lowerBound
    for position in 0..<upper { found |= table[Int(bytes[position])] }
    for position in timing.upperBound..<block.text.lowerBound {
      found |= table[Int(bytes[position])]
    }
    for position in block.separator { found |= table[Int(bytes[position])] }
    var contents: CueContents = []
    if found & CueContents.nonASCII.rawValue != 0 { contents.insert(.nonASCIIOutsideText) }
    if found & CueContents.control.rawValue != 0 { contents.insert(.controlOutsideText) }
    return contents
  }
}

extension ContentScanner.Result {
  @inline(__always)
  fileprivate mutating func endLine(_ count: Int) {
    guard count > 0 else { return }
    lines &+= 1
    textBytes &+= count
    if count > longestLine { longestLine = count }
  }
}
