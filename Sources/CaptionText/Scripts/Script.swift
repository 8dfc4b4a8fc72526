// SPDX-License-Identifier: Apache-2.0

internal import CICU

/// A script of Unicode, such as Latin or Devanagari.
public struct Script: Sendable, Hashable {
  /// ICU's number for the script.
  let value: Int32

  init(value: Int32) {
    self.value = value
  }

  /// Characters of many scripts, such as digits and punctuation.
  public static let common = Script(value: 0)
  /// Marks that take the script of the character they stand on.
  public static let inherited = Script(value: 1)
  /// The Latin script.
  public static let latin = Script(code: "Latn")
  /// The Greek script.
  public static let greek = Script(code: "Grek")
  /// The Cyrillic script.
  public static let cyrillic = Script(code: "Cyrl")
  /// The Arabic script.
  public static let arabic = Script(code: "Arab")
  /// The Hebrew script.
  public static let hebrew = Script(code: "Hebr")
  /// The Han characters of Chinese, Japanese and Korean.
  public static let han = Script(code: "Hani")
  /// The Hiragana of Japanese.
  public static let hiragana = Script(code: "Hira")
  /// The Katakana of Japanese.
  public static let katakana = Script(code: "Kana")
  /// The Hangul of Korean.
  public static let hangul = Script(code: "Hang")
  /// The Thai script.
  public static let thai = Script(code: "Thai")
  /// The Devanagari script.
  public static let devanagari = Script(code: "Deva")

  /// The script of a character; ASCII is known without ICU.
  ///
  /// - Parameter scalar: A character.
  public init(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      self = scalar.properties.isAlphabetic ? .latin : .common
      return
    }
    var status = CICU_NO_ERROR
    let script = unsafe cicu_script(Int32(scalar.value), &status)
    self.init(value: ICUText.failed(status) ? 0 : script)
  }

  /// The script with an ISO 15924 code that ICU knows; the common script for any other code.
  ///
  /// - Parameter code: The four-letter code, such as `Latn`.
  public init(code: String) {
    let script = unsafe cicu_script_named(code)
    self.init(value: script < 0 ? 0 : script)
  }

  /// The ISO 15924 code, such as `Latn`; `Zyyy` for ``common`` and `Zinh` for ``inherited``.
  public var code: String {
    guard let name = unsafe cicu_script_short_name(value) else { return "" }
    // Sound: ICU's short names are constants that end in a null.
    return unsafe String(cString: name)
  }

  /// Whether the script is written from right to left.
  public var isRightToLeft: Bool {
    cicu_script_is_right_to_left(value)
  }

  /// Whether a character is used with this script: it belongs to it or is shared with it.
  ///
  /// - Parameter scalar: A character.
  /// - Returns: `false` for characters of the common script that no script claims.
  public func uses(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return Script(scalar) == self }
    return cicu_has_script(Int32(scalar.value), value)
  }
}

extension Script: CustomStringConvertible {
  /// The ISO 15924 code.
  public var description: String { code }
}
