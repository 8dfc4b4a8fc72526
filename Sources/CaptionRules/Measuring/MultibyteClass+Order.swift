// SPDX-License-Identifier: Apache-2.0

/// Which characters from U+0800 to U+0FFF need not be in normalization form C.
///
/// In Devanagari and Thai a mark alone is in order, as nearly all are; the other scripts are looked at.
extension MultibyteClass {
  /// Whether a character may be out of order, or have another form.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - position: Where the three bytes of the character begin, the first of them E0.
  ///   - end: Where the text ends.
  /// - Returns: `false` only where it is in order and has no other form.
  static func mayBeDisordered(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Bool {
    let (second, third) = (bytes[position &+ 1], bytes[position &+ 2])
    switch second {
    case 0xA4: return third == 0xBC
    case 0xA5 where (0x91...0x94).contains(third) || (0x98...0x9F).contains(third): return true
    case 0xA5, 0xB8, 0xB9: break
    default: return true
    }
    guard isMark(second, third), position &+ 5 < end, bytes[position &+ 3] == 0xE0 else {
      return false
    }
    return isMark(bytes[position &+ 4], bytes[position &+ 5])
  }

  /// Virama; vowels below, and the marks of tones.
  private static func isMark(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0xA5: third == 0x8D
    case 0xB8: (0xB8...0xBA).contains(third)
    case 0xB9: (0x88...0x8B).contains(third)
    default: false
    }
  }
}
