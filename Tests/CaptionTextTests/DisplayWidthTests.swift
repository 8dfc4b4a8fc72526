// SPDX-License-Identifier: Apache-2.0

import CaptionText
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("café", 4), ("cafe\u{301}", 4), ("ถ้าฉันรู้", 5), ("नमस्ते दुनिया", 7),
    ("שָׁלוֹם", 4), ("안녕하세요", 10), ("ABCとＡＢＣ、「ｶﾅ」…", 20), ("👨‍👩‍👧‍👦", 2), ("🇫🇷", 2),
    ("1️⃣", 2), ("👋🏽", 2), ("ｶﾞ", 1), ("a\u{200B}b", 2), ("\u{202A}abc\u{202C}", 3), ("", 0),
    ("a\tb\u{1B}\r\n", 2), ("❤️", 2), ("❤", 1), ("“…”", 3), ("é", 1), ("\u{3164}", 0), ("\u{AD}", 0),
  ])
  func `columns are counted a grapheme`(_ text: String, _ columns: Int) {
    #expect(DisplayWidth().columns(of: text) == columns)
  }

  @Test(arguments: [
    ("zh", "“…”", 6), ("ja", "…", 2), ("ko", "…", 1), ("en", "…", 1), ("ja", "é", 1),
    ("ja", "①", 2), ("ko", "①", 2), ("fr", "①", 1), ("zh", "——", 4), ("ja", "♪", 2), ("zh", "α", 1),
  ])
  func `ambiguous characters are decided by language`(
    _ language: String, _ text: String, _ columns: Int
  ) {
    let width = DisplayWidth(ambiguous: AmbiguousWidth(language: language))
    #expect(width.columns(of: text) == columns)
  }

  @Test func `known widths`() {
    #expect(EastAsianWidth("a") == .narrow)
    #expect(EastAsianWidth("語") == .wide)
    #expect(EastAsianWidth("Ａ") == .fullwidth)
    #expect(EastAsianWidth("ｶ") == .halfwidth)
    #expect(EastAsianWidth("…") == .ambiguous)
    #expect(EastAsianWidth("♫") == .neutral)
  }

  /// What is told without a look at the properties is what they tell.
  @Test func invisibleAndBlankAreWhatTheStandardSays() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isInvisible =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isDefaultIgnorableCodePoint
        }
      if Character(scalar).isBlank != Character(scalar).isWhitespace {
        Issue.record("U+\(String(value, radix: 16)) is white space, or is none")
      }
      if scalar.isInvisible != isInvisible { Issue.record("U+\(String(value, radix: 16))") }
    }
  }
}
