// SPDX-License-Identifier: Apache-2.0

/// What a character outside ASCII means for ``CueContents``, told from its first bytes.
///
/// The ranges are Unicode's: general categories, default ignorable characters, the quick check of
/// normalization form C, blocks of compatibility characters, and blocks without a gap.
struct MultibyteClass {
  /// The bits of ``CueContents`` that the character sets.
  var contents = CueContents.nonASCII.rawValue
  /// How many bytes to go on; 1 for a byte that begins no character.
  var width = 1

  @inline(__always)
  init(_ bytes: Span<UInt8>, at position: Int, end: Int) {
    let lead = bytes[position]
    addBlock(lead)
    guard lead >= 0xC2, position &+ 1 < end else { return }
    let second = bytes[position &+ 1]
    if lead < 0xE0 {
      width = 2
      readTwo(lead, second)
      if lead == 0xC3, second >= 0x82, second <= 0xB4, position &+ 3 < end,
        Mojibake.mayContinue(bytes[position &+ 2], bytes[position &+ 3])
      {
        add(.maybeMojibake)
      }
      return
    }
    guard position &+ 2 < end else { return }
    let third = bytes[position &+ 2]
    if lead < 0xF0 {
      width = 3
      readThree(lead, second, third)
      if lead == 0xE0, Self.mayBeDisordered(bytes, at: position, end: end) { add(.maybeNotNFC) }
    } else if position &+ 3 < end {
      width = 4
      readFour(lead, second, third)
    }
  }

  @inline(__always)
  private mutating func add(_ bits: CueContents) { contents |= bits.rawValue }

  /// The blocks that a lead byte stands for.
  @inline(__always)
  private mutating func addBlock(_ lead: UInt8) {
    switch lead {
    case 0xC2: add(.latin1Signs)
    case 0xE2: add(.symbols)
    case 0xEE, 0xEF: add(.specials)
    case 0xF0...0xF4: add(.supplementary)
    default: break
    }
  }

  /// U+0080 to U+07FF.
  private mutating func readTwo(_ lead: UInt8, _ second: UInt8) {
    if lead >= 0xCD, Self.mayBeUnassigned(lead, second) { add(.maybeUnassigned) }
    switch lead {
    case 0xC2:
      if second == 0x85 { add(.lineSeparator) }
      if second == 0xAD { add(.ignorable) }
      if second == 0xA0 { add(.unicodeSpace) }
      if second == 0xA9 || second == 0xAE { add(.emoji) }
    case 0xC3...0xC8: break
    case 0xC9...0xCB: add(.beyondLatin)
    case 0xCC, 0xCD:
      add(lead == 0xCD && second == 0x8F ? [.maybeNotNFC, .ignorable] : .maybeNotNFC)
      if lead == 0xCD, second >= 0xB0 { add([.greekOrCyrillic, .beyondLatin]) }
    case 0xCE:
      add(
        second == 0x87
          ? [.greekOrCyrillic, .beyondLatin, .maybeNotNFC] : [.greekOrCyrillic, .beyondLatin])
    case 0xCF...0xD3:
      add(
        lead == 0xD2 && second <= 0x87
          ? [.greekOrCyrillic, .beyondLatin, .maybeNotNFC] : [.greekOrCyrillic, .beyondLatin])
    case 0xD4: add([.greekOrCyrillic, .beyondLatin])
    // Hebrew and Arabic letters stand for themselves; their points may be in another order.
    case 0xD6: add(second >= 0x90 ? [.maybeNotNFC, .beyondLatin] : .beyondLatin)
    case 0xD7: add(second < 0x90 ? [.maybeNotNFC, .beyondLatin] : .beyondLatin)
    case 0xD8 where second == 0x9C: add([.ignorable, .beyondLatin])
    case 0xD8: add((0x90...0x9A).contains(second) ? [.maybeNotNFC, .beyondLatin] : .beyondLatin)
    case 0xD9:
      add(
        (0x8B...0x9F).contains(second) || second == 0xB0
          ? [.maybeNotNFC, .beyondLatin] : .beyondLatin)
    case 0xDA: add(.beyondLatin)
    case 0xDB: add((0x96...0xAD).contains(second) ? [.maybeNotNFC, .beyondLatin] : .beyondLatin)
    default: add([.maybeNotNFC, .beyondLatin])
    }
  }

  /// U+0800 to U+FFFF.
  private mutating func readThree(_ lead: UInt8, _ second: UInt8, _ third: UInt8) {
    if Self.mayBeUnassigned(lead, second, third) { add(.maybeUnassigned) }
    switch lead {
    case 0xE2: readPunctuation(second, third)
    case 0xE3: readKana(second, third)
    case 0xE0, 0xE4...0xE9, 0xEB, 0xEC: add(.beyondLatin)
    case 0xEA: add(second < 0xB0 ? [.beyondLatin, .maybeNotNFC] : .beyondLatin)
    case 0xED: add(second >= 0x9F ? [.beyondLatin, .maybeNotNFC] : .beyondLatin)
    case 0xEE: break
    case 0xEF: readForms(second, third)
    case 0xE1: readE1(second, third)
    default: add([.beyondLatin, .maybeNotNFC])
    }
  }

