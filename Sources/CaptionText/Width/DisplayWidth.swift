// SPDX-License-Identifier: Apache-2.0

/// The room that text takes, in columns of a terminal: also twice the weight of the guidelines that
/// count a full-width character as 1 and a half-width one as ½.
///
/// A grapheme takes two columns when it is wide or full-width, an emoji, a flag or a keycap; none
/// when it is a control or invisible; and one otherwise. ASCII never reaches ICU.
package struct DisplayWidth: Sendable, Hashable {
  /// How characters of ambiguous width are counted.
  package var ambiguous: AmbiguousWidth

  /// Creates a measure.
  ///
  /// - Parameter ambiguous: How characters of ambiguous width are counted.
  package init(ambiguous: AmbiguousWidth = .narrow) {
    self.ambiguous = ambiguous
  }

  /// The columns that text takes.
  ///
  /// - Parameter text: The text; line ends and other controls take none.
  /// - Returns: The sum of its graphemes' columns.
  /// - Complexity: O(*n*).
  package func columns(of text: String) -> Int {
    let utf8 = text.utf8.span
    if UTF8Scan.isASCII(utf8) {
      var columns = 0
      for index in utf8.indices where utf8[index] >= 0x20 && utf8[index] != 0x7F { columns += 1 }
      return columns
    }
    return text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns that a grapheme takes: 0, 1 or 2.
  ///
  /// - Parameter character: A grapheme.
  /// - Returns: Its columns.
  package func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let base = scalars.first else { return 0 }
    if base.value < 0x80 {
      if base.value < 0x20 || base.value == 0x7F { return 0 }
      // A keycap is a digit, `#` or `*` with U+20E3.
      return scalars.count > 1 && scalars.contains { $0.value == 0x20E3 } ? 2 : 1
    }
    if base.isInvisible { return 0 }
    if scalars.count > 1, scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    // Two regional indicators are a flag; one alone is shown as a letter in a box.
    if (0x1F1E6...0x1F1FF).contains(base.value) { return 2 }
    switch EastAsianWidth(base) {
    case .wide, .fullwidth: return 2
    case .ambiguous: return ambiguous.isWide(base) ? 2 : 1
    case .neutral, .narrow, .halfwidth: return 1
    }
  }
}

extension Unicode.Scalar {
  /// Whether a character has no shape of its own: a control, a format character or one that is
  /// ignorable by default.
  ///
  /// A grapheme whose first character is invisible takes no room.
  public var isInvisible: Bool {
    switch value {
    case 0..<0x80: return value < 0x20 || value == 0x7F
    // What most text is made of, so that no table is asked: Latin, Greek to Hebrew, Arabic letters,
    // Devanagari, Thai; kana and Han; Hangul syllables.
    case 0xAE...0x34E, 0x370...0x5FF, 0x61D...0x6DC, 0x900...0x97F, 0xE01...0xE5B, 0x3000...0x3163,
      0x3400...0x9FFF, 0xAC00...0xD7A3:
      return false
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    // Hangul fillers are letters that show nothing, and ignorable.
    default: return properties.isDefaultIgnorableCodePoint
    }
  }
}

extension Character {
  /// Whether a character is white space, as its property of the same name says, without a look at the
  /// tables of properties.
  public var isBlank: Bool {
    switch unicodeScalars[unicodeScalars.startIndex].value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }
}
