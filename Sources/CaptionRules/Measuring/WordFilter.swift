// SPDX-License-Identifier: Apache-2.0

/// Turns away words that are in no list, by a hash of their bytes.
struct WordFilter: Sendable {
  private var bits: [UInt64]

  /// Creates the filter of some words.
  ///
  /// - Parameter words: The words in lower case.
  init(_ words: Set<String>) {
    bits = Array(repeating: 0, count: 64)
    for word in words {
      let slot = Self.slot(word.utf8.span)
      bits[slot >> 6] |= 1 << UInt64(slot & 63)
    }
  }

  /// Whether a word may be in the list, in whatever case.
  ///
  /// - Parameters:
  ///   - word: Where the word stands.
  ///   - bytes: The cue's bytes.
  /// - Returns: `false` only where it is not; `true` for words of more than ASCII, which may have other
  ///   forms.
  func mayHold(_ word: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    for position in word where bytes[position] >= 0x80 { return true }
    let slot = Self.slot(bytes.extracting(word))
    return bits[slot >> 6] >> UInt64(slot & 63) & 1 != 0
  }

  private static func slot(_ word: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for position in word.indices {
      hash = (hash ^ UInt64(PhraseIndex.lowered(word[position]))) &* 0x100_0000_01B3
    }
    return Int(hash >> 52)
  }
}
