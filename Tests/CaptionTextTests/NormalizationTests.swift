// SPDX-License-Identifier: Apache-2.0

import CaptionText
import Testing

@Suite struct NormalizationTests {
  @Test(arguments: [
    ("cafe\u{301}", "caf\u{E9}"), ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"),
    ("\u{212B}", "\u{C5}"), ("e\u{323}\u{302}", "\u{1EC7}"), ("e\u{302}\u{323}", "\u{1EC7}"),
    // A composition exclusion: NFC takes it apart.
    ("\u{958}", "\u{915}\u{93C}"), ("", ""), ("plain", "plain"), ("für", "für"),
    ("ถ้าฉันรู้", "ถ้าฉันรู้"), ("नमस्ते दुनिया", "नमस्ते दुनिया"), ("１２", "１２"), ("ﬁn", "ﬁn"),
  ])
  func `NFC composes and changes nothing else`(_ text: String, _ expected: String) {
    let result = Normalization.nfc(text)
    #expect(Array(result.unicodeScalars) == Array(expected.unicodeScalars))
    #expect(Normalization.isNFC(result))
    let isUnchanged = Array(text.unicodeScalars) == Array(expected.unicodeScalars)
    #expect(Normalization.isNFC(text) == isUnchanged)
  }

  @Test(arguments: [
    ("HELLO", "hello"), ("Straße", "strasse"), ("ＡＢＣ", "abc"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
    ("İ", "i\u{307}"), ("I", "i"), ("a\u{AD}b", "ab"), ("Türkçe", "türkçe"), ("ﬁ", "fi"),
  ])
  func `folding ignores case, width and style, whatever the process locale`(
    _ text: String, _ expected: String
  ) {
    #expect(Normalization.caseFolded(text) == expected)
  }

  @Test func `compatibility characters are replaced on request`() {
    #expect(Normalization.nfkc("𝓱𝓲 ﬁn") == "hi fin")
  }

  @Test(arguments: 0..<60)
  func `NFC is idempotent and keeps canonical equivalence`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let repertoire = [
      "a", "e", "\u{301}", "\u{323}", "\u{302}", "한", "\u{1112}", "\u{1161}", "\u{11AB}", "\u{915}",
      "\u{93C}", "の", "\u{3099}", "か", "😀", " ", "é", "\u{344}", "\u{F71}", "\u{F72}",
    ]
    let text = generator.text(from: repertoire, length: 40)
    let once = Normalization.nfc(text)
    // Swift compares strings by canonical equivalence.
    #expect(once == text)
    #expect(Normalization.isNFC(once))
    #expect(Array(Normalization.nfc(once).utf8) == Array(once.utf8))
  }

  @Test func `long text that needs composing is handled whole`() {
    let text = String(repeating: "e\u{301}", count: 200_000)
    #expect(Normalization.nfc(text).unicodeScalars.count == 200_000)
  }

  @Test func `bytes that are not UTF-8 count as normalized`() {
    let bytes: [UInt8] = [0xE9, 0xCC, 0x81, 0xFF]
    let isNFC = Normalization.isNFC(bytes.span)
    #expect(isNFC)
  }
}
