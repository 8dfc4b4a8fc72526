// SPDX-License-Identifier: Apache-2.0

/// What the bytes of a cue contain, found in one pass for all rules.
///
/// Unless a fact says otherwise it is about the text lines. Together with
/// ``RuleTrigger/contents(_:)`` the facts let a clean cue pass most rules unseen.
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
  /// `<`.
  public static let lessThan = CueContents(rawValue: 1 << 3)
  /// `{` or `}`.
  public static let brace = CueContents(rawValue: 1 << 4)
  /// `&`.
  public static let ampersand = CueContents(rawValue: 1 << 5)
  /// `\`, `|` or `%`.
  public static let escape = CueContents(rawValue: 1 << 6)
  /// `>`.
  public static let greaterThan = CueContents(rawValue: 1 << 7)
  /// `[`, `]`, `(` or `)`.
  public static let bracket = CueContents(rawValue: 1 << 8)
  /// `#` or `*`, with which some files mark music.
  public static let noteSign = CueContents(rawValue: 1 << 9)
  /// `@`, `/` or `:`: addresses, and the names of speakers.
  public static let address = CueContents(rawValue: 1 << 10)
  /// The UTF-8 of a character from U+0080 to U+00BF: C1 controls, the no-break space, signs.
  public static let latin1Signs = CueContents(rawValue: 1 << 11)
  /// The UTF-8 of a character from U+2000 to U+2FFF: spaces, invisible and directional characters,
  /// quotation marks, dashes, symbols.
  public static let symbols = CueContents(rawValue: 1 << 12)
  /// The UTF-8 of a character from U+E000 to U+FFFF: private use, presentation forms, byte-order
  /// marks, replacement characters.
  public static let specials = CueContents(rawValue: 1 << 13)
  /// A character beyond U+FFFF.
  public static let supplementary = CueContents(rawValue: 1 << 14)

  /// A space at either end of a line, or next to another one.
  public static let oddSpace = CueContents(rawValue: 1 << 16)
  /// Two full stops next to each other.
  public static let dots = CueContents(rawValue: 1 << 17)
  /// A space before one of `.,!?;:)`.
  public static let spaceBeforePunctuation = CueContents(rawValue: 1 << 18)
  /// A hyphen at the beginning of a line.
  public static let leadingHyphen = CueContents(rawValue: 1 << 20)

  /// A byte of 0x80 or more outside the text: in the index line, the timing line, a blank line.
  public static let nonASCIIOutsideText = CueContents(rawValue: 1 << 21)
  /// A control character outside the text.
  public static let controlOutsideText = CueContents(rawValue: 1 << 22)
  /// Bytes that are no UTF-8, anywhere in the cue.
  public static let malformed = CueContents(rawValue: 1 << 23)
}
