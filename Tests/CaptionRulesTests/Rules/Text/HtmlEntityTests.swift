// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct HtmlEntityTests {
  @Test func fixtures() throws { try Fixtures.check(HtmlEntity.self) }

  @Test(arguments: [
    ("A &amp; B", "A & B"), ("It&#39;s", "It's"), ("&quot;Hi&quot;", "\"Hi\""),
    ("caf&eacute;", "café"), ("A&nbsp;B", "A B"), ("&#x2019;", "’"), ("wait&hellip;", "wait…"),
  ])
  func writesTheCharacterSafely(text: String, fixed: String) {
    #expect(
      Lint.fixed(HtmlEntity.self, in: srt((1000, 4000, text)), safety: .safe)
        == srt((1000, 4000, fixed)))
  }

  @Test func bracketsAreNotWrittenSafely() {
    let text = srt((1000, 4000, "a &lt; b &gt; c"))
    #expect(Lint.fixed(HtmlEntity.self, in: text, safety: .safe) == text)
    #expect(Lint.fixed(HtmlEntity.self, in: text) == srt((1000, 4000, "a &lt; b > c")))
  }

  @Test(arguments: ["AT&T", "R&D;", "a & b;", "&;", "&#;", "&unknownname;", "&#xFFFFFFFF;"])
  func ampersandsInTextPass(text: String) {
    #expect(Lint.messages(HtmlEntity.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func frenchKeepsItsNoBreakSpace() {
    let fixed = Lint.fixed(HtmlEntity.self, in: srt((1000, 4000, "Quoi&nbsp;?"))) {
      $0.language = LanguageTag("fr")
    }
    #expect(fixed == srt((1000, 4000, "Quoi\u{A0}?")))
  }

  @Test func controlsAreNotWritten() {
    let text = srt((1000, 4000, "a&#0;b&#7;c"))
    #expect(Lint.fixed(HtmlEntity.self, in: text) == text)
  }
}
