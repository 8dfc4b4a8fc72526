// SPDX-License-Identifier: Apache-2.0

internal import CaptionText
internal import Synchronization

/// Names of scripts and regions in one language, and their subtags.
struct QualifierIndex: Sendable {
  /// The English names, codes, and usual abbreviations.
  static let english = QualifierIndex(locale: "en", isEnglish: true)

  private static let others = Mutex<[String: QualifierIndex]>([:])
  /// As many other languages as are kept; callers rarely mix more.
  private static let kept = 16

  private var scripts: [String: String] = [:]
  private var regions: [String: String] = [:]

  /// The names in another language, or `nil` when that is English.
  static func of(_ language: String) -> QualifierIndex? {
    guard language != "en" else { return nil }
    return others.withLock { others in
      if let index = others[language] { return index }
      if others.count >= kept { others.removeAll() }
      let index = QualifierIndex(locale: language, isEnglish: false)
      others[language] = index
      return index
    }
  }

  private init(locale: String, isEnglish: Bool) {
    let registry = SubtagRegistry.shared
    for script in registry.scripts {
      guard let name = LocaleNames.script(script, in: locale) else { continue }
      scripts[LanguageNameIndex.key(name)] = script
    }
    for region in registry.regions where registry.replacedRegions[region] == nil {
      guard let name = LocaleNames.region(region, in: locale) else { continue }
      regions[LanguageNameIndex.key(name)] = region
    }
    // CLDR's own way to name the two ways to write Chinese, after the language: "简体" and the like.
    for script in ["Hans", "Hant"] {
      if let name = LocaleNames.tag("zh-\(script)", in: locale),
        name.hasSuffix(")") || name.hasSuffix("）"),
        let open = name.lastIndex(where: { $0 == "(" || $0 == "（" })
      {
        scripts[LanguageNameIndex.key(String(name[name.index(after: open)...].dropLast()))] = script
      }
    }
    guard isEnglish else { return }
    for script in registry.scripts { scripts[script.lowercased()] = script }
    for region in registry.regions { regions[region.lowercased()] = region }
    scripts.merge(Self.scriptNames) { _, name in name }
    regions.merge(Self.regionNames) { _, name in name }
  }

  /// The region with a name or a code, such as `BR` for `Brazil`.
  func region(named name: String) -> String? { regions[LanguageNameIndex.key(name)] }

  /// A tag with the script or the region that a qualifier names, where it has none yet.
  ///
  /// - Parameters:
  ///   - qualifier: A name or a code.
  ///   - tag: The tag to add to.
  /// - Returns: The tag, or `nil` when the qualifier is unknown or the tag has what it names.
  func adding(_ qualifier: String, to tag: LanguageTag) -> LanguageTag? {
    let key = LanguageNameIndex.key(qualifier)
    if let script = scripts[key], tag.script == nil { return tag.with(script: script) }
    if let region = regions[key], tag.region == nil { return tag.with(region: region) }
    return nil
  }

  private static let scriptNames = [
    "simplified": "Hans", "traditional": "Hant", "simp": "Hans", "trad": "Hant",
    "roman": "Latn", "romanized": "Latn", "cyrillic": "Cyrl", "latin": "Latn",
  ]

  private static let regionNames = [
    "usa": "US", "us": "US", "america": "US", "american": "US", "uk": "GB", "great britain": "GB",
    "england": "GB", "british": "GB", "brasil": "BR", "brazilian": "BR", "latin america": "419",
    "latam": "419", "latino": "419", "latin american": "419", "hong kong": "HK", "macau": "MO",
    "macao": "MO", "mainland china": "CN", "china": "CN", "european": "150", "europe": "150",
    "canadian": "CA", "mexican": "MX", "australian": "AU", "indian": "IN", "castilian": "ES",
    "argentinian": "AR", "austrian": "AT", "swiss": "CH", "belgian": "BE", "korea": "KR",
  ]
}
