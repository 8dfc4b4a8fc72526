// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct TypographyTests {
  @Test func fixtures() throws { try Fixtures.check(Typography.self) }

  @Test(arguments: [
    (" One", "One"), ("One ", "One"), ("One  two   three", "One two three"),
    ("  One\ntwo  ", "One\ntwo"),
  ])
  func removesSpacesSafely(text: String, fixed: String) {
    #expect(
      Lint.fixed(Typography.self, in: srt((1000, 4000, text)), safety: .safe)
        == srt((1000, 4000, fixed)))
  }

  @Test(arguments: [
    ("Wait.. what", "Wait... what"), ("Wait..... what", "Wait... what"), ("One , two", "One, two"),
    ("(one )", "(one)"), ("The end .", "The end."),
  ])
  func otherChangesAreUnsafeWithoutALanguage(text: String, fixed: String) {
    let file = srt((1000, 4000, text))
    #expect(Lint.fixed(Typography.self, in: file, safety: .safe) == file)
    #expect(Lint.fixed(Typography.self, in: file) == srt((1000, 4000, fixed)))
  }

  @Test(arguments: [
    "One two", "Wait... what?", "a . . . b", "version .5", "the .NET way", "Quoi ?", ":) ;-)",
    "see ../x", "… and so", "well ...then",
  ])
  func ordinaryTextPasses(text: String) {
    #expect(Lint.messages(Typography.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func theLanguageDecidesAboutPunctuation() {
    let text = srt((1000, 4000, "Quoi ? Oui !"))
    func fixed(_ language: String) -> String {
      Lint.fixed(Typography.self, in: text, safety: .safe) { $0.language = LanguageTag(language) }
    }
    #expect(fixed("fr") == text)
    #expect(fixed("en") == srt((1000, 4000, "Quoi? Oui!")))
  }

  @Test func theProfileDecidesAboutTheEllipsis() {
    let text = srt((1000, 4000, "Wait... what"))
    #expect(Lint.fixed(Typography.self, in: text, safety: .safe) == text)
    #expect(
      Lint.fixed(Typography.self, in: text, profile: "netflix", safety: .safe)
        == srt((1000, 4000, "Wait… what")))
    let dots = Lint.fixed(Typography.self, in: srt((1000, 4000, "Wait… what")), safety: .safe) {
      $0.profile.limits.ellipsis = .dots
    }
    #expect(dots == text)
  }
}
