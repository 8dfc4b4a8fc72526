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

  /// Whether two codes are the same or siblings.
  ///
  /// - Parameters:
  ///   - first: A code.
  ///   - second: Another.
  /// - Returns: Whether a server may mean the same track by both.
  static func holds(_ first: String, _ second: String) -> Bool {
    let first = first.lowercased()
    let second = second.lowercased()
    return first == second || sibling(of: first) == second
  }
}
