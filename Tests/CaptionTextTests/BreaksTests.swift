// SPDX-License-Identifier: Apache-2.0

import CaptionText
import Testing

@Suite struct BreaksTests {
  /// The text cut at its opportunities.
  private func pieces(_ text: String, _ language: String = "") -> [String] {
    let utf8 = Array(text.utf8)
    let cuts = [0] + LineBreaks.opportunities(in: text, language: language) + [utf8.count]
    return zip(cuts, cuts.dropFirst()).map { String(decoding: utf8[$0..<$1], as: UTF8.self) }
  }

  @Test(arguments: [
    ("We went to the market.", ["We ", "went ", "to ", "the ", "market."]),
    ("Wait ! Really ?", ["Wait ! ", "Really ?"]), ("well-known fact", ["well-", "known ", "fact"]),
    ("-Hi", ["-Hi"]), ("a  b", ["a  ", "b"]), ("", [""]), ("one", ["one"]), ("5-6", ["5-6"]),
    ("Où est-il ?", ["Où ", "est-", "il ?"]), ("日本語。です", ["日", "本", "語。", "で", "す"]),
    ("「はい」と", ["「は", "い」", "と"]), ("สวัสดีชาวโลก", ["สวัสดี", "ชาว", "โลก"]),
    ("a\u{A0}b c", ["a\u{A0}b ", "c"]),
  ])
  func `lines break where the algorithm allows`(_ text: String, _ expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: 0..<200)
  func `ASCII breaks are among those of the full algorithm`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let ascii = (0x20..<0x7F).map { String(Unicode.Scalar($0)) } + Array(repeating: " ", count: 30)
    let letters = "abcXYZ09".map(String.init)
    let text = generator.text(from: ascii + letters + letters + letters, length: 40)
    // A letter beyond ASCII at the end sends the same text through ICU.
    let full = Set(LineBreaks.opportunities(in: text + "é"))
    let simple = LineBreaks.opportunities(in: text)
    #expect(simple.allSatisfy { full.contains($0) }, "\(text)")
  }

  @Test(arguments: [
    ("Hello, world", 2), ("don't stop", 2), ("3.14 and 1,000", 3), ("--- ...", 0), ("", 0),
    ("e.g. this", 2), ("foo_bar", 1), ("Où est-il ?", 3), ("สวัสดีชาวโลก", 3), ("日本語", 1),
    ("Привет, мир!", 2), ("L’été", 1),
  ])
  func `words are counted`(_ text: String, _ count: Int) {
    #expect(WordBreaks.count(in: text) == count)
  }

  @Test(arguments: 0..<200)
  func `ASCII words are those of the full algorithm`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let repertoire = "abcXYZ019 '.,;_-!?\"()/ab cd".map(String.init)
    let text = generator.text(from: repertoire, length: 40)
    let full = WordBreaks.ranges(in: text + " é").dropLast()
    #expect(WordBreaks.ranges(in: text) == Array(full), "\(text)")
  }

  @Test func `iterators are safe to use from many tasks`() async {
    let text = "สวัสดีชาวโลก это тест 日本語のテスト"
    let expected = LineBreaks.opportunities(in: text)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<64 {
        group.addTask {
          (0..<20).allSatisfy { _ in LineBreaks.opportunities(in: text) == expected }
        }
      }
      for await isEqual in group { #expect(isEqual) }
    }
  }
}
