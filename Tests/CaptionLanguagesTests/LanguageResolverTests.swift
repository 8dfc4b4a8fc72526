// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionText
import Testing

@Suite struct LanguageResolverTests {
  let resolver = LanguageResolver()

  @Test(arguments: [
    // Codes and tags.
    ("fre", "fr"), ("FRA", "fr"), (" fr ", "fr"), ("tgl", "tl"), ("twi", "tw"), ("bih", "bh"),
    ("cnr", "cnr"), ("cmn", "cmn"), ("yue", "yue"), ("pt_br", "pt-BR"), ("ZH-hant", "zh-Hant"),
    ("de_DE.UTF-8", "de-DE"), ("en-GB-oed", "en-GB-oxendict"), ("zxx", "zxx"), ("qab", "qab"),
    ("en-u-ca-buddhist", "en-u-ca-buddhist"), ("kr", "kr"), ("iw-IL", "he-IL"), ("de-DD", "de-DE"),
    // Withdrawn and wild.
    ("iw", "he"), ("sh", "sr-Latn"), ("mol", "ro"), ("POB", "pt-BR"), ("zht", "zh-Hant"),
    ("cht", "zh-Hant"), ("jp", "ja"), ("gr", "el"), ("bh", "bh"),
    // Names.
    ("French", "fr"), ("fRENCH", "fr"), ("français", "fr"), ("FRANÇAIS", "fr"), ("Flemish", "nl"),
    ("Castilian", "es"), ("English, Old (ca. 450-1100)", "ang"), ("Old English", "ang"),
    ("Bokmål", "nb"), ("日本語", "ja"), ("Ελληνικά", "el"), ("русский", "ru"), ("한국어", "ko"),
    ("Portuguese (Brazil)", "pt-BR"), ("Brazilian Portuguese", "pt-BR"),
    ("Portuguese - Brazil", "pt-BR"), ("Portuguese, Brazil", "pt-BR"),
    ("Portuguese Brazil", "pt-BR"),
    ("Chinese (Simplified)", "zh-Hans"), ("Simplified Chinese", "zh-Hans"),
    ("Chinese Simplified", "zh-Hans"), ("Chinese (Traditional)", "zh-Hant"),
    ("Chinese (Traditional, Hong Kong)", "zh-Hant-HK"), ("Spanish (Latin America)", "es-419"),
    ("Latin American Spanish", "es-419"), ("English (US)", "en-US"),
    ("English (United Kingdom)", "en-GB"),
    ("British English", "en-GB"), ("Canadian French", "fr-CA"), ("Serbian (Latin)", "sr-Latn"),
    ("português (Brasil)", "pt-BR"), ("Español (Latinoamérica)", "es-419"), ("中文（简体）", "zh-Hans"),
    ("简体中文", "zh-Hans"), ("繁體中文", "zh-Hant"), ("Mandarin", "cmn"), ("Cantonese", "yue"),
    ("Norwegian", "no"), ("Farsi", "fa"), ("Persian", "fa"), ("Bangla", "bn"), ("Odia", "or"),
    ("Haitian Creole", "ht"), ("Ｆｒｅｎｃｈ", "fr"), ("franc\u{327}ais", "fr"), ("pt (Brazil)", "pt-BR"),
    ("English  (US)", "en-US"), ("No linguistic content", "zxx"), ("en-orig", ""), ("ga", "ga"),
    ("srpski (latinica)", "sr-Latn"), ("srpski", "sr-Latn"), ("српски", "sr"),
    ("português (Angola)", "pt-AO"), ("Norwegian (Bokmål)", "nb"), ("Norwegian (Nynorsk)", "nn"),
    ("Farsi (Persian)", "fa"),
    ("Persian (Farsi)", "fa"), ("Chinese (Cantonese)", "yue"), ("Chinese (Mandarin)", "cmn"),
    ("Greek (Ancient)", "grc"), ("Greek (Modern)", "el"), ("Sorbian (Upper)", "hsb"),
    ("English (CC)", "en"), ("English [SDH]", "en"), ("English SDH", "en"),
    ("English (auto-generated)", "en"), ("Portuguese (Brazil, CC)", "pt-BR"),
    ("French Forced", "fr"),
    ("GA", "ga"), ("Ga", "gaa"), ("En", "en"), ("Greek", "el"),
  ])
  func `anything in`(_ text: String, _ tag: String) {
    let found = try? resolver.resolve(text)
    #expect(found?.tag.description ?? "" == tag)
  }

  @Test(arguments: [
    "", " ", "xx", "Englisch (Mars)", "zzzz", "12", "\u{0}", "pt-", "en-Zzzq", "💬",
    "(CC)", "Greek (Mars)", "French (German)", "Brazil",
  ])
  func `unknown input is an error`(_ text: String) {
    #expect(throws: LanguageResolutionError.self) { try resolver.resolve(text) }
  }

  @Test(arguments: [
    ("Englsh", "en"), ("Frnech", "fr"), ("cn", "zh-Hans"), ("us", "en"), ("br-QQQQ", "br"),
    ("Portugese", "pt"), ("Spansh", "es"), ("Japanse", "ja"), ("at", "de"), ("gb", "en"),
    ("Brazil", "pt"), ("Taiwan", "zh-Hant"), ("Sami", "smi"), ("Portugese (Brazil)", "pt-BR"),
    ("tw-Zzzq", "tw"),
  ])
  func `unknown input gets suggestions`(_ text: String, _ suggestion: String) {
    let error = #expect(throws: LanguageResolutionError.self) { try resolver.resolve(text) }
    #expect(error?.reason == .unknown)
    #expect(error?.candidates.contains { $0.description == suggestion } == true)
    #expect(error?.description.contains(suggestion) == true)
  }

