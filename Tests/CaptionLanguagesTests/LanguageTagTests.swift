// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import Testing

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("EN", "en"), ("pt_br", "pt-BR"), ("ZH-hANT-tw", "zh-Hant-TW"), ("es-419", "es-419"),
    ("de-1996", "de-1996"), ("sl-rozaj-biske", "sl-rozaj-biske"), ("zh-yue", "yue"),
    ("zh-cmn-Hans", "cmn-Hans"), ("i-klingon", "tlh"), ("zh-min-nan", "nan"),
    ("en-u-CA-buddhist", "en-u-ca-buddhist"), ("en-x-captions", "en-x-captions"),
    ("x-whatever", "und-x-whatever"), ("en-GB-oed", "en-GB-oxendict"),
    ("en-a-bbb-x-a-ccc", "en-a-bbb-x-a-ccc"),
  ])
  func `a tag is read into its conventional casing`(_ text: String, _ expected: String) {
    #expect(LanguageTag(text)?.description == expected)
  }

  @Test(arguments: [
    "", "-", "e", "en-", "-en", "en--US", "english", "en US", "en-US-US1", "en-u", "en-x",
    "de-1996-1996", "en-a-aa-a-bb", "x", "zh-Hant-Hans", "en-toolongsubtag", "én", "en.US",
    "12", "a-b-c",
  ])
  func `what is not well formed is refused`(_ text: String) {
    #expect(LanguageTag(text) == nil)
  }

  @Test(arguments: [
    ("fre", "fr"), ("fra", "fr"), ("fr", "fr"), ("FR", "fr"), ("fr-Latn", "fr"), ("iw", "he"),
    ("heb", "he"), ("chi", "zh"), ("zho", "zh"), ("cmn", "zh"), ("zh-Hans", "zh-Hans"),
    ("cmn-Hans", "zh-Hans"), ("zh-Hant", "zh-Hant"), ("zh-TW", "zh-Hant-TW"),
    ("zh-Hant-TW", "zh-Hant-TW"), ("zh-CN", "zh-Hans-CN"), ("pt", "pt"), ("por", "pt"),
    ("pt-BR", "pt-BR"), ("pt_br", "pt-BR"), ("pob", "pt-BR"), ("es-419", "es-419"), ("no", "no"),
    ("nob", "nb"), ("nno", "nn"), ("sr-Latn", "sr-Latn"), ("sh", "sr-Latn"), ("sr", "sr"),
    ("yue", "yue"), ("tgl", "tl"), ("fil", "fil"), ("twi", "tw"), ("arb", "ar"), ("de-DD", "de-DE"),
    ("qaa", "qaa"), ("und", "und"), ("en-US-u-ca-buddhist", "en-US"), ("en_US.UTF-8", "en-US"),
    ("sr_RS@latin", "sr-Latn-RS"), (" eng\n", "en"), ("bh", "bh"), ("bih", "bh"),
    ("x-a", "und-x-a"),
  ])
  func `tracks in one language share a key`(_ text: String, _ key: String) {
    let tag = LanguageTag(code: text)
    #expect(tag?.equivalenceKey == key)
  }

  @Test func `keys are canonical themselves`() throws {
    for language in Language.all where language.kind != .localUse {
      let tag = LanguageTag(language)
      #expect(tag.canonical == tag)
      #expect(tag.iso6392 == language)
      #expect(LanguageTag(code: language.bibliographicCode) == tag)
      #expect(LanguageTag(code: tag.equivalenceKey)?.equivalenceKey == tag.equivalenceKey)
    }
    let keys = Language.all.filter { $0.kind != .localUse }.map { LanguageTag($0).equivalenceKey }
    #expect(Set(keys).count == 486)
  }

  @Test(arguments: ["xx", "zzz", "en-XQ-QQQQ", "en-Zzzq", "english", "kz1", "qaa-qtz", "en-999"])
  func `an unknown code is none`(_ text: String) {
    #expect(LanguageTag(code: text) == nil)
  }

  @Test func `languages of ISO 639-3 know their macrolanguage`() {
    #expect(LanguageTag("yue-HK")?.macrolanguage?.description == "zh-HK")
    #expect(LanguageTag("ckb")?.macrolanguage?.description == "ku")
    #expect(LanguageTag("nb")?.macrolanguage == nil)
    #expect(LanguageTag("en")?.macrolanguage == nil)
  }
}
