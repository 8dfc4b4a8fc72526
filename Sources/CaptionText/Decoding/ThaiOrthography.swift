// SPDX-License-Identifier: Apache-2.0

/// Whether bytes read as Thai in windows-874, for which ICU has no model.
///
/// Thai is written by strict rules: a vowel sign or a tone mark stands on a consonant, and a leading
/// vowel stands before one. Of 8-bit text in other languages about every third letter breaks them.
enum ThaiOrthography {
  /// What windows-874 has at a byte.
  private enum Kind {
    case consonant, leadingVowel, mark, other, unassigned
  }

  /// Fewer letters prove nothing: some short Korean text in EUC-KR keeps the rules by chance.
  private static let fewestLetters = 60

  /// Whether a sample is Thai beyond doubt: only letters of windows-874, at most one in fifty of
  /// them in a place where it cannot stand.
  ///
  /// - Parameter sample: Lines that hold more than ASCII.
  /// - Returns: Whether it is.
  /// - Complexity: O(n).
  static func fits(_ sample: [UInt8]) -> Bool {
    var letters = 0
    var marks = 0
    var misplaced = 0
    var previous = Kind.other
    for byte in sample {
      let kind = kind(of: byte)
      if kind == .unassigned { return false }
      if byte >= 0xA1 { letters += 1 }
      if previous == .leadingVowel, kind != .consonant { misplaced += 1 }
      if kind == .mark {
        marks += 1
        if previous != .consonant, previous != .mark { misplaced += 1 }
      }
      previous = kind
    }
    return letters >= fewestLetters && misplaced * 50 <= letters && marks * 5 >= letters
  }

  private static func kind(of byte: UInt8) -> Kind {
    switch byte {
    case 0xA1...0xCE: .consonant
    case 0xE0...0xE4: .leadingVowel
    // Sara a, sara aa and sara am stand behind a consonant, with or without a mark between.
    case 0xD0...0xDA, 0xE7...0xEE: .mark
    case 0x00...0x80, 0x85, 0x91...0x97, 0xA0, 0xCF, 0xDF, 0xE5, 0xE6, 0xEF...0xFB: .other
    default: .unassigned
    }
  }
}
