// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages

/// One language's captions of one media.
struct Track: Sendable, Hashable {
  /// The language code as it is stored.
  var code: String
  /// The text as it was sent, byte for byte.
  var text: [UInt8]

  /// Whether a code in a path names this track: the same code, or its 639-2 sibling.
  func answers(to code: String) -> Bool {
    self.code == code || self.code == Language.siblingCode(of: code)
      || self.code.lowercased() == code.lowercased()
  }
}
