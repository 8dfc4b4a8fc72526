// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct InvalidCharacterTests {
  @Test func fixtures() throws { try Fixtures.check(InvalidCharacter.self) }

  @Test(arguments: [
    ("\u{FFFD}", "the replacement character U+FFFD"),
    ("\u{E000}", "the private-use character U+E000"),
    ("\u{378}", "the unassigned character U+0378"),
    ("\u{FFFC}", "the object replacement character U+FFFC"),
  ])
  func namesTheCharacter(text: String, message: String) {
    #expect(Lint.messages(InvalidCharacter.self, in: srt((0, 1000, text))) == ["3:1 \(message)"])
  }

  @Test(arguments: [[0xEF, 0xB7, 0x90], [0xF0, 0x9F, 0xBF, 0xBF]] as [[UInt8]])
  func noncharactersAreInvalid(bytes: [UInt8]) {
    let file = Array("1\n00:00:00,000 --> 00:00:01,000\n".utf8) + bytes + [0x0A]
    let settings = Lint.settings(for: InvalidCharacter.self)
    #expect(Linter.findings(in: file, settings: settings).count == 1)
  }

  @Test func ordinaryCharactersOfManyScriptsAreValid() {
    let text = "Caf\u{E9} Привет 你好 こんにちは 안녕 שלום مرحبا नमस्ते ถ้า \u{2764}\u{FE0F} \u{1F600}"
    #expect(Lint.messages(InvalidCharacter.self, in: srt((0, 1000, text))).isEmpty)
  }
}
