// SPDX-License-Identifier: Apache-2.0

internal import CaptionText

/// Names of languages, and the tags that they stand for.
///
/// Layers are asked in order and the first that knows a name answers: ISO names, ICU's English names,
/// names in the languages' own words, then names in further languages. Within a layer a name may
/// belong to several languages; that is an ambiguity for the caller to report.
struct LanguageNameIndex: Sendable {
  /// English and native names: built on first use, in a few milliseconds.
  static let shared = LanguageNameIndex()

  private let layers: [[String: [LanguageTag]]]

  private init() {
    let languages = Self.namedLanguages
    var english = Layer()
    var native = Layer()
    for code in languages {
      guard let tag = LanguageTag(code)?.canonical else { continue }
      if let name = LocaleNames.language(code, in: "en") { english.add(name, tag) }
      if let name = LocaleNames.language(code, in: code) { native.add(name, tag) }
    }
    for locale in LocaleNames.availableTags where locale.contains("-") {
      guard let tag = LanguageTag(locale) else { continue }
      // "Brazilian Portuguese" and "Simplified Chinese"; the plain style is taken apart instead.
      if let name = LocaleNames.dialect(locale, in: "en"), !name.contains("(") {
        english.add(name, tag)
      }
      if let name = LocaleNames.native(locale) { native.add(name, tag) }
    }
    // What a language is called in its other script, such as "srpski" for `sr-Latn`.
    for locale in LocaleNames.availableTags {
      guard let tag = LanguageTag(locale), tag.script != nil, tag.region == nil,
        let name = LocaleNames.language(tag.language, in: locale), !native.has(name)
      else { continue }
      native.add(name, tag)
    }
    var iso = Layer()
    for language in Language.all where language.kind != .localUse {
      for name in language.names {
        for form in ISOLanguageNames.forms(of: name) { iso.add(form, LanguageTag(language)) }
      }
    }
    var common = Layer()
    for (name, tag) in Self.commonNames {
      if let tag = LanguageTag(tag) { common.add(name, tag) }
    }
    layers = [iso.tags, english.tags, native.tags, common.tags]
  }

  /// An index of the names in one further language.
  ///
  /// - Parameter locale: A BCP 47 tag, such as `fr`.
  init(locale: String) {
    var names = Layer()
    for code in Self.namedLanguages {
      guard let tag = LanguageTag(code)?.canonical else { continue }
      if let name = LocaleNames.language(code, in: locale) { names.add(name, tag) }
    }
    for available in LocaleNames.availableTags where available.contains("-") {
      guard let tag = LanguageTag(available) else { continue }
      if let name = LocaleNames.dialect(available, in: locale), !name.contains("(") {
        names.add(name, tag)
      }
    }
    layers = [names.tags]
  }

  /// The tags that a name stands for: none, one, or several when it is ambiguous.
  ///
  /// - Parameter name: A name in any case, width and composition.
  /// - Returns: Canonical tags.
  func tags(named name: String) -> [LanguageTag] {
    let key = Self.key(name)
    for layer in layers {
      if let tags = layer[key] { return tags }
    }
    return []
  }

  /// All keys with the tags they stand for, for suggestions.
  var allKeys: [(key: String, tags: [LanguageTag])] {
    layers.flatMap { layer in layer.map { ($0.key, $0.value) } }
  }

  /// The form in which names are compared: folded, with single spaces, without typographic
  /// apostrophes.
  static func key(_ name: String) -> String {
    let folded = Normalization.caseFolded(name)
    var key = ""
    for scalar in folded.unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x20, 0xA0:
        if !key.isEmpty, key.last != " " { key.append(" ") }
      case 0x2018, 0x2019, 0x2BC: key.append("'")
      default: key.unicodeScalars.append(scalar)
      }
    }
    if key.last == " " { key.removeLast() }
    return key
  }

  /// The codes whose names are looked up: ICU's languages and all of ISO 639-2.
  private static let namedLanguages: [String] = {
    let table = Language.all.filter { $0.kind != .localUse }.map(\.subtag)
    let known = Set(table)
    // ICU takes `bih`, the Bihari languages, for Bhojpuri, one of them.
    return table.filter { $0 != "bh" }
      + LocaleNames.languages.filter { !known.contains($0) && Language(code: $0) == nil }
  }()

  /// Names that are common in caption tools and that neither ISO nor CLDR lists.
  private static let commonNames = [
    ("mandarin", "cmn"), ("mandarin chinese", "cmn"), ("flemish", "nl-BE"), ("brazilian", "pt-BR"),
    ("cantonese", "yue"), ("castilian spanish", "es-ES"), ("latin american spanish", "es-419"),
    ("latino", "es-419"), ("serbo-croatian", "sr-Latn"), ("farsi", "fa"), ("dari", "prs"),
    ("burmese", "my"), ("european spanish", "es-ES"), ("canadian french", "fr-CA"),
    ("us english", "en-US"), ("uk english", "en-GB"), ("norwegian bokmal", "nb"), ("bokmål", "nb"),
    ("bokmal", "nb"),
    ("nynorsk", "nn"),
  ]

  /// One layer while it is built.
  private struct Layer {
    var tags: [String: [LanguageTag]] = [:]

    func has(_ name: String) -> Bool { tags[LanguageNameIndex.key(name)] != nil }

    mutating func add(_ name: String, _ tag: LanguageTag) {
      let key = LanguageNameIndex.key(name)
      if !tags[key, default: []].contains(tag) { tags[key, default: []].append(tag) }
    }
  }
}
