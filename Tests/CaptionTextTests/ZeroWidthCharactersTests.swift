// SPDX-License-Identifier: Apache-2.0

import CaptionText
import Testing

@Suite struct ZeroWidthCharactersTests {
  @Test(arguments: [
    "می‌خواهم", "ക്‍ഷ", "क्‍ष", "👨‍👩‍👧‍👦", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "ភាសា\u{200B}ខ្មែរ", "ไทย\u{200B}ไทย", "葛󠄀", "plain",
    "für \u{A0}", "\u{200F}שלום", "☺︎", "ශ්‍රී", "\u{1820}\u{180B}", "🏳️‍🌈", "👩🏽‍🚀", "",
  ])
  func `needed characters are left alone`(_ text: String) {
    #expect(ZeroWidthCharacters.needlessRanges(in: text).isEmpty)
  }

  @Test(arguments: [
    ("a\u{200B}b", [1..<4]), ("\u{FEFF}abc", [0..<3]), ("co\u{AD}op", [2..<4]),
    ("a\u{200D}b", [1..<4]), ("x\u{200C}", [1..<4]), ("a\u{2060}b\u{2063}", [1..<4, 5..<8]),
    ("a\u{FE0F}", [1..<4]), ("\u{3164}a", [0..<3]), ("日\u{200B}本", [3..<6]),
    ("a\u{E0041}", [1..<5]), ("Привет\u{200D}!", [12..<15]), ("a\u{34F}b", [1..<3]),
  ])
  func `needless characters are found`(_ text: String, _ ranges: [Range<Int>]) {
    #expect(ZeroWidthCharacters.needlessRanges(in: text) == ranges)
  }

  @Test func `long runs take linear time`() {
    // Half a million invisible characters: for ever, were each to look past all others.
    let run = String(repeating: "\u{200B}", count: 500_000)
    #expect(ZeroWidthCharacters.needlessRanges(in: "a\(run)b").count == 500_000)
    #expect(ZeroWidthCharacters.needlessRanges(in: "\u{E01}\(run)b").isEmpty)
  }
}
