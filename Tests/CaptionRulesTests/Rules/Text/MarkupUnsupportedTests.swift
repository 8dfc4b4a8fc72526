// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct MarkupUnsupportedTests {
  @Test func fixtures() throws { try Fixtures.check(MarkupUnsupported.self) }

  private let text = srt((1000, 4000, "<i>One</i> <font color=\"red\">two</font>"))

  @Test(arguments: [
    ("youtube", "One two"), ("wistia", "<i>One</i> two"), ("netflix", "<i>One</i> two"),
  ])
  func removesWhatTheProfileDoesNotAllow(profile: String, fixed: String) {
    #expect(
      Lint.fixed(MarkupUnsupported.self, in: text, profile: profile) == srt((1000, 4000, fixed)))
  }

  @Test func aProfileThatAllowsAllIsSilent() {
    #expect(Lint.messages(MarkupUnsupported.self, in: text).isEmpty)
  }

  @Test func theLanguageDecidesAboutItalics() {
    let italics = srt((1000, 4000, "<i>One</i>"))
    #expect(Lint.messages(MarkupUnsupported.self, in: italics, profile: "netflix").isEmpty)
    let korean = Lint.messages(MarkupUnsupported.self, in: italics, profile: "netflix") {
      $0.language = LanguageTag("ko")
    }
    #expect(korean == ["3:1 <i> is not for the profile 'netflix'"])
  }

  @Test func otherBracketsPass() {
    #expect(
      Lint.messages(
        MarkupUnsupported.self, in: srt((1000, 4000, "I <3 you, <laughs>")), profile: "youtube"
      ).isEmpty)
  }
}
