// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct LineTooLongTests {
  @Test func fixtures() throws { try Fixtures.check(LineTooLong.self) }

  private static let long = "This line is certainly longer than any host would like it to be"

  @Test func breaksAnewWhereTheTextFits() {
    let fixed = Lint.fixed(LineTooLong.self, in: srt((0, 5000, Self.long)), profile: "ted")
    #expect(
      fixed
        == srt((0, 5000, "This line is certainly longer\nthan any host would like it to be")))
  }

  @Test func theLimitItselfPasses() {
    let text = srt((0, 5000, String(repeating: "a", count: 42)))
    #expect(Lint.messages(LineTooLong.self, in: text, profile: "ted").isEmpty)
    let longer = srt((0, 5000, String(repeating: "a", count: 43)))
    #expect(
      Lint.messages(LineTooLong.self, in: longer, profile: "ted") == [
        "3:1 the line has 43 characters, more than 42"
      ])
    #expect(Lint.fixed(LineTooLong.self, in: longer, profile: "ted") == longer)
  }

  @Test(arguments: [
    "<i>\(String(repeating: "a", count: 40))</i>", String(repeating: "é", count: 42),
    String(repeating: "👨‍👩‍👧", count: 42), String(repeating: "न्", count: 20),
    String(repeating: "a", count: 42) + "   ", String(repeating: "e\u{301}", count: 42),
  ])
  func whatIsNotSeenDoesNotCount(text: String) {
    #expect(Lint.messages(LineTooLong.self, in: srt((0, 5000, text)), profile: "ted").isEmpty)
  }

  @Test(arguments: [("ja", 13), ("ko", 16), ("zh-Hans", 16)])
  func eastAsianLimitsCountWideCharacters(language: String, limit: Int) {
    func messages(_ text: String) -> [String] {
      Lint.messages(LineTooLong.self, in: srt((0, 5000, text)), profile: "netflix") {
        $0.language = LanguageTag(language)
      }
    }
    #expect(messages(String(repeating: "字", count: limit)).isEmpty)
    #expect(messages(String(repeating: "a", count: limit * 2)).isEmpty)
    #expect(
      messages(String(repeating: "字", count: limit) + "a") == [
        "3:1 the line has \(limit).5 characters, more than \(limit)"
      ])
  }

  @Test func speakersKeepTheirLines() {
    let text = srt((0, 5000, "- \(Self.long)\n- Yes."))
    #expect(Lint.messages(LineTooLong.self, in: text, profile: "ted").count == 1)
    #expect(Lint.fixed(LineTooLong.self, in: text, profile: "ted") == text)
  }
}
