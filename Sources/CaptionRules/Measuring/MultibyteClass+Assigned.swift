// SPDX-License-Identifier: Apache-2.0

/// Where characters may be unassigned or private: false only where Unicode has no gap, so that most
/// characters need no look at their properties. A test compares each with its properties.
extension MultibyteClass {
  /// U+0340 to U+07FF.
  @inline(__always)
  static func mayBeUnassigned(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xCD: second >= 0xB8
    // Greek.
    case 0xCE: second < 0x91 || second == 0xA2
    // Greek, Cyrillic.
    case 0xCF...0xD3: false
    case 0xD4: second >= 0xB0
    // Hebrew letters.
    case 0xD7: second < 0x90 || second > 0xAA
    // Arabic.
    case 0xD8...0xDB: false
    default: true
    }
  }

  /// U+0800 to U+FFFF.
  @inline(__always)
  static func mayBeUnassigned(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch lead {
    case 0xE4...0xE9, 0xEB, 0xEC: false
    case 0xE0:
      switch second {
      // Devanagari.
      case 0xA4, 0xA5: false
      // Thai.
      case 0xB8: third == 0x80 || third > 0xBA
      case 0xB9: third > 0x9B
      default: true
      }
    // Hangul letters, Latin with several marks.
    case 0xE1: !((0x84...0x87).contains(second) || (0xB8...0xBB).contains(second))
    case 0xE2: mayBeUnassignedSign(second, third)
    case 0xE3: mayBeUnassignedKana(second, third)
    // Hangul.
    case 0xEA: second < 0xB0
    case 0xED: second > 0x9D
    case 0xEF:
      switch second {
      // Full-width and half-width forms.
      case 0xBC: third == 0x80
      case 0xBD: false
      case 0xBE: third == 0xBF
      default: true
      }
    default: true
    }
  }

  /// U+2000 to U+2FFF: punctuation, currencies, arrows, mathematics, pictures.
  private static func mayBeUnassignedSign(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80, 0x84, 0x85, 0x87...0x8F, 0x92...0xAC: false
    case 0x81: third > 0xA4
    case 0x82: third < 0xA0 || third > 0xB9
    case 0x86: third < 0x90
    default: true
    }
  }

  /// U+3000 to U+3FFF.
  private static func mayBeUnassignedKana(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80, 0x83: false
    case 0x81: third == 0x80
    case 0x82: third == 0x97 || third == 0x98
    default: second < 0x90
    }
  }

  /// Whether a character from U+10000 up belongs to a block of pictures without a gap.
  @inline(__always)
  static func isWholeBlock(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    lead == 0xF0 && second == 0x9F
      && ((0x8C...0x98).contains(third) || (0xA4...0xA7).contains(third))
  }
}
