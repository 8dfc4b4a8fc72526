// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// What can be the code of a language, known or not.
enum LanguageCode {
  /// What ``isPlausible(_:)`` asks for, in words.
  static let form =
    "must have the form of a language code: 2 to 35 letters and digits, a letter first, with single "
    + "\"-\" or \"_\" between them"

  /// Whether a text can be a code, which names a file: 2 to 35 letters and digits of ASCII, a letter
  /// first, with single hyphens or underscores between them.
  static func isPlausible(_ text: String) -> Bool {
    guard (2...35).contains(text.utf8.count), isPlain(text), let first = text.utf8.first,
      (0x41...0x5A).contains(first) || (0x61...0x7A).contains(first)
    else { return false }
    return text.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }.allSatisfy { !$0.isEmpty }
  }

  /// Whether a text holds letters and digits of ASCII, hyphens and underscores alone.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }
}

/// One language's captions of one media.
struct Track: Sendable, Hashable {
  /// The language code as it is stored.
  var code: String
  /// The text as it was sent, byte for byte.
  var text: [UInt8]

  /// Whether a code in a path names this track: the same code, or another code of ISO 639
  /// for the same language.
  func answers(to code: String) -> Bool {
    if self.code.lowercased() == code.lowercased() { return true }
    guard let language = Language(code: code) else { return false }
    return language == Language(code: self.code)
  }
}
