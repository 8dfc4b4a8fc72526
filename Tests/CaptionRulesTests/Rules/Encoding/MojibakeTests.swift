// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct MojibakeTests {
  @Test func fixtures() throws { try Fixtures.check(Mojibake.self) }

  private static func spoiled(_ text: String, layers: Int = 1) -> String {
    var text = text
    for _ in 0..<layers {
      text = String(
        text.utf8.map { byte in
          Character(Self.high[byte] ?? Unicode.Scalar(byte))
        })
    }
    return text
  }

  /// Windows-1252 where it is not Latin-1, as https://encoding.spec.whatwg.org/ has it.
  private static let high: [UInt8: Unicode.Scalar] = [
    0x80: "\u{20AC}", 0x82: "\u{201A}", 0x83: "\u{192}", 0x84: "\u{201E}", 0x85: "\u{2026}",
    0x86: "\u{2020}", 0x87: "\u{2021}", 0x88: "\u{2C6}", 0x89: "\u{2030}", 0x8A: "\u{160}",
    0x8B: "\u{2039}", 0x8C: "\u{152}", 0x8E: "\u{17D}", 0x91: "\u{2018}", 0x92: "\u{2019}",
    0x93: "\u{201C}", 0x94: "\u{201D}", 0x95: "\u{2022}", 0x96: "\u{2013}", 0x97: "\u{2014}",
    0x98: "\u{2DC}", 0x99: "\u{2122}", 0x9A: "\u{161}", 0x9B: "\u{203A}", 0x9C: "\u{153}",
    0x9E: "\u{17E}", 0x9F: "\u{178}",
  ]

  @Test(
    arguments: [
      "Café crème – déjà vu", "Grüße aus Köln", "“Quoted” text…", "Привет, мир", "こんにちは世界",
      "Žluťoučký kůň", "ελληνικά", "été", "♪ la la ♪",
    ], [1, 2])
  func repairsSafely(text: String, layers: Int) {
    let file = srt((0, 1000, Self.spoiled(text, layers: layers)))
    #expect(Lint.fixed(Mojibake.self, in: file, safety: .safe) == srt((0, 1000, text)))
  }

  @Test(arguments: [
    "KAPCSOLÓ…", "Ça, où ?", "«été»", "ÄÖÜ", "É”", "Ê’", "naïve", "Привет", "你好", "À bientôt…",
  ])
  func cleanTextIsSilent(text: String) {
    #expect(Lint.messages(Mojibake.self, in: srt((0, 1000, text))).isEmpty)
  }

  @Test func partlySpoiledIsAWarningWithAnUnsafeFix() {
    let findings = Lint.findings(Mojibake.self, in: srt((0, 1000, "CafÃ© à la")))
    #expect(findings.map(\.diagnostic.severity) == [.warning])
    #expect(findings.map(\.diagnostic.fix?.safety) == [.unsafe])
  }
}
