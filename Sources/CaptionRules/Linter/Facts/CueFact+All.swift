// SPDX-License-Identifier: Apache-2.0

import CaptionText

extension CueFact {
  private static let newline = ByteSet("\n\r")
  private static let letters = ByteSet(0x41...0x5A, 0x61...0x7A)
  private static let digits = ByteSet(0x30...0x39)
  private static let beyondASCII = ByteSet(0x80...0xFF)
  private static let control = ByteSet(0x00...0x08, 0x0B...0x0C, 0x0E...0x1F, 0x7F...0x7F)

  /// All facts.
  static let all: [CueFact] = [
    CueFact(.nonASCII, "non-ascii", .byte(beyondASCII)),
    CueFact(.control, "control", .byte(control)),
    CueFact(.tab, "tab", .byte(ByteSet("\t"))),
    CueFact(.lessThan, "less-than", .byte(ByteSet("<"))),
    CueFact(.brace, "brace", .byte(ByteSet("{}"))),
    CueFact(.ampersand, "ampersand", .byte(ByteSet("&"))),
    CueFact(.escape, "escape", .byte(ByteSet("\\|%"))),
    CueFact(.greaterThan, "greater-than", .byte(ByteSet(">"))),
    CueFact(.bracket, "bracket", .byte(ByteSet("[]()"))),
    CueFact(.noteSign, "note-sign", .byte(ByteSet("*"))),
    // In `<font color="#FFFFFF">` it marks no music.
    CueFact(.noteSign, "number-sign", .pair(.anything(but: "\"'="), ByteSet("#"))),
    CueFact(.noteSign, "note-character", .character { (0x2669...0x266C).contains($0.value) }),
    CueFact(.address, "at-sign", .byte(ByteSet("@"))),
    // The slash of a closing tag belongs to no address.
    CueFact(.address, "slash", .pair(.anything(but: "<"), ByteSet("/"))),
    CueFact(.latin1Signs, "latin-1-signs", .byte(ByteSet(0xC2...0xC2))),
    CueFact(.symbols, "symbols", .byte(ByteSet(0xE2...0xE2))),
    CueFact(.specials, "specials", .byte(ByteSet(0xEE...0xEF))),
    CueFact(.supplementary, "supplementary", .byte(ByteSet(0xF0...0xF4))),
    CueFact(.colon, "colon", .byte(ByteSet(":"))),

    CueFact(.oddSpace, "leading-space", .pair(newline.union(ByteSet(" ")), ByteSet(" "))),
    CueFact(.oddSpace, "trailing-space", .pair(ByteSet(" "), newline)),
    CueFact(.dots, "dots", .pair(ByteSet("."), ByteSet("."))),
    CueFact(
      .spaceBeforePunctuation, "space-before-punctuation", .pair(ByteSet(" "), ByteSet(".,!?;:)"))),
    CueFact(.innerDot, "inner-dot", .pair(ByteSet("."), letters.union(digits))),
    CueFact(.innerDot, "dot-behind-w", .pair(ByteSet("wW"), ByteSet("."))),
    CueFact(.leadingHyphen, "leading-hyphen", .pair(newline, ByteSet("-"))),
    CueFact(
      .innerQuestionMark, "inner-question-mark",
      .pair(ByteSet("?"), ByteSet(0x61...0x7A).union(beyondASCII))),

    CueFact(.nonASCIIOutsideText, "non-ascii-outside-text", .outside(beyondASCII)),
    CueFact(.controlOutsideText, "control-outside-text", .outside(control)),
    CueFact(.malformed, "malformed", .told),

    CueFact(
      .unicodeSpace, "unicode-space",
      .character { $0.value >= 0x80 && $0.properties.generalCategory == .spaceSeparator }),
    CueFact(.ignorable, "ignorable", .character { $0.properties.isDefaultIgnorableCodePoint }),
    CueFact(
      .bidiControl, "bidi-control",
      .character { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) }),
    CueFact(
      .maybeNotNFC, "maybe-not-nfc", .character { !Normalization.isNFC(String($0)) }),
    CueFact(
      .greekOrCyrillic, "greek-or-cyrillic",
      .character { $0.value < 0x530 && [.greek, .cyrillic].contains(Script($0)) }),
    CueFact(.emoji, "emoji", .character { $0.value >= 0x80 && $0.properties.isEmoji }),
    CueFact(
      .compatibility, "compatibility", .character { CharacterRepertoire.mayBeCompatibility($0) }),
    CueFact(
      .beyondLatin, "beyond-latin",
      .character {
        $0.properties.isAlphabetic && ![.latin, .common, .inherited].contains(Script($0))
      }),
    CueFact(
      .lineSeparator, "line-separator", .character { [0x85, 0x2028, 0x2029].contains($0.value) }),
    CueFact(
      .maybeMojibake, "maybe-mojibake", .text { Mojibake.mayBeMojibake($0.span, $0.indices) }),
    CueFact(
      .maybeUnassigned, "maybe-unassigned",
      .character {
        [.unassigned, .privateUse].contains($0.properties.generalCategory)
          || $0.value == 0xFFFC || $0.value == 0xFFFD
      }),

    CueFact(.maybeInvisible, "maybe-invisible", .text { !EmptyCue.isVisible($0.span, $0.indices) }),
    CueFact(
      .maybePhrase, "maybe-phrase", .text { CreditOrAdvert.beginsCredit($0.span, $0.indices) }),
    CueFact(.maybePhrase, "filler", .text { AsrArtifact.isFiller($0.span, $0.indices) }),
    CueFact(
      .shortText, "short-text",
      .text {
        let text = Newline.trimmed($0.indices, in: $0.span)
        return (2...40).contains(text.count) && AsrArtifact.isWord($0[text.lowerBound])
      }),
    CueFact(
      .maybeRepeatedWord, "maybe-repeated-word",
      .text { text in
        text.split { $0 == 0x0A || $0 == 0x0D }.contains {
          AsrArtifact.repeatedWord($0.indices, text.span) != nil
        }
      }),
    CueFact(
      .looseBracket, "loose-bracket", .text { !StylePairs.areAll(in: $0.indices, of: $0.span) }),
  ]
}
