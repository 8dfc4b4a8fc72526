// SPDX-License-Identifier: Apache-2.0

import ByteVectors
import CaptionSyntax

/// Finds what a cue's bytes contain: one lookup a byte in a table made of ``CueFact/all``, and less where
/// the text is plain.
struct ContentScanner: Sendable {
  /// For each byte: the facts it makes true by itself in bits 0 to 15; the pairs that it may be the
  /// second byte of from bit 16 on, and those that it may be the first byte of, 16 bits higher; the
  /// facts that it makes true outside the text from bit 48 on; in bit 63 whether it is a newline.
  ///
  /// An array that is borrowed, since using one that is stored in place copies all of it (Swift 6.3).
  private let table: [UInt64]
  /// The facts of the pairs, in the order of their bits, and of the bytes outside the text.
  private let pairFacts: [CueContents]
  private let outsideFacts: [CueContents]

  private static let alone: UInt64 = 0xFFFF
  private static let pairs: UInt64 = 0x7FFF << 16
  private static let outside: UInt64 = 0x7FFF << 48
  private static let newline: UInt64 = 1 << 63

  /// The scanner, of which one is enough.
  static let shared = ContentScanner(CueFact.all)

  private init(_ rows: [CueFact]) {
    var table = [UInt64](repeating: 0, count: 256)
    var pairFacts: [CueContents] = []
    var outsideFacts: [CueContents] = []
    func add(_ bits: UInt64, _ set: ByteSet) {
      for byte in UInt8.min...UInt8.max where set.contains(byte) { table[Int(byte)] |= bits }
    }
    for row in rows {
      switch row.cause {
      case .byte(let set):
        precondition(row.fact.rawValue & ~Self.alone == 0, "facts of bytes have the lowest bits")
        add(row.fact.rawValue, set)
      case .pair(let first, let second):
        let bit = UInt64(1) << UInt64(16 + pairFacts.count)
        precondition(bit & Self.pairs != 0, "there is room for fifteen pairs")
        pairFacts.append(row.fact)
        add(bit << 16, first)
        add(bit, second)
      case .outside(let set):
        let bit = UInt64(1) << UInt64(48 + outsideFacts.count)
        precondition(bit & Self.outside != 0, "there is room for fifteen facts outside the text")
        outsideFacts.append(row.fact)
        add(bit, set)
      case .character, .text, .told: break
      }
    }
    table[0x0A] |= Self.newline
    table[0x0D] |= Self.newline
    self.table = table
    self.pairFacts = pairFacts
    self.outsideFacts = outsideFacts
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
    if !Self.isBareOutside(bytes, of: block) {
      result.contents.formUnion(outside(bytes, of: block))
    }
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
    adjacent = (adjacent & Self.pairs) >> 16
    while adjacent != 0 {
      result.contents.formUnion(pairFacts[adjacent.trailingZeroBitCount])
      adjacent &= adjacent &- 1
    }
    if !result.contents.isDisjoint(with: [.lessThan, .greaterThan]),
      !StylePairs.areAll(in: text, of: bytes)
    {
      result.contents.insert(.looseBracket)
    }
    return result
  }

  /// The timing lines in which something may stand that is neither times nor an arrow.
  private static let oddTimings: CueAnomalies = [
    .timingNotCanonical, .trailingData, .fractionDigits, .hoursMissing, .millisecondsMissing,
    .startMissing, .endMissing, .indexGlued,
  ]

  /// Looks at what stands around the text.
  func outside(_ bytes: Span<UInt8>, of block: CueNode) -> CueContents {
    var found: UInt64 = 0
    let table = self.table.span
    let timing = block.timingLine
    let upper =
      block.anomalies.isDisjoint(with: Self.oddTimings) ? timing.lowerBound : block.text.lowerBound
    for position in 0..<upper { found |= table[Int(bytes[position])] }
    for position in timing.upperBound..<block.text.lowerBound {
      found |= table[Int(bytes[position])]
    }
    for position in block.separator { found |= table[Int(bytes[position])] }
    var contents: CueContents = []
    found = (found & Self.outside) >> 48
    while found != 0 {
      contents.formUnion(outsideFacts[found.trailingZeroBitCount])
      found &= found &- 1
    }
    return contents
  }

  /// Whether nothing stands around the text but a short line of visible ASCII, a timing line right below
  /// it, and newlines: nearly all cues, known from sixteen bytes.
  static func isBareOutside(_ bytes: Span<UInt8>, of block: CueNode) -> Bool {
    let timing = block.timingLine
    guard block.isCanonical, timing.lowerBound <= 16, timing.upperBound >= 16,
      timing.upperBound == block.text.lowerBound, bytes.count >= 16
    else { return false }
    for position in block.separator where !Newline.isPart(bytes[position]) { return false }
    let head = ByteVector.load(bytes, at: 0)
    let isNewline =
      (head .== ByteVector.all(0x0A)) .| (head .== ByteVector.all(0x0D))
    return !ByteVector.hasAny(
      .!isNewline .& ((head &- ByteVector.all(0x20)) .>= ByteVector.all(0x5F)))
  }
}
