// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax

/// What the first bytes of a cue's text tell, without a look at the rest.
enum CueBeginning {
  /// The facts of ``CueContents/ofBeginning``.
  ///
  /// - Parameters:
  ///   - bytes: The cue's bytes.
  ///   - text: Where the text stands.
  ///   - wanted: The facts that are looked for.
  /// - Returns: The facts that hold.
  /// - Complexity: O(1).
  static func contents(
    _ bytes: Span<UInt8>, _ text: Range<Int>, wanted: CueContents
  ) -> CueContents {
    guard !text.isEmpty else { return .maybeInvisible }
    var contents: CueContents = []
    if !isVisible(bytes, text) { contents.insert(.maybeInvisible) }
    if wanted.contains(.shortText), isShort(bytes, text) { contents.insert(.shortText) }
    if wanted.contains(.maybePhrase), PhraseHeads.all.mayBegin(bytes, text) {
      contents.insert(.maybePhrase)
    }
    return contents
  }

  private static func isShort(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    // Behind the text stands at most one newline, of at most three bytes.
    guard text.count <= 43 else { return false }
    let first = bytes[text.lowerBound]
    guard first | 0x20 >= 0x61 && first | 0x20 <= 0x7A || first >= 0xC3 else { return false }
    let count = Newline.trimmed(text, in: bytes).count
    return count >= 2 && count <= 40
  }

  /// Whether a character that is seen wherever it stands begins the text, or follows a tag of one
  /// letter: in ASCII anything but spaces, controls and what begins markup, and beyond it the
  /// characters of ranges that hold no invisible one.
  private static func isVisible(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    var start = text.lowerBound
    if bytes[start] == UInt8(ascii: "<"), start &+ 3 < text.upperBound,
      bytes[start &+ 1] | 0x20 >= 0x61, bytes[start &+ 1] | 0x20 <= 0x7A,
      bytes[start &+ 2] == UInt8(ascii: ">")
    {
      start &+= 3
    }
    let first = bytes[start]
    switch first {
    case UInt8(ascii: "<"), UInt8(ascii: "{"): return false
    case 0x21...0x7E: return true
    case 0xC3...0xCB, 0xCF...0xD4, 0xD9...0xDA, 0xE4...0xEC: return true
    default: return start &+ 1 < text.upperBound && isVisible(first, bytes[start &+ 1])
    }
  }

  /// The same, told from two bytes of a character outside ASCII.
  static func isVisible(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    // Greek, Hebrew, Arabic.
    case 0xCE: second >= 0x88
    case 0xD7: second >= 0x90 && second <= 0xAA
    case 0xD8: second >= 0xA0
    // From Devanagari to Tibetan.
    case 0xE0: second >= 0xA4
    // Kana.
    case 0xE3: second >= 0x81 && second <= 0x84
    // Hangul.
    case 0xED: second <= 0x9D
    default: false
    }
  }
}
