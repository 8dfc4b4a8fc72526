// SPDX-License-Identifier: Apache-2.0

/// How characters of ambiguous East Asian Width are counted: a matter of language, since `…` is wide
/// in Chinese and narrow in English, while `é` is a narrow letter in both.
package enum AmbiguousWidth: Sendable, Hashable {
  /// All narrow: every language but Chinese, Japanese and Korean.
  case narrow
  /// Punctuation, symbols and numbers are wide, letters are narrow: Chinese and Japanese.
  case wide
  /// Symbols and numbers are wide, punctuation and letters are narrow: Korean.
  case wideSymbols

  /// How a language counts.
  ///
  /// - Parameter language: The language subtag of a BCP 47 tag in lower case, such as `ja`.
  package init(language: some StringProtocol) {
    switch language {
    case "zh", "ja", "yue", "cmn", "wuu", "hak", "nan", "lzh": self = .wide
    case "ko": self = .wideSymbols
    default: self = .narrow
    }
  }

  /// Whether an ambiguous character is wide.
  ///
  /// - Parameter scalar: A character whose ``EastAsianWidth`` is ambiguous.
  /// - Returns: Whether it takes the room of a Han character.
  func isWide(_ scalar: Unicode.Scalar) -> Bool {
    if self == .narrow { return false }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return self == .wide
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .decimalNumber,
      .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }
}
