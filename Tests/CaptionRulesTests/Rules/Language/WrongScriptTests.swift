// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct WrongScriptTests {
  @Test func fixtures() throws { try Fixtures.check(WrongScript.self) }

  private func messages(_ texts: [String], _ language: String?) -> [String] {
    var file = ""
    for (index, text) in texts.enumerated() {
      file +=
        "\(index + 1)\n\(Timestamp(milliseconds: Int64(index * 5000))) --> "
        + "\(Timestamp(milliseconds: Int64(index * 5000 + 4000)))\n\(text)\n\n"
    }
    return Lint.messages(WrongScript.self, in: file) {
      $0.language = language.flatMap { LanguageTag($0) }
    }
  }

  @Test func anotherScriptIsFound() {
    #expect(
      messages(["Hello", "Здравствуйте, друзья"], "en") == [
        "7:1 18 of 18 letters are of the script Cyrl, which 'en' is not written in"
      ])
  }

  @Test(arguments: [
    ("ru", "Привет, Windows"), ("ja", "日本語とカタカナ"), ("ko", "한국어 漢字"), ("zh-Hant", "繁體中文"),
    ("sr", "Ћирилица и latinica"), ("en", "Say Привет to all of my friends"), ("el", "Γειά σου"),
    ("ar", "مرحبا بكم"), ("en", "Δt"), ("he", "שלום לכולם"),
  ])
  func theScriptsOfALanguagePass(language: String, text: String) {
    #expect(messages([text], language).isEmpty)
  }

  @Test func aRunIsReportedOnceMore() {
    let found = messages(Array(repeating: "Здравствуйте", count: 9), "en")
    #expect(found.count == 5)
    #expect(found.last?.contains("a run of cues") == true)
  }

  @Test func withoutALabelTheRuleIsSilent() {
    #expect(messages(["Здравствуйте"], nil).isEmpty)
  }
}
