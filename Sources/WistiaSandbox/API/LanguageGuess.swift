// SPDX-License-Identifier: Apache-2.0

/// The language of captions that came without one.
enum LanguageGuess {
  /// What the service stores when it cannot tell: English, its earlier documented default.
  static let undetermined = "eng"

  /// The language code of a text.
  static func code(of text: [UInt8]) -> String {
    undetermined
  }
}
