// SPDX-License-Identifier: Apache-2.0

extension CueContents {
  /// A character of the text that is ignorable by default: joiners, zero-width spaces, soft hyphens.
  public static let ignorable = CueContents(rawValue: 1 << 24)
  /// A space of the text that is not ASCII.
  public static let unicodeSpace = CueContents(rawValue: 1 << 25)
  /// A directional embedding, override or isolate in the text, or the end of one.
  public static let bidiControl = CueContents(rawValue: 1 << 26)
  /// A character of the text that need not be in normalization form C by itself or beside another.
  public static let maybeNotNFC = CueContents(rawValue: 1 << 27)
  /// A Greek or Cyrillic letter in the text.
  public static let greekOrCyrillic = CueContents(rawValue: 1 << 28)
  /// What may be an emoji in the text.
  public static let emoji = CueContents(rawValue: 1 << 29)
  /// A ligature, a full- or half-width form, an enclosed or a mathematical letter in the text.
  public static let compatibility = CueContents(rawValue: 1 << 30)
  /// A letter of the text that is not Latin.
  public static let beyondLatin = CueContents(rawValue: 1 << 31)

  /// Looks at the characters of some text outside ASCII, from their bytes alone.
  ///
  /// A fact that is not set is a promise; one that is set is a reason to look.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  /// - Complexity: O(*n*), about a nanosecond a byte, without ICU.
  init(charactersIn bytes: Span<UInt8>, _ text: Range<Int>) {
    var found: UInt32 = 0
    var position = text.lowerBound
    let end = text.upperBound
    while position < end {
      if bytes[position] < 0x80 {
        position &+= 1
        continue
      }
      let character = MultibyteClass(bytes, at: position, end: end)
      found |= character.contents
      position &+= character.width
    }
    self.init(rawValue: found)
  }
}
