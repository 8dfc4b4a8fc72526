// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct LabelMismatchTests {
  @Test func fixtures() throws { try Fixtures.check(LabelMismatch.self) }

  private static let russian = Array(
    repeating:
      "Здравствуйте, дорогие друзья, сегодня мы поговорим о погоде и о том, что было вчера",
    count: 6)
  private static let traditional = Array(repeating: "我們學習漢語，這個問題很難說，請聽聽這裡的聲音。", count: 12)

  private func file(_ lines: [String]) -> String {
    lines.enumerated().map { index, line in
      "\(index + 1)\n\(Timestamp(milliseconds: Int64(index * 5000))) --> "
        + "\(Timestamp(milliseconds: Int64(index * 5000 + 4000)))\n\(line)\n"
    }.joined(separator: "\n")
  }

  private func messages(_ lines: [String], _ label: String?) -> [String] {
    Lint.messages(LabelMismatch.self, in: file(lines)) {
      $0.language = label.flatMap { LanguageTag($0) }
    }
  }

  @Test func anotherLanguageIsFound() {
    let found = messages(Self.russian, "en")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("1:1 the label says 'en', the text is in 'ru'") == true)
  }

  @Test(arguments: ["ru", "uk", "und"])
  func theSameAndCloseLanguagesPass(label: String) {
    #expect(messages(Self.russian, label).isEmpty)
  }

  @Test func withoutALabelAndWithLittleTextTheRuleIsSilent() {
    #expect(messages(Self.russian, nil).isEmpty)
    #expect(messages(["Здравствуйте, друзья"], "en").isEmpty)
  }

  @Test func theWayOfWritingChineseIsLookedAt() {
    #expect(messages(Self.traditional, "zh-Hant").isEmpty)
    #expect(messages(Self.traditional, "zh-TW").isEmpty)
    #expect(messages(Self.traditional, "zh").isEmpty)
    #expect(
      messages(Self.traditional, "zh-Hans").first?.contains("are traditional Chinese") == true)
  }
}
