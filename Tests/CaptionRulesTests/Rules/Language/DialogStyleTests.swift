// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct DialogStyleTests {
  @Test func fixtures() throws { try Fixtures.check(DialogStyle.self) }

  private func fixed(_ text: String, _ language: String, _ safety: FixSafety) -> String {
    Lint.fixed(
      DialogStyle.self, in: srt((1000, 4000, text)), profile: "netflix", safety: safety
    ) { $0.language = LanguageTag(language) }
  }

  @Test(arguments: [
    ("en", "- Hi\n- Bye", "-Hi\n-Bye"), ("fr", "-Oui\n-Non", "- Oui\n- Non"),
    ("de", "-  Ja\n-Nein", "-Ja\n-Nein"), ("en", "<i>- Hi</i>\n- Bye", "<i>-Hi</i>\n-Bye"),
  ])
  func spacesAreSafeToChange(language: String, text: String, result: String) {
    #expect(fixed(text, language, .safe) == srt((1000, 4000, result)))
  }

  @Test(arguments: [
    ("nl", "-Ja\n-Nee", "Ja\n-Nee"), ("en", "Hi\n-Bye", "-Hi\n-Bye"),
    ("en", "– Hi\n– Bye", "-Hi\n-Bye"), ("bg", "-Да\n-Не", "Да\n- Не"),
  ])
  func dashesAreUnsafeToChange(language: String, text: String, result: String) {
    #expect(fixed(text, language, .safe) == srt((1000, 4000, text)))
    #expect(fixed(text, language, .unsafe) == srt((1000, 4000, result)))
  }

  @Test(arguments: [
    ("en", "-Hi\n-Bye"), ("fr", "- Oui\n- Non"), ("nl", "Ja\n-Nee"), ("en", "- Hi"),
    ("en", "I was--\n-- wait"), ("en", "One\ntwo"),
  ])
  func theFormOfTheLanguagePasses(language: String, text: String) {
    #expect(fixed(text, language, .unsafe) == srt((1000, 4000, text)))
  }

  @Test func aSecondSpeakerInALineIsFoundUnderAnyProfile() {
    let text = srt((1000, 4000, "- Hi. - Bye."))
    #expect(
      Lint.messages(DialogStyle.self, in: text) == ["3:7 a second speaker begins inside the line"])
    #expect(Lint.fixed(DialogStyle.self, in: text) == srt((1000, 4000, "- Hi.\n- Bye.")))
    #expect(Lint.messages(DialogStyle.self, in: srt((1000, 4000, "- I know - he said."))).isEmpty)
  }

  @Test func withoutAStyleTheFormDoesNotMatter() {
    #expect(Lint.messages(DialogStyle.self, in: srt((1000, 4000, "- Hi\n-Bye"))).isEmpty)
  }
}
