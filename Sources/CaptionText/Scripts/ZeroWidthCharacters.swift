// SPDX-License-Identifier: Apache-2.0

/// Invisible characters: which of them a script needs, and which only do harm.
///
/// Joiners are legitimate between letters of scripts whose shapes they steer (Arabic, Indic scripts,
/// Khmer, Myanmar, Mongolian and others) and within emoji; the zero-width space separates words in
/// Thai, Lao, Khmer, Myanmar and Tibetan; variation selectors belong after emoji, Han, Mongolian and
/// symbols with variants; tags to emoji flags. Directional controls are not judged here (see
/// ``BidiControls``). Anything else that is ignorable by default is needless.
package enum ZeroWidthCharacters {
  /// The needless invisible characters of text.
  ///
  /// - Parameter text: The text; a byte-order mark at its start counts too.
  /// - Returns: The UTF-8 range of each, in order.
  /// - Complexity: O(*n*); text without characters from U+00AD up is only scanned.
  package static func needlessRanges(in text: String) -> [Range<Int>] {
    // The soft hyphen, C2 AD, is the only one below U+0300.
    if UTF8Scan.isBelowCombiningMarks(text.utf8.span), !text.utf8.contains(0xAD) { return [] }
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: isCandidate) else { return [] }
    // What is visible next to each place, in one pass each way: a run of a million invisible
    // characters must not be walked once for each of them.
    var following = [Unicode.Scalar?](repeating: nil, count: scalars.count)
    var next: Unicode.Scalar?
    for index in scalars.indices.reversed() {
      following[index] = next
      if isVisible(scalars[index]) { next = scalars[index] }
    }
    var ranges: [Range<Int>] = []
    var offset = 0
    var visible: Unicode.Scalar?
    var previous: Unicode.Scalar?
    for (index, scalar) in scalars.enumerated() {
      let width = UTF8.width(scalar)
      let place = Place(before: visible, after: following[index], previous: previous)
      if isCandidate(scalar), !isNeeded(scalar, at: place) {
        ranges.append(offset..<(offset + width))
      }
      if isVisible(scalar) { visible = scalar }
      previous = scalar
      offset += width
    }
    return ranges
  }

  private static func isCandidate(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Marks and controls of direction, for which there is a rule of its own.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    case 0..<0xAD: false
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// What stands beside a character.
  private struct Place {
    /// The nearest visible character before it.
    var before: Unicode.Scalar?
    /// The nearest visible character after it.
    var after: Unicode.Scalar?
    /// The character right before it, visible or not.
    var previous: Unicode.Scalar?
  }

  private static func isNeeded(_ scalar: Unicode.Scalar, at place: Place) -> Bool {
    let (before, after) = (place.before, place.after)
    switch scalar.value {
    case 0x200C, 0x200D:
      if scalar.value == 0x200D, let before, let after, isEmoji(before), isEmoji(after) {
        return true
      }
      // A joiner may also end a word: Persian and Indic texts show a letter's joining form so.
      return before.map { isSteeredByJoiners($0) } ?? false
    case 0x200B:
      return before.map { isSpacedByZeroWidth($0) } ?? false
        || after.map { isSpacedByZeroWidth($0) } ?? false
    case 0xFE00...0xFE0F, 0xE0100...0xE01EF:
      return before.map { takesVariation($0, selector: scalar) } ?? false
    case 0xE0020...0xE007F:
      return place.previous.map {
        $0.value == 0x1F3F4 || (0xE0020...0xE007E).contains($0.value)
      } ?? false
    case 0x180B...0x180F:
      return before.map { Script($0).code == "Mong" } ?? false
    case 0x115F, 0x1160:
      // Conjoining fillers complete a Hangul syllable that lacks a part.
      return [before, after].contains { $0.map { Script($0) == .hangul } ?? false }
    case 0x17B4, 0x17B5:
      return before.map { Script($0).code == "Khmr" } ?? false
    default:
      return false
    }
  }

  /// Whether a character is not an invisible one itself.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0xAD || !scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0xA0 && (scalar.properties.isEmoji || scalar.properties.isEmojiModifier)
  }

  private static func isSteeredByJoiners(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && joiningScripts.contains { $0.uses(scalar) }
  }

  private static func isSpacedByZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x300 && spacingScripts.contains { $0.uses(scalar) }
  }

  private static func takesVariation(
    _ base: Unicode.Scalar, selector: Unicode.Scalar
  ) -> Bool {
    if base.properties.isEmoji { return selector.value == 0xFE0E || selector.value == 0xFE0F }
    if base.properties.isIdeographic { return true }
    switch base.properties.generalCategory {
    // Standardized variants of mathematical symbols and of East Asian punctuation.
    case .mathSymbol, .otherSymbol, .otherPunctuation, .openPunctuation, .closePunctuation:
      return selector.value <= 0xFE02
    default:
      return ["Phag", "Mymr", "Mong"].contains(Script(base).code)
    }
  }

  /// Scripts whose letters change shape beside a joiner.
  private static let joiningScripts = [
    "Arab", "Syrc", "Nkoo", "Mand", "Mong", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu",
    "Knda", "Mlym", "Sinh", "Khmr", "Mymr", "Tibt", "Phag", "Rohg", "Adlm", "Java", "Bali", "Sund",
    "Newa", "Mtei", "Gran", "Sylo", "Tglg", "Cham", "Lana", "Kthi", "Shrd", "Modi", "Tirh", "Thaa",
  ].map { Script(code: $0) }

  /// Scripts that mark the ends of words with a zero-width space.
  private static let spacingScripts = [
    "Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Lana", "Talu", "Java",
  ]
  .map { Script(code: $0) }
}