  @Test(arguments: ["iw", "pob", "jp", "bh", "sh", "iw-IL", "de-DD", "English (CC)"])
  func `a strict resolver refuses what is not current`(_ text: String) throws {
    let found = try resolver.resolve(text)
    #expect(found.notes.count == 1)
    let strict = LanguageResolver(isStrict: true)
    let error = #expect(throws: LanguageResolutionError.self) { try strict.resolve(text) }
    #expect(error?.reason == .refused)
    #expect(error?.candidates == [found.tag])
  }

  @Test func `a strict resolver accepts what is current`() throws {
    let strict = LanguageResolver(isStrict: true)
    for language in Language.all {
      #expect(try strict.resolve(language.terminologyCode).language == language)
      #expect(try strict.resolve(language.bibliographicCode).language == language)
      let notes = try resolver.resolve(language.terminologyCode).notes
      #expect(notes.isEmpty || language.terminologyCode == "chn")
    }
  }

  @Test(arguments: [
    ("kr", "kr", "\"kr\" is Kanuri; if that is not meant, write \"ko\""),
    ("SE", "se", "\"se\" is Northern Sami; if that is not meant, write \"sv\""),
    ("br", "br", "\"br\" is Breton; if that is not meant, write \"pt-BR\""),
    ("chn", "chn", "\"chn\" is Chinook jargon; if that is not meant, write \"zh\""),
    ("es_LA", "es-LA", "\"es-LA\" is Spanish (Laos); if that is not meant, write \"es-419\""),
  ])
  func `codes that mean another language to many stay what they are and are noted`(
    _ code: String, _ tag: String, _ note: String
  ) throws {
    for resolver in [resolver, LanguageResolver(isStrict: true)] {
      let found = try resolver.resolve(code)
      #expect(found.tag.description == tag)
      #expect(found.notes.map(\.description) == [note])
    }
  }

  @Test func `every ISO name part leads to its entry`() throws {
    var wrong: [String] = []
    for language in Language.all where language.kind != .localUse {
      for name in language.names + [language.displayName, language.name] where !name.contains("; ")
      {
        let found = try? resolver.resolve(name)
        if found?.language != language { wrong.append("\(language): \(name)") }
      }
    }
    #expect(wrong == [])
  }

  @Test func `ICU's English and native names lead to their entries`() {
    var wrong: [String] = []
    var count = 0
    for language in Language.all where language.kind != .localUse && language.kind != .collective {
      let subtag = language.subtag
      for name in [
        LocaleNames.language(subtag, in: "en"), LocaleNames.language(subtag, in: subtag),
      ] {
        guard let name else { continue }
        count += 1
        guard let found = try? resolver.resolve(name) else {
          wrong.append("\(language): \(name)")
          continue
        }
        if found.language != language { wrong.append("\(language): \(name) is \(found.tag)") }
      }
    }
    #expect(count > 550)
    #expect(wrong == [])
  }

  @Test func `names in further languages are understood on request`() throws {
    let french = LanguageResolver(nameLocales: ["fr"])
    #expect(try french.resolve("allemand").tag.description == "de")
    #expect(try french.resolve("portugais (Brésil)").tag.description == "pt-BR")
    #expect(throws: LanguageResolutionError.self) { try resolver.resolve("allemand") }
  }

  @Test func `a name that two entries share is ambiguous`() {
    // ISO tells "Tonga (Nyasa)" and "Tonga (Tonga Islands)" apart by their qualifiers alone.
    let error = #expect(throws: LanguageResolutionError.self) { try resolver.resolve("Tonga") }
    #expect(error?.reason == .ambiguous)
    #expect(error?.candidates.map(\.description).sorted() == ["to", "tog"])
  }

  /// The names that are understood of all entries and of ICU's languages, and that are ambiguous.
  private func ambiguous(_ locales: [String]) -> Set<String> {
    let resolver = LanguageResolver(nameLocales: locales)
    var names = Set(Language.all.flatMap { $0.names + [$0.displayName] })
    // The ISO names without their qualifiers too.
    for name in names {
      if let open = name.firstIndex(of: "("), open > name.startIndex {
        names.insert(String(name[..<open].dropLast()))
      }
    }
    for language in LocaleNames.languages + Language.all.map(\.subtag) {
      for locale in ["en", language] + locales {
        if let name = LocaleNames.language(language, in: locale) { names.insert(name) }
      }
    }
    var ambiguous: Set<String> = []
    for name in names {
      do {
        _ = try resolver.resolve(name)
      } catch {
        if error.reason == .ambiguous {
          #expect(error.candidates.count > 1)
          ambiguous.insert(name.lowercased())
        }
      }
    }
    return ambiguous
  }

  @Test func `the known ambiguous names are errors, and no others`() {
    #expect(ambiguous([]) == ["tonga"])
  }

  @Test(.enabled(if: LocaleNames.release.hasPrefix("72."), "the list is that of CLDR 42"))
  func `so are those of 32 languages`() {
    let locales = """
      ar bg ca cs da de el es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sv tr zh
      """.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(locales.count == 32)
    #expect(ambiguous(locales) == ["ilokano", "mbundu", "ruanda", "tamazight", "tonga"])
  }
}
