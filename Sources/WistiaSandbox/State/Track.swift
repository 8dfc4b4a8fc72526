// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

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
