// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// The codes by which a server may know one language.
///
/// Twenty languages have two codes in ISO 639-2, and a server that knows a track by the one answers
/// 404 or 400 to the other.
enum LanguageEquivalence {
  /// The other code of a language that has two.
  ///
  /// - Parameter code: A code in any case.
  /// - Returns: The other code, or `nil`.
  static func sibling(of code: String) -> String? {
    Language.siblingCode(of: code)
  }

  /// Whether two codes name the same language, script and region: `fr`, `fre`, `fra` and `fr-Latn`
  /// do, `zh` and `zh-Hant` do not.
  ///
  /// - Parameters:
  ///   - first: A code or tag.
  ///   - second: Another.
  /// - Returns: Whether a server may mean the same track by both.
  static func holds(_ first: String, _ second: String) -> Bool {
    let first = first.lowercased()
    let second = second.lowercased()
    if first == second || sibling(of: first) == second { return true }
    guard let key = LanguageTag(code: first)?.equivalenceKey else { return false }
    return key == LanguageTag(code: second)?.equivalenceKey
  }
}
