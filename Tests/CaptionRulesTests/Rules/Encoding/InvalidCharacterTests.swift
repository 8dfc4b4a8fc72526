// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
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

  @Test func questionMarksInsideWordsAreLostLetters() {
    let text = srt(
      (0, 1000, "caf?"), (1000, 2000, "No?l, gar?on"), (2000, 3000, "d?j?"), (3000, 4000, "h?tel"))
    func messages(_ language: String?) -> [String] {
      Lint.messages(InvalidCharacter.self, in: text) {
        $0.language = language.flatMap { LanguageTag($0) }
      }
    }
    // The one at the end of the first cue's word may ask something.
    #expect(
      messages("fr") == ["7:3 question marks stand inside words of 3 cues, where letters were lost"]
    )
    #expect(messages("en").isEmpty)
    #expect(messages(nil).isEmpty)
  }

  @Test func addressesAndMissingSpacesAreNoLostLetters() {
    let text = srt(
      (0, 1000, "youtube.com/watch?v=abc"), (1000, 2000, "Quoi?Non"), (2000, 3000, "Quoi?Non"),
      (3000, 4000, "http://a.fr/x?y"), (4000, 5000, "Hein?!"))
    #expect(
      Lint.messages(InvalidCharacter.self, in: text) { $0.language = LanguageTag("fr") }.isEmpty)
  }

  /// The ranges that are passed over unseen hold nothing but assigned characters.
  @Test func everyAssignedCharacterIsValidAndNoOtherIs() {
    // Line ends and separators are not text of a line.
    let scalars = (UInt32(0xA1)...0xFFFF).compactMap(Unicode.Scalar.init)
      .filter { $0.value != 0xFEFF }
    var text = ""
    for scalar in scalars {
      text += "1\n00:00:01,000 --> 00:00:02,000\na"
      text.unicodeScalars.append(scalar)
      text += "\n\n"
    }
    let found = Set(
      Lint.findings(InvalidCharacter.self, in: text).compactMap { $0.diagnostic.cue })
    let wrong = scalars.enumerated().filter { ordinal, scalar in
      let category = scalar.properties.generalCategory
      let isInvalid =
        category == .unassigned || category == .privateUse || scalar == "\u{FFFD}"
        || scalar == "\u{FFFC}"
      return isInvalid != found.contains(ordinal + 1)
    }
    #expect(wrong.map { String($0.element.value, radix: 16) } == [])
  }
}
