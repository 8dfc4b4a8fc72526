// SPDX-License-Identifier: Apache-2.0

extension LanguageTag {
  /// The tag with its language named in the one way that BCP 47 prefers.
  ///
  /// Three-letter codes become two-letter ones where these exist (`fre` and `fra` become `fr`),
  /// withdrawn codes become what replaced them (`iw` becomes `he`, `sh` becomes `sr-Latn`), and so do
  /// old regions (`de-DD` becomes `de-DE`). A current code of ISO 639-2 is never made another one:
  /// `tgl` stays `tl` and `twi` stays `tw`.
  public var canonical: LanguageTag {
    let registry = SubtagRegistry.shared
    var result = self
    if let known = iso6392 {
      result = replacingLanguage(with: LanguageTag(known))
      if known.kind == .localUse { result = self }
    } else if let alias = LanguageAlias.named(language), alias.origin != .wild,
      let replacement = LanguageTag(alias.replacement)
    {
      result = replacingLanguage(with: replacement)
    } else if let replacement = registry.replacedLanguages[language] {
      result = replacingLanguage(with: LanguageTag(language: replacement))
    }
    if let region, let replacement = registry.replacedRegions[region] {
      result = result.with(region: replacement)
    }
    return result
  }

  /// A text that two tags share exactly when captions in them are taken for the same track.
  ///
  /// It is the ``canonical`` tag without what goes without saying: `fre`, `fra`, `fr` and `fr-Latn`
  /// share `fr`; `cmn` shares `zh`, the macrolanguage that it predominates in; `zh-TW` shares
  /// `zh-Hant-TW`. `zh`, `zh-Hans`, `zh-Hant`, `pt`, `pt-BR` and `es-419` are all distinct, and so are
  /// `no`, `nb` and `nn`. Extensions and private use are left out, except for a tag that is private
  /// use alone.
  public var equivalenceKey: String {
    let registry = SubtagRegistry.shared
    var tag = canonical
    if let macrolanguage = registry.predominant[tag.language] {
      tag = tag.replacingLanguage(with: LanguageTag(language: macrolanguage))
    }
    if tag.script == nil, tag.language == "zh", let region = tag.region {
      tag = tag.with(script: Self.chineseScript(region: region))
    } else if let script = tag.script, registry.suppressedScripts[tag.language] == script {
      tag = tag.with(script: nil)
    }
    var parts = [tag.language]
    if let script = tag.script { parts.append(script) }
    if let region = tag.region { parts.append(region) }
    parts += tag.variants.sorted()
    if tag.language == "und", parts.count == 1, let privateUse { parts.append("x-\(privateUse)") }
    return parts.joined(separator: "-")
  }

  /// The enclosing macrolanguage's tag of a language that ISO 639-3 counts as one of several, such
  /// as `zh` for `yue`; `nil` for any other.
  ///
  /// Languages that ISO 639-2 lists themselves, such as `nb`, have none here: they need no folding.
  public var macrolanguage: LanguageTag? {
    guard iso6392 == nil, let enclosing = SubtagRegistry.shared.macrolanguages[language] else {
      return nil
    }
    return replacingLanguage(with: LanguageTag(language: enclosing))
  }

  /// Chinese is written in traditional characters in Taiwan, Hong Kong and Macao (CLDR's likely
  /// subtags say the same).
  private static func chineseScript(region: String) -> String? {
    switch region {
    case "TW", "HK", "MO": "Hant"
    case "CN", "SG": "Hans"
    default: nil
    }
  }

  /// The tag with another language; subtags that the other has itself fill gaps.
  private func replacingLanguage(with other: LanguageTag) -> LanguageTag {
    LanguageTag(
      language: other.language, script: script ?? other.script, region: region ?? other.region,
      variants: variants, extensions: extensions, privateUse: privateUse)
  }

  /// The tag with another region.
  ///
  /// - Parameter region: The region, or `nil` for none.
  /// - Returns: The tag.
  func with(region: String?) -> LanguageTag {
    LanguageTag(
      language: language, script: script, region: region, variants: variants,
      extensions: extensions, privateUse: privateUse)
  }

  /// The tag with another script.
  ///
  /// - Parameter script: The script, or `nil` for none.
  /// - Returns: The tag.
  func with(script: String?) -> LanguageTag {
    LanguageTag(
      language: language, script: script, region: region, variants: variants,
      extensions: extensions, privateUse: privateUse)
  }
}
