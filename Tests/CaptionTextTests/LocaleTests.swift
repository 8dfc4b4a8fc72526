// SPDX-License-Identifier: Apache-2.0

import CaptionText
import Testing

@Suite struct LocaleTests {
  // Names of well-known languages only: rare ones differ between releases of ICU.
  @Test(arguments: [
    ("fr", "en", "French"), ("fr", "fr", "français"), ("fre", "en", "French"), ("de", "ja", "ドイツ語"),
    ("pt-BR", "en", "Portuguese"), ("iw", "en", "Hebrew"), ("xx", "en", nil), ("fr", "xx", nil),
    ("fr", "en-AU", "French"), ("english", "en", nil), ("fr", "", nil), ("mis", "en", nil),
  ])
  func `languages have names`(_ tag: String, _ locale: String, _ name: String?) {
    #expect(LocaleNames.language(tag, in: locale) == name)
  }

  @Test func `whole tags have names in two styles`() {
    #expect(LocaleNames.tag("pt-BR", in: "en") == "Portuguese (Brazil)")
    #expect(LocaleNames.tag("zh-Hant", in: "en") == "Chinese (Traditional)")
    #expect(LocaleNames.dialect("pt-BR", in: "en") == "Brazilian Portuguese")
    #expect(LocaleNames.dialect("zh-Hans", in: "en") == "Simplified Chinese")
    #expect(LocaleNames.native("pt-BR") == "português (Brasil)")
    #expect(LocaleNames.native("ru") == "русский")
    #expect(LocaleNames.native("afa") == nil)
    #expect(LocaleNames.region("BR", in: "en") == "Brazil")
    #expect(LocaleNames.region("419", in: "en") == "Latin America")
    #expect(LocaleNames.script("Cyrl", in: "en") == "Cyrillic")
  }

  @Test(arguments: [
    ("zh-TW", "zh-Hant-TW"), ("zh", "zh-Hans-CN"), ("pt", "pt-Latn-BR"), ("sr", "sr-Cyrl-RS"),
    ("und-JP", "ja-Jpan-JP"), ("und", nil), ("qaa", nil),
  ])
  func `likely subtags are added`(_ tag: String, _ full: String?) {
    #expect(LikelySubtags.adding(to: tag) == full)
  }

  @Test func `scripts and directions of languages`() {
    #expect(LikelySubtags.script(of: "zh-HK") == "Hant")
    #expect(LikelySubtags.script(of: "ru") == "Cyrl")
    #expect(LikelySubtags.isRightToLeft("ar"))
    #expect(LikelySubtags.isRightToLeft("fa-AF"))
    #expect(!LikelySubtags.isRightToLeft("en"))
  }

  @Test func `lists of languages and regions`() {
    #expect(LocaleNames.languages.count > 500)
    #expect(LocaleNames.languages.contains("fr"))
    #expect(LocaleNames.regions.contains("BR"))
    #expect(LocaleNames.availableTags.contains("pt-BR"))
  }

  @Test func `traditional and simplified Chinese are told apart`() {
    let traditional = HanVariants(of: "我們學習漢語, OK?")
    #expect(traditional.total == 6)
    #expect(traditional.traditionalOnly == 5)
    #expect(traditional.simplifiedOnly == 0)
    let simplified = HanVariants(of: "我们学习汉语")
    #expect(simplified.simplifiedOnly >= 4)
    #expect(simplified.traditionalOnly == 0)
    #expect(HanVariants(of: "hello").total == 0)
  }
}
