// SPDX-License-Identifier: Apache-2.0

/// Phrases by their first letter, to be looked for at the beginning of a cue without allocating.
struct PhraseIndex: Sendable {
  private var phrases: [[UInt8]] = []
  /// For each first byte, the phrases that begin with it.
  private var buckets: [Range<Int>]
  /// The bytes of the longest phrase.
  private let longest: Int

  /// Creates an index.
  ///
  /// - Parameter list: The phrases, in lower case; those outside ASCII as they begin a sentence.
  init(_ list: [String]) {
    phrases = list.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    longest = phrases.map(\.count).max() ?? 0
    buckets = Array(repeating: 0..<0, count: 256)
    for (index, phrase) in phrases.enumerated() {
      guard let first = phrase.first else { continue }
      let bucket = buckets[Int(first)]
      buckets[Int(first)] = (bucket.isEmpty ? index : bucket.lowerBound)..<index + 1
    }
  }

  /// Looks for a phrase at the beginning of some text, behind quotation marks, brackets and dashes.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  /// - Returns: The place of the longest phrase, which ends at the end of a word.
  func match(_ bytes: Span<UInt8>, in text: Range<Int>) -> Range<Int>? {
    let start = Self.firstLetter(bytes, text)
    guard start < text.upperBound else { return nil }
    let bucket = buckets[Int(Self.lowered(bytes[start]))]
    for index in bucket.reversed() {
      let length = phrases[index].count
      let end = start + length
      guard end <= text.upperBound, matches(index, bytes, at: start) else { continue }
      // Behind the phrase no letter may follow, but in scripts without spaces and behind a colon.
      let ends =
        end == text.upperBound || !Self.isLetter(bytes[end])
        || phrases[index][length - 1] == UInt8(ascii: ":") || phrases[index][0] >= 0xE3
      if ends { return start..<end }
    }
    return nil
  }

  /// Whether some phrase begins with the first letter of a text.
  func mayBegin(with bytes: Span<UInt8>, in text: Range<Int>) -> Bool {
    let start = Self.firstLetter(bytes, text)
    guard start < text.upperBound else { return false }
    return buckets[Int(Self.lowered(bytes[start]))].contains {
      sharesBeginning($0, bytes, start..<text.upperBound)
    }
  }

  /// Whether the first letters are those of a phrase; punctuation among them decides nothing.
  private func sharesBeginning(_ index: Int, _ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    for offset in 0..<min(8, phrases[index].count, text.count) {
      let byte = Self.lowered(bytes[text.lowerBound + offset])
      if byte == phrases[index][offset] { continue }
      return Self.isPunctuation(byte)
    }
    return true
  }

  /// Whether text is one of the phrases; ASCII letters are compared without case.
  func contains(_ text: String) -> Bool {
    let bytes = text.utf8.map { Self.lowered($0) }
    guard let first = bytes.first else { return false }
    return buckets[Int(first)].contains { phrases[$0] == bytes }
  }

  /// Whether text of ASCII is one of the phrases, when its words are divided by one space each:
  /// apostrophes join words, other punctuation divides them.
  ///
  /// - Parameters:
  ///   - text: Where the text stands.
  ///   - bytes: The cue's bytes.
  ///   - words: Receives the words, as far as they can be a phrase's.
  /// - Returns: Whether it is.
  func contains(_ text: Range<Int>, of bytes: Span<UInt8>, _ words: inout [UInt8]) -> Bool {
    words.removeAll(keepingCapacity: true)
    var isDivided = false
    for position in text {
      let byte = Self.lowered(bytes[position])
      let isWord = Self.isLetter(byte) || (byte >= 0x30 && byte <= 0x39)
      if isWord {
        guard words.count < longest else { return false }
        if isDivided, !words.isEmpty { words.append(0x20) }
        words.append(byte)
      }
      isDivided = !isWord && (isDivided || byte != UInt8(ascii: "'"))
    }
    guard let first = words.first else { return false }
    return buckets[Int(first)].contains { phrases[$0] == words }
  }

  /// Where a text begins behind quotation marks, brackets and dashes.
  static func firstLetter(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Int {
    var start = text.lowerBound
    let limit = min(text.upperBound, start + 8)
    while start < limit,
      bytes[start] < UInt8(ascii: "0") || bytes[start] == UInt8(ascii: "[")
        || bytes[start] == UInt8(ascii: "~")
    {
      start += 1
    }
    return start
  }

  private func matches(_ index: Int, _ bytes: Span<UInt8>, at start: Int) -> Bool {
    for offset in phrases[index].indices
    where Self.lowered(bytes[start + offset]) != phrases[index][offset] { return false }
    return true
  }

  /// Whether a byte is punctuation or begins some: the bytes inside a character are letters here, and
  /// E2 begins quotation marks and dashes.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    byte == 0xE2 || (byte < 0x80 && !isLetter(byte) && byte != UInt8(ascii: " "))
  }

  /// A byte with capital letters of ASCII made small.
  static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte >= 0xC3
  }
}
