// SPDX-License-Identifier: Apache-2.0

/// What the bytes of a cue contain, found in one pass for all rules.
///
/// Unless a fact says otherwise it is about the text lines. Together with
/// ``RuleTrigger/contents(_:)`` the facts let a clean cue pass most rules unseen. A fact that is not
/// set is a promise; one whose name says that something may be so is a reason to look. What makes each
/// of them true stands in ``CueFact/all``.
package struct CueContents: OptionSet, Sendable, Hashable {
  /// The bits.
  package let rawValue: UInt64

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  // MARK: Bytes

  /// A byte of 0x80 or more.
  package static let nonASCII = CueContents(rawValue: 1 << 0)
  /// A control character other than tab, LF and CR, or DEL.
  package static let control = CueContents(rawValue: 1 << 1)
  /// A tab.
  package static let tab = CueContents(rawValue: 1 << 2)
  /// `<`.
  package static let lessThan = CueContents(rawValue: 1 << 3)
  /// `{` or `}`.
  package static let brace = CueContents(rawValue: 1 << 4)
  /// `&`.
  package static let ampersand = CueContents(rawValue: 1 << 5)
  /// `\`, `|` or `%`.
  package static let escape = CueContents(rawValue: 1 << 6)
  /// `>`.
  package static let greaterThan = CueContents(rawValue: 1 << 7)
  /// `[`, `]`, `(` or `)`.
  package static let bracket = CueContents(rawValue: 1 << 8)
  /// `#` or `*`, with which some files mark music, but for the `#` of a colour.
  package static let noteSign = CueContents(rawValue: 1 << 9)
  /// `@` or `/`, of which addresses are made, but for the slash of a closing tag.
  package static let address = CueContents(rawValue: 1 << 10)
  /// The UTF-8 of a character from U+0080 to U+00BF: C1 controls, the no-break space, signs.
  package static let latin1Signs = CueContents(rawValue: 1 << 11)
  /// The UTF-8 of a character from U+2000 to U+2FFF: spaces, invisible and directional characters,
  /// quotation marks, dashes, symbols.
  package static let symbols = CueContents(rawValue: 1 << 12)
  /// The UTF-8 of a character from U+E000 to U+FFFF: private use, presentation forms, byte-order
  /// marks, replacement characters.
  package static let specials = CueContents(rawValue: 1 << 13)
  /// A character beyond U+FFFF.
  package static let supplementary = CueContents(rawValue: 1 << 14)
  /// `:`, which stands behind the names of speakers.
  package static let colon = CueContents(rawValue: 1 << 15)

  // MARK: Neighbours

  /// A space at either end of a line, or next to another one.
  package static let oddSpace = CueContents(rawValue: 1 << 16)
  /// Two full stops next to each other.
  package static let dots = CueContents(rawValue: 1 << 17)
  /// A space before one of `.,!?;:)`.
  package static let spaceBeforePunctuation = CueContents(rawValue: 1 << 18)
  /// A full stop before a letter or a digit of ASCII, or behind a `w`, as in the names of sites.
  package static let innerDot = CueContents(rawValue: 1 << 19)
  /// A hyphen at the beginning of a line.
  package static let leadingHyphen = CueContents(rawValue: 1 << 20)
  /// An angle bracket that is no part of `<b>`, `<i>`, `<u>` or `<s>`, each closed before another opens.
  package static let looseBracket = CueContents(rawValue: 1 << 40)
  /// A question mark before a small letter or a character outside ASCII.
  package static let innerQuestionMark = CueContents(rawValue: 1 << 35)

  // MARK: Beyond the text

  /// A byte of 0x80 or more outside the text: in the index line, the timing line, a blank line.
  package static let nonASCIIOutsideText = CueContents(rawValue: 1 << 21)
  /// A control character outside the text.
  package static let controlOutsideText = CueContents(rawValue: 1 << 22)
  /// Bytes that are no UTF-8, anywhere in the cue.
  package static let malformed = CueContents(rawValue: 1 << 23)

  // MARK: Characters outside ASCII

  /// A character of the text that is ignorable by default: joiners, zero-width spaces, soft hyphens.
  package static let ignorable = CueContents(rawValue: 1 << 24)
  /// A space of the text that is not ASCII.
  package static let unicodeSpace = CueContents(rawValue: 1 << 25)
  /// A directional embedding, override or isolate in the text, or the end of one.
  package static let bidiControl = CueContents(rawValue: 1 << 26)
  /// A character of the text that need not be in normalization form C by itself or beside another.
  package static let maybeNotNFC = CueContents(rawValue: 1 << 27)
  /// A Greek or Cyrillic letter in the text.
  package static let greekOrCyrillic = CueContents(rawValue: 1 << 28)
  /// What may be an emoji in the text.
  package static let emoji = CueContents(rawValue: 1 << 29)
  /// A ligature, a full- or half-width form, an enclosed or a mathematical letter in the text.
  package static let compatibility = CueContents(rawValue: 1 << 30)
  /// A letter of the text that is not Latin.
  package static let beyondLatin = CueContents(rawValue: 1 << 31)
  /// U+0085, U+2028 or U+2029 in the text.
  package static let lineSeparator = CueContents(rawValue: 1 << 32)
  /// A character of the text that a lead byte of UTF-8 is in windows-1252, before another one.
  package static let maybeMojibake = CueContents(rawValue: 1 << 33)
  /// A character of the text that may be unassigned, private or no character.
  package static let maybeUnassigned = CueContents(rawValue: 1 << 34)

  // MARK: Words

  /// A text whose first byte is not that of a visible character, or no text.
  package static let maybeInvisible = CueContents(rawValue: 1 << 36)
  /// A text that may begin with a phrase of the lists of credits and of recognisers' inventions.
  package static let maybePhrase = CueContents(rawValue: 1 << 37)
  /// A text of 2 to 40 bytes that begins with a letter.
  package static let shortText = CueContents(rawValue: 1 << 38)
  /// A line that may begin or end with the same word over and over.
  package static let maybeRepeatedWord = CueContents(rawValue: 1 << 39)

  /// What a look at the first bytes of the text tells.
  static let ofBeginning: CueContents = [.maybeInvisible, .maybePhrase, .shortText]
}
