// SPDX-License-Identifier: Apache-2.0

package import CaptionLanguages
package import CaptionSyntax
package import CaptionText

/// How a guideline counts the characters and the words of captions.
///
/// Characters are extended grapheme clusters. Tags of known names and override blocks do not count,
/// nor do line ends, the spaces before them, and characters that show nothing. Guidelines for
/// Chinese, Japanese and Korean count a wide character 1 and a narrow one ½; whether a character of
/// ambiguous width is wide is decided by the language.
package struct TextMeasure: Sendable, Hashable {
  /// How characters are weighed.
  package var counting: ProfileLimits.CountingMode
  /// Whether spaces count.
  package var countsSpaces: Bool
  /// Whether punctuation counts.
  package var countsPunctuation: Bool
  /// The width of characters, for ``ProfileLimits.CountingMode/cjk``.
  package var width: DisplayWidth
  /// The language whose dictionary divides words; empty for none.
  package var language: String
  /// How the text is marked up.
  package var markup: TextMarkup

  /// Creates the measure that a profile asks for.
  ///
  /// - Parameters:
  ///   - limits: The limits of the profile.
  ///   - language: The language of the captions.
  ///   - markup: How the text is marked up.
  package init(
    limits: ProfileLimits = ProfileLimits(), language: LanguageTag? = nil,
    markup: TextMarkup = .loose
  ) {
    self.markup = markup
    counting = limits.counting ?? .plain
    countsSpaces = limits.countsSpaces ?? true
    countsPunctuation = limits.countsPunctuation ?? true
    self.language = language?.language ?? ""
    width = DisplayWidth(ambiguous: AmbiguousWidth(language: self.language))
  }

  /// The length of a line as a viewer sees it.
  ///
  /// - Parameter text: One line without markup; spaces at its end do not count.
  /// - Returns: The weighed number of characters.
  /// - Complexity: O(*n*); ASCII never reaches ICU.
  package func length(of text: String) -> Hundredths {
    if let weight = weightOfASCII, let count = Self.asciiLength(of: text) {
      return Hundredths(hundredths: count * weight)
    }
    var text = text[...]
    while let last = text.last, last.isBlank { text.removeLast() }
    var sum = 0
    for character in text { sum += weight(of: character) }
    return Hundredths(hundredths: sum)
  }

  /// How many words text has; numbers are words, punctuation is not (Unicode Standard Annex 29).
  ///
  /// - Parameter text: Text without markup.
  /// - Returns: The number.
  package func words(in text: String) -> Int {
    WordBreaks.count(in: text, language: language)
  }

  /// The length of a line of a cue, markup excluded.
  ///
  /// - Parameters:
  ///   - line: The line without its newline.
  ///   - bytes: The cue's bytes.
  ///   - contents: What the cue contains.
  /// - Returns: The weighed number of characters.
  func length(of line: Range<Int>, in bytes: Span<UInt8>, contents: CueContents) -> Hundredths {
    let isSimple =
      contents.isDisjoint(with: [.nonASCII, .lessThan, .brace, .control])
      && !(markup == .webVTT && contents.contains(.ampersand))
    guard isSimple, let weight = weightOfASCII else {
      if markup == .loose, let weight = weightOfASCII,
        let count = Self.visibleASCII(in: line, of: bytes)
      {
        return Hundredths(hundredths: count * weight)
      }
      let text = VisibleText.string(line, of: bytes, markup: markup)
      // Only a tag makes two lines of one.
      guard contents.contains(.lessThan) else { return length(of: text) }
      return text.split(separator: "\n").reduce(Hundredths(0)) {
        Hundredths(hundredths: $0.hundredths + length(of: String($1)).hundredths)
      }
    }
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    let count = end - line.lowerBound
    return Hundredths(hundredths: count * weight)
  }

  /// What each visible character of ASCII weighs, spaces too; `nil` where some do not count.
  var weightOfASCII: Int? {
    guard countsSpaces, countsPunctuation else { return nil }
    return counting == .cjk ? 50 : 100
  }

  /// The length of text that is nothing but visible ASCII and spaces, without those at its end.
  private static func asciiLength(of text: String) -> Int? {
    var count = 0
    var length = 0
    for byte in text.utf8 {
      guard byte >= 0x20, byte < 0x7F else { return nil }
      count &+= 1
      if byte != 0x20 { length = count }
    }
    return length
  }

  /// How many bytes of a line are seen, without spaces at its end, where they are visible ASCII and spaces
  /// alone and no `<br>` is among what is hidden.
  private static func visibleASCII(in line: Range<Int>, of bytes: Span<UInt8>) -> Int? {
    var reader = VisibleReader(line)
    var count = 0
    var length = 0
    while let position = reader.next(bytes) {
      let byte = bytes[position]
      guard byte >= 0x20, byte < 0x7F else { return nil }
      count &+= 1
      if byte != 0x20 { length = count }
    }
    return reader.passedLineBreak ? nil : length
  }

  /// A number of characters that a range certainly does not exceed, found without decoding.
  ///
  /// - Parameters:
  ///   - range: The range.
  ///   - bytes: The cue's bytes.
  /// - Returns: The number of characters, each weighed as much as it can be.
  static func bound(_ range: Range<Int>, in bytes: Span<UInt8>) -> Hundredths {
    var count = 0
    for position in range where bytes[position] & 0xC0 != 0x80 && bytes[position] >= 0x20 {
      count &+= 1
    }
    return Hundredths(count)
  }

  /// What a character weighs, in hundredths.
  func weight(of character: Character) -> Int {
    guard let base = character.unicodeScalars.first, !base.isInvisible else { return 0 }
    if !countsSpaces, base.properties.generalCategory == .spaceSeparator { return 0 }
    if !countsPunctuation {
      switch base.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        return 0
      default: break
      }
    }
    switch counting {
    case .plain: return 100
    case .cjk: return width.columns(of: character) * 50
    }
  }
}
