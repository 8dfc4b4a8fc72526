// SPDX-License-Identifier: Apache-2.0

/// What the bytes of a cue contain, found in one pass for all rules.
///
/// A bit that is not set is a promise; one that is set is a hint to look. The bits for characters
/// outside ASCII are set from lead bytes alone where that is enough to pass over clean text.
public struct CueContents: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt32

  /// Creates a set from its bits.
  ///
  /// - Parameter rawValue: The bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A byte of 0x80 or more.
  public static let nonASCII = CueContents(rawValue: 1 << 0)
  /// A control character other than tab, LF and CR, or DEL.
  public static let control = CueContents(rawValue: 1 << 1)
  /// A tab.
  public static let tab = CueContents(rawValue: 1 << 2)
  /// `<` in the text.
  public static let lessThan = CueContents(rawValue: 1 << 3)
  /// `{` or `}`.
  public static let brace = CueContents(rawValue: 1 << 4)
  /// `&` in the text.
  public static let ampersand = CueContents(rawValue: 1 << 5)
  /// `\`, `|` or `%`.
  public static let escape = CueContents(rawValue: 1 << 6)
  /// A `>` in the text.
  public static let greaterThan = CueContents(rawValue: 1 << 7)
  /// One of `[](){}#*` or a note sign: what labels and lyrics are marked with.
  public static let bracket = CueContents(rawValue: 1 << 8)
  /// A `:` or `@` in the text: speaker names, addresses.
  public static let colon = CueContents(rawValue: 1 << 9)
  /// A space beside a space or a line end, or before punctuation; or a dot beside a dot.
  public static let looseSpacing = CueContents(rawValue: 1 << 10)
  /// A hyphen or dash that begins a line.
  public static let leadingDash = CueContents(rawValue: 1 << 11)
  /// A digit in the text.
  public static let digit = CueContents(rawValue: 1 << 12)
  /// A `/` that begins a line.
  public static let leadingSlash = CueContents(rawValue: 1 << 13)

  /// A character that is ignorable by default, joiners and byte-order marks among them.
  public static let ignorable = CueContents(rawValue: 1 << 16)
  /// A space of Unicode outside ASCII.
  public static let unicodeSpace = CueContents(rawValue: 1 << 17)
  /// A directional embedding, override or isolate, or the end of one.
  public static let bidiControl = CueContents(rawValue: 1 << 18)
  /// A character that need not be in normalization form C by itself or beside its neighbours.
  public static let maybeNotNFC = CueContents(rawValue: 1 << 19)
  /// A Greek or Cyrillic letter.
  public static let greekOrCyrillic = CueContents(rawValue: 1 << 20)
  /// An emoji, perhaps.
  public static let emoji = CueContents(rawValue: 1 << 21)
  /// A ligature, a full- or half-width form, an enclosed or a mathematical letter.
  public static let compatibility = CueContents(rawValue: 1 << 22)
  /// A character from U+0250 up that is not punctuation: text that is not plain Latin.
  public static let beyondLatin = CueContents(rawValue: 1 << 23)
}
