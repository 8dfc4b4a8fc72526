// SPDX-License-Identifier: Apache-2.0

import ByteVectors

/// How the phrases of all lists begin, as a table of bits that turns nearly all cues away.
struct PhraseHeads: Sendable {
  /// The heads of the lists that rules look cues up in.
  static let all = PhraseHeads(
    exact: CreditPhrases.beginnings, beyondPunctuation: ASRFillers.cues)

  /// A bit for each hash of a head.
  private var bits = [UInt64](repeating: 0, count: 512)
  /// How many bytes a head has; no phrase is shorter.
  static let length = 5

  /// Creates the table.
  ///
  /// - Parameters:
  ///   - exact: Phrases that a text begins with byte by byte, but for the case of ASCII.
  ///   - beyondPunctuation: Phrases that are written without their punctuation.
  init(exact: [String], beyondPunctuation: [String]) {
    for phrase in exact { insert(phrase, from: Self.length) }
    for phrase in beyondPunctuation { insert(phrase, from: 1) }
  }

  private mutating func insert(_ phrase: String, from shortest: Int) {
    var head: UInt64 = 0
    var count = 0
    for byte in phrase.utf8.prefix(Self.length) {
      head |= UInt64(byte) << UInt64(8 * count)
      count += 1
      guard count >= shortest else { continue }
      let slot = Self.slot(head, count)
      bits[slot >> 6] |= 1 << UInt64(slot & 63)
    }
  }

  /// Whether a text may begin with a phrase, behind quotation marks, brackets and dashes.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  /// - Returns: `false` only where it does not.
  /// - Complexity: O(1).
  func mayBegin(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    let start = PhraseIndex.firstLetter(bytes, text)
    guard start &+ Self.length <= text.upperBound else { return false }
    if start &+ 8 <= bytes.count, let head = Self.words(ByteVector.word(bytes, at: start)) {
      return contains(head, Self.length)
    }
    var head = UInt64(PhraseIndex.lowered(bytes[start]))
    for offset in 1..<Self.length {
      let byte = PhraseIndex.lowered(bytes[start &+ offset])
      if PhraseIndex.isPunctuation(byte), contains(head, offset) { return true }
      head |= UInt64(byte) << UInt64(truncatingIfNeeded: 8 &* offset)
    }
    return contains(head, Self.length)
  }

  /// The first five of eight bytes in lower case, where they are letters of ASCII and spaces alone.
  @inline(__always)
  private static func words(_ word: UInt64) -> UInt64? {
    // Memory has the first byte lowest here, as the heads have.
    let word = UInt64(littleEndian: word) & 0xFF_FFFF_FFFF
    let high: UInt64 = 0x80_8080_8080
    guard word & high == 0 else { return nil }
    let lower = word | 0x20_2020_2020
    let letters = (lower &+ 0x1F_1F1F_1F1F) & ~(lower &+ 0x05_0505_0505)
    let noSpaces = (word ^ 0x20_2020_2020) &+ 0x7F_7F7F_7F7F
    return (letters | ~noSpaces) & high == high ? lower : nil
  }

  private func contains(_ head: UInt64, _ count: Int) -> Bool {
    let slot = Self.slot(head, count)
    return bits[slot >> 6] >> UInt64(slot & 63) & 1 != 0
  }

  /// The place of a head among the 32,768 bits.
  private static func slot(_ head: UInt64, _ count: Int) -> Int {
    let key = head | UInt64(truncatingIfNeeded: count) << 56
    return Int((key &* 0x9E37_79B9_7F4A_7C15) >> 49)
  }
}
