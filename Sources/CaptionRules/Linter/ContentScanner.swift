// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// Finds what a cue's bytes contain: one table lookup a byte.
struct ContentScanner: Sendable {
  /// For each byte: the facts it makes true by itself in bits 0 to 15; what it may be the second
  /// byte of from bit 16 on; and what it may be the first byte of, 16 bits higher.
  ///
  /// An array that is borrowed, since using one that is stored in place copies all of it (Swift 6.3).
  private let table: [UInt64]

  private static let alone: UInt64 = 0xFFFF
  private static let newline: UInt64 = 1 << 63

  /// Pairs of neighbouring bytes, as bits of the second byte.
  private enum Pair {
    /// A space behind a space or a newline.
    static let space: UInt64 = 1 << 16
    /// A full stop behind a full stop.
    static let dots: UInt64 = 1 << 17
    /// Punctuation behind a space.
    static let punctuation: UInt64 = 1 << 18
    /// The end of a line behind a space.
    static let end: UInt64 = 1 << 19
    /// A hyphen at the beginning of a line.
    static let hyphen: UInt64 = 1 << 20
    /// A letter or a digit behind a full stop.
    static let name: UInt64 = 1 << 21
    /// A full stop behind a `w`.
    static let site: UInt64 = 1 << 22
    /// A small letter, or a byte of 0x80 or more, behind a question mark.
    static let question: UInt64 = 1 << 23
  }

  init() {
    var table = [UInt64](repeating: 0, count: 256)
    func add(_ bytes: String, _ facts: UInt64) {
      for byte in bytes.utf8 { table[Int(byte)] |= facts }
    }
    func add(_ bytes: ClosedRange<UInt8>, _ facts: UInt64) {
      for byte in bytes { table[Int(byte)] |= facts }
    }
    add(0x00...0x1F, CueContents.control.rawValue)
    add(0x7F...0x7F, CueContents.control.rawValue)
    table[0x09] = CueContents.tab.rawValue
    add("<", CueContents.lessThan.rawValue)
    add("{}", CueContents.brace.rawValue)
    add("&", CueContents.ampersand.rawValue)
    add("\\|%", CueContents.escape.rawValue)
    add(">", CueContents.greaterThan.rawValue)
    add("[]()", CueContents.bracket.rawValue)
    add("#*", CueContents.noteSign.rawValue)
    add("@/", CueContents.address.rawValue)
    add(":", CueContents.colon.rawValue)
    add(0x80...0xFF, CueContents.nonASCII.rawValue)
    add(0xC2...0xC2, CueContents.latin1Signs.rawValue)
    add(0xE2...0xE2, CueContents.symbols.rawValue)
    add(0xEE...0xEF, CueContents.specials.rawValue)
    add(0xF0...0xF4, CueContents.supplementary.rawValue)

    add(".,!?;:)", Pair.punctuation)
    add(" ", Pair.space | (Pair.space | Pair.punctuation | Pair.end) << 16)
    add(".", Pair.dots | Pair.site | (Pair.dots | Pair.name) << 16)
    add("-", Pair.hyphen)
    add("wW", Pair.site << 16)
    add("?", Pair.question << 16)
    add(0x61...0x7A, Pair.name | Pair.question)
    add(0x41...0x5A, Pair.name)
    add(0x30...0x39, Pair.name)
    add(0x80...0xFF, Pair.question)
    for byte in [0x0A, 0x0D] {
      table[byte] = Self.newline | Pair.end | (Pair.space | Pair.hyphen) << 16
    }
    self.table = table
  }

  /// Looks at every byte of a cue but those of a canonical timing line.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - block: The cue.
  ///   - looksForRepeats: Whether ``CueContents/maybeRepeatedWord`` is looked for.
  ///   - isUTF8: Whether the bytes are well-formed.
  /// - Returns: What was found; the facts about the beginning are not looked for.
  /// - Complexity: O(n), about a nanosecond for a byte, and for four where the text is plain.
  func scan(
    _ bytes: Span<UInt8>, of block: CueNode, looksForRepeats: Bool, isUTF8: Bool
  ) -> CueScan {
    let text = block.text
    let plain = isUTF8 ? PlainText.scan(bytes, text, looksForRepeats: looksForRepeats) : nil
    var result = plain ?? scanEach(bytes, text, looksForRepeats: looksForRepeats)
    result.contents.formUnion(outside(bytes, of: block))
    result.characters = result.textBytes
    result.mostCharacters = result.longestLine
    guard result.contents.contains(.nonASCII) else { return result }
    let characters = CharacterScan(bytes, text)
    result.contents.formUnion(characters.contents)
    // What is no UTF-8 has no characters to count; there are no more of them than bytes.
    guard isUTF8 else { return result }
    result.characters = characters.characters
    result.mostCharacters = characters.longestLine
    return result
  }

  /// Looks at the bytes of the text one by one.
  func scanEach(
    _ bytes: Span<UInt8>, _ text: Range<Int>, looksForRepeats: Bool
  ) -> CueScan {
    var result = CueScan()
    var found: UInt64 = 0
    var adjacent: UInt64 = 0
    let table = self.table.span
    let newline = table[0x0A]
    var previous = newline
    func end(_ line: Range<Int>) {
      guard !line.isEmpty else { return }
      result.endLine(line)
      if looksForRepeats, line.count >= RepeatedWords.shortestLine,
        RepeatedWords.mayStand(in: line, of: bytes)
      {
        result.contents.insert(.maybeRepeatedWord)
      }
    }
    var lineStart = text.lowerBound
    for position in text {
      let facts = table[Int(bytes[position])]
      found |= facts
      adjacent |= (previous >> 16) & facts
      previous = facts
      if facts & Self.newline != 0 {
        end(lineStart..<position)
        lineStart = position &+ 1
      }
    }
    end(lineStart..<text.upperBound)
    adjacent |= (previous >> 16) & newline
    result.contents.formUnion(CueContents(rawValue: found & Self.alone))
    result.contents.formUnion(Self.contents(adjacent))
    return result
  }

  private static func contents(_ pairs: UInt64) -> CueContents {
    var contents: CueContents = []
    if pairs & (0xFF << 16) == 0 { return contents }
    // A space before the end of a line is as odd as one at the beginning.
    if pairs & (Pair.space | Pair.end) != 0 { contents.insert(.oddSpace) }
    if pairs & Pair.dots != 0 { contents.insert(.dots) }
    if pairs & Pair.punctuation != 0 { contents.insert(.spaceBeforePunctuation) }
    if pairs & Pair.hyphen != 0 { contents.insert(.leadingHyphen) }
    if pairs & (Pair.name | Pair.site) != 0 { contents.insert(.innerDot) }
    if pairs & Pair.question != 0 { contents.insert(.innerQuestionMark) }
    return contents
  }

  private func outside(_ bytes: Span<UInt8>, of block: CueNode) -> CueContents {
    var found: UInt64 = 0
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