  /// U+1000 to U+1FFF.
  private mutating func readE1(_ second: UInt8, _ third: UInt8) {
    switch second {
    // Latin Extended Additional: Vietnamese above all.
    case 0xB8...0xBB: break
    case 0x85 where third == 0x9F || third == 0xA0: add([.ignorable, .beyondLatin, .maybeNotNFC])
    case 0x9E where third >= 0xB4 && third <= 0xB5: add([.ignorable, .beyondLatin, .maybeNotNFC])
    case 0xA0 where third >= 0x8B && third <= 0x8F: add([.ignorable, .beyondLatin, .maybeNotNFC])
    case 0x9A where third == 0x80: add(.unicodeSpace)
    case 0xBC...0xBF: add([.greekOrCyrillic, .beyondLatin, .maybeNotNFC])
    default: add([.beyondLatin, .maybeNotNFC])
    }
  }

  /// U+2000 to U+2FFF.
  private mutating func readPunctuation(_ second: UInt8, _ third: UInt8) {
    switch (second, third) {
    case (0x80, 0x80), (0x80, 0x81): add([.unicodeSpace, .maybeNotNFC])
    case (0x80, 0x82...0x8A), (0x80, 0xAF), (0x81, 0x9F): add(.unicodeSpace)
    case (0x80, 0x8B...0x8F): add(.ignorable)
    case (0x80, 0xA8), (0x80, 0xA9): add(.lineSeparator)
    case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): add([.bidiControl, .ignorable])
    case (0x81, 0xA0...0xAF): add(.ignorable)
    case (0x80, 0xBC), (0x81, 0x89): add(.emoji)
    case (0x99, 0xA9...0xAC): add([.noteSign, .emoji])
    case (0x91...0x93, _): add([.compatibility, .emoji])
    case (0x80...0x82, _): break
    case (0x83, _): if third >= 0x90 { add(.maybeNotNFC) }
    case (0x84, _):
      add(third == 0xAA || third == 0xAB ? [.maybeNotNFC, .emoji] : .emoji)
      // The sign of the ohm is a Greek letter.
      if third == 0xA6 { add([.maybeNotNFC, .beyondLatin]) }
    case (0x8C, _): add(third == 0xA9 || third == 0xAA ? [.maybeNotNFC, .emoji] : .emoji)
    case (0x86...0x90, _), (0x94...0xAA, _), (0xAC, _), (0xAD, _): add(.emoji)
    case (0xA0...0xA3, _): break
    default: add([.maybeNotNFC, .beyondLatin])
    }
  }

  /// U+3000 to U+3FFF.
  private mutating func readKana(_ second: UInt8, _ third: UInt8) {
    switch (second, third) {
    case (0x80, 0x80): add(.unicodeSpace)
    case (0x80, 0xAA...0xAF), (0x82, 0x99), (0x82, 0x9A): add([.maybeNotNFC, .beyondLatin])
    case (0x80, 0xB0), (0x80, 0xBD), (0x8A, 0x97), (0x8A, 0x99): add([.emoji, .beyondLatin])
    case (0x85, 0xA4): add([.ignorable, .beyondLatin])
    default: add(.beyondLatin)
    }
  }

  /// U+F000 to U+FFFF.
  private mutating func readForms(_ second: UInt8, _ third: UInt8) {
    switch (second, third) {
    case (0xA4...0xAB, _): add([.maybeNotNFC, .beyondLatin])
    case (0xAC, 0x80...0x86): add(.compatibility)
    case (0xAC, _), (0xAD, _), (0xAE...0xB7, _): add([.maybeNotNFC, .beyondLatin])
    case (0xB8, 0x80...0x8F), (0xBB, 0xBF): add(.ignorable)
    // Forms of Arabic letters.
    case (0xB9, 0xB0...0xBF), (0xBA, _), (0xBB, _): add(.beyondLatin)
    case (0xB8, 0xA0...0xAF): add(.maybeNotNFC)
    case (0xBE, 0xA0): add([.ignorable, .beyondLatin])
    case (0xBC, _), (0xBD, _), (0xBE, _): add([.compatibility, .beyondLatin])
    case (0xBF, 0x80...0x9F): add(.beyondLatin)
    case (0xBF, 0xB0...0xBB): add(.ignorable)
    default: break
    }
  }

  /// U+10000 and up.
  private mutating func readFour(_ lead: UInt8, _ second: UInt8, _ third: UInt8) {
    if !Self.isWholeBlock(lead, second, third) { add(.maybeUnassigned) }
    guard lead == 0xF0 else {
      // Tags and variation selectors of plane 14; the rest is rare enough to be looked at.
      add(lead == 0xF3 && second == 0xA0 ? .ignorable : [.maybeNotNFC, .beyondLatin])
      return
    }
    switch (second, third) {
    case (0x9D, 0x90...0x9F): add(.compatibility)
    // Some signs of music are not seen.
    case (0x9D, 0x84...0x86): add(third == 0x85 ? [.maybeNotNFC, .ignorable] : .maybeNotNFC)
    // Nor are some of shorthand.
    case (0x9B, 0xB2): add([.maybeNotNFC, .beyondLatin, .ignorable])
    case (0x9F, 0x84...0x87): add([.compatibility, .emoji])
    case (0x9F, _): add(.emoji)
    // Forms of Han characters that stand for others.
    case (0xAF, 0xA0...0xBF): add([.beyondLatin, .maybeNotNFC])
    case (0xA0...0xBF, _): add(.beyondLatin)
    default: add([.maybeNotNFC, .beyondLatin])
    }
  }
}
