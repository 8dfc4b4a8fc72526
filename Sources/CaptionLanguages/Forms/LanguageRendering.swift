// SPDX-License-Identifier: Apache-2.0

internal import CaptionText

/// A language written in some form, with what the form could not hold.
public struct LanguageRendering: Sendable, Hashable {
  /// The text, or `nil` when the form has nothing for the language.
  public var text: String?
  /// What the form could not hold; a strict caller refuses any.
  public var losses: [LanguageRendering.Loss]

  /// Creates a rendering.
  ///
  /// - Parameters:
  ///   - text: The text, or `nil`.
  ///   - losses: What the form could not hold.
  public init(text: String?, losses: [LanguageRendering.Loss] = []) {
    self.text = text
    self.losses = losses
  }
}

extension LanguageRendering {
  /// Something that a form could not hold.
  public enum Loss: Sendable, Hashable {
    /// The script was dropped.
    case script(String)
    /// The region was dropped.
    case region(String)
    /// Variants, extensions or private use were dropped.
    case other(String)
    /// There is no two-letter code; the three-letter one was kept.
    case noAlpha2(kept: String)
    /// The two-letter code is withdrawn.
    case withdrawnAlpha2(String)
    /// ISO 639-2 does not list the language; its macrolanguage stands for it.
    case macrolanguage(from: String, to: String)
    /// ISO 639-2 does not list the language, and nothing stands for it.
    case notInISO6392(String)
    /// There is no name in the language asked for; the English one was taken.
    case noLocalName(locale: String)
  }
}

extension LanguageRendering.Loss: CustomStringConvertible {
  /// The loss for people, without a period.
  public var description: String {
    switch self {
    case .script(let script): "script \(script) dropped"
    case .region(let region): "region \(region) dropped"
    case .other(let subtags): "\(subtags) dropped"
    case .noAlpha2(let kept): "no 639-1 code; \(kept) kept"
    case .withdrawnAlpha2(let code): "639-1 code \(code) is withdrawn"
    case .macrolanguage(let language, let macrolanguage):
      "\(language) is not in 639-2; its macrolanguage \(macrolanguage) stands for it"
    case .notInISO6392(let language): "\(language) is not in 639-2"
    case .noLocalName(let locale): "no name in \(locale); the English one stands for it"
    }
  }
}

extension ResolvedLanguage {
  /// The language in a form.
  ///
  /// - Parameter form: The form.
  /// - Returns: The text with what was lost.
  public func rendered(as form: LanguageForm) -> LanguageRendering {
    if let entry, entry.subtag.utf8.count > 3 {
      // The range of codes for local use, which is a row of the table and no language.
      return LanguageRendering(text: form.isName ? entry.name : entry.terminologyCode)
    }
    return tag.rendered(as: form)
  }
}

extension LanguageTag {
  /// The language in a form.
  ///
  /// - Parameter form: The form.
  /// - Returns: The text with what was lost.
  public func rendered(as form: LanguageForm) -> LanguageRendering {
    let tag = canonical
    switch form {
    case .bcp47:
      return LanguageRendering(text: tag.description)
    case .alpha2, .terminology, .bibliographic:
      return tag.renderedAsCode(form)
    case .name:
      return LanguageRendering(text: tag.englishName)
    case .native:
      return tag.renderedAsName(in: tag.description, LocaleNames.native(tag.description))
    case .localized(let locale):
      return tag.renderedAsName(in: locale, tag.name(in: locale))
    }
  }

  private func name(in locale: String) -> String? {
    // ICU takes the Bihari languages for Bhojpuri, and names `und` as a whole tag "root".
    if language == "bh" { return nil }
    return self == languageOnly
      ? LocaleNames.language(language, in: locale) : LocaleNames.tag(description, in: locale)
  }

  private func renderedAsName(in locale: String, _ name: String?) -> LanguageRendering {
    if let name { return LanguageRendering(text: name) }
    return LanguageRendering(text: englishName, losses: [.noLocalName(locale: locale)])
  }

  private func renderedAsCode(_ form: LanguageForm) -> LanguageRendering {
    var losses: [LanguageRendering.Loss] = []
    var language = iso6392
    if language == nil {
      guard let enclosing = macrolanguage?.iso6392 else {
        return LanguageRendering(text: nil, losses: [.notInISO6392(self.language)])
      }
      language = enclosing
      losses.append(.macrolanguage(from: self.language, to: enclosing.terminologyCode))
    }
    guard let language else { return LanguageRendering(text: nil) }
    if let script { losses.append(.script(script)) }
    if let region { losses.append(.region(region)) }
    let rest = variants + extensions + (privateUse.map { ["x-\($0)"] } ?? [])
    if !rest.isEmpty { losses.append(.other(rest.joined(separator: "-"))) }
    switch form {
    case .bibliographic:
      return LanguageRendering(text: language.bibliographicCode, losses: losses)
    case .alpha2:
      guard let alpha2 = language.alpha2 else {
        losses.append(.noAlpha2(kept: language.terminologyCode))
        return LanguageRendering(text: language.terminologyCode, losses: losses)
      }
      if language.isAlpha2Withdrawn { losses.append(.withdrawnAlpha2(alpha2)) }
      return LanguageRendering(text: alpha2, losses: losses)
    default:
      return LanguageRendering(text: language.terminologyCode, losses: losses)
    }
  }

  /// The English name: ISO's for a language of ISO 639-2, such as `Greek`; CLDR's for any other; with
  /// the script and the region in parentheses, such as `Portuguese (Brazil)`.
  ///
  /// `nil` when nothing names the language.
  public var englishName: String? {
    guard let base = iso6392?.displayName ?? LocaleNames.language(language, in: "en") else {
      return nil
    }
    var qualifiers: [String] = []
    if let script {
      switch (language, script) {
      case ("zh", "Hans"): qualifiers.append("Simplified")
      case ("zh", "Hant"): qualifiers.append("Traditional")
      default: qualifiers.append(LocaleNames.script(script, in: "en") ?? script)
      }
    }
    if let region { qualifiers.append(LocaleNames.region(region, in: "en") ?? region) }
    qualifiers += variants
    return qualifiers.isEmpty ? base : "\(base) (\(qualifiers.joined(separator: ", ")))"
  }
}

extension LanguageForm {
  /// Whether the form is a name rather than a code.
  var isName: Bool {
    switch self {
    case .name, .native, .localized: true
    case .alpha2, .terminology, .bibliographic, .bcp47: false
    }
  }
}

extension Language {
  /// The name to show for a language: the first ISO name in natural order and without dates, such
  /// as `Ancient Greek` for `Greek, Ancient (to 1453)`; `Greek` for modern Greek.
  public var displayName: String {
    if terminologyCode == "ell" { return "Greek" }
    var name = shortName
    if let open = name.firstIndex(of: "("), open > name.startIndex,
      name[open...].contains(where: \.isNumber)
    {
      name = String(name[..<open]).trimmingASCIIWhitespace()
    }
    // "Creoles and pidgins, English based" has a comma and no inversion.
    guard kind != .collective, let comma = name.firstIndex(of: ",") else { return name }
    let tail = String(name[name.index(after: comma)...]).trimmingASCIIWhitespace()
    return "\(tail) \(name[..<comma])"
  }
}
