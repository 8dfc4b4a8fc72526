// SPDX-License-Identifier: Apache-2.0

import CaptionText
import Testing

@Suite struct ScriptTests {
  @Test(
    arguments: [
      ("a", "Latn"), ("é", "Latn"), ("я", "Cyrl"), ("語", "Hani"), ("の", "Hira"), ("カ", "Kana"),
      ("한", "Hang"), ("ש", "Hebr"), ("ع", "Arab"), ("ท", "Thai"), ("न", "Deva"), ("1", "Zyyy"),
      (" ", "Zyyy"), ("…", "Zyyy"), ("\u{301}", "Zinh"), ("Ω", "Grek"), ("@", "Zyyy"),
    ] as [(Unicode.Scalar, String)])
  func `characters have scripts`(_ scalar: Unicode.Scalar, _ code: String) {
    #expect(Script(scalar).code == code)
  }

  @Test func `characters may be shared by scripts`() {
    #expect(Script.hiragana.uses("ー"))
    #expect(Script.katakana.uses("ー"))
    #expect(!Script.latin.uses("ー"))
    #expect(Script.latin.uses("z"))
    #expect(Script.hebrew.isRightToLeft)
    #expect(!Script.latin.isRightToLeft)
  }

  @Test(arguments: [
    ("Hello", ["Latn 0..<5"]), ("12 3", ["Zyyy 0..<4"]), ("", []),
    ("«Привет» hello", ["Cyrl 0..<17", "Latn 17..<22"]), ("abс", ["Latn 0..<2", "Cyrl 2..<4"]),
    ("1. 日本", ["Hani 0..<9"]),
  ])
  func `runs cover the text`(_ text: String, _ expected: [String]) {
    let runs = Script.runs(in: text)
    #expect(runs.map { "\($0.script) \($0.range)" } == expected)
  }

  @Test func `letters are counted by script`() {
    let counts = Script.letterCounts(in: "Hello, мир! 12 ＡＢ é")
    #expect(counts == [.latin: 8, .cyrillic: 3])
  }

  @Test(arguments: [
    ("\u{430}", "a"), ("раураl", "paypal"), ("Gабон", "Gaбoн"), ("Μοscow", "Moscow"),
  ])
  func `what looks alike has one skeleton`(_ text: String, _ other: String) {
    #expect(Confusables.skeleton(text) == Confusables.skeleton(other))
  }

  @Test func `what looks different has two`() {
    #expect(Confusables.skeleton("Москва") != Confusables.skeleton("Moskva"))
    #expect(Confusables.skeleton("") == "")
  }
}
