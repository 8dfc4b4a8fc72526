// SPDX-License-Identifier: Apache-2.0

internal import CaptionText

/// Finds the language that a code, a tag or a name means.
///
/// In order: codes of ISO 639-1 and 639-2, withdrawn codes and wild aliases, BCP 47 tags (any case,
/// `_` for `-`) and POSIX locales, names. A valid code of ISO 639-2 is never rewritten. ICU is reached
/// only for names and for suggestions.
///
/// ```swift
/// let resolver = LanguageResolver()
/// try resolver.resolve("Brazilian Portuguese").tag.description    // "pt-BR"
/// ```
public struct LanguageResolver: Sendable {
  /// Whether withdrawn codes, wild aliases and retired subtags are refused.
  public var isStrict: Bool
  private let nameLocales: [String]
  private let localNames: [LanguageNameIndex]

  /// Creates a resolver.
  ///
  /// - Parameters:
  ///   - isStrict: Whether withdrawn codes, wild aliases and retired subtags are refused.
  ///   - nameLocales: Languages, as BCP 47 tags, whose names for languages are understood besides
  ///     English and each language's own.
  public init(isStrict: Bool = false, nameLocales: [String] = []) {
    self.isStrict = isStrict
    self.nameLocales = nameLocales
    localNames = nameLocales.map { LanguageNameIndex(locale: $0) }
  }

  /// Finds the language that an input means.
  ///
  /// - Parameter text: A code, a tag or a name; white space around it is ignored.
  /// - Returns: The meaning, with notes on every liberty taken.
  /// - Throws: ``LanguageResolutionError`` when nothing or several things are known by that name, or
  ///   when a strict resolver refuses it.
  public func resolve(_ text: String) throws(LanguageResolutionError) -> ResolvedLanguage {
    try resolve(text, suggesting: true)
  }

  /// As ``resolve(_:)``; suggestions for unknown inputs cost a search through all names.
  func resolve(
    _ text: String, suggesting: Bool
  ) throws(LanguageResolutionError) -> ResolvedLanguage {
    let input = text.trimmingASCIIWhitespace()
    guard !input.isEmpty, input.utf8.count <= Self.longestInput else {
      throw LanguageResolutionError(input: input, reason: .unknown, candidates: [])
    }
    var meaning = shortName(input) ?? code(input) ?? tag(input)
    if meaning == nil { meaning = try named(input) }
    guard let found = meaning else {
      throw LanguageResolutionError(
        input: input, reason: .unknown,
        candidates: suggesting ? LanguageSuggestions.candidates(for: input) : [])
    }
    if isStrict, found.notes.contains(where: \.isRefusedWhenStrict) {
      throw LanguageResolutionError(
        input: input, reason: .refused, candidates: [found.tag], notes: found.notes)
    }
    return found
  }

  /// No name of a language comes near it; longer inputs are not worth searching for.
  private static let longestInput = 512

  /// A name that would be taken for another language's code, such as `Ga`.
  ///
  /// `ga` and `GA` are Irish; only title case, in which codes are not written, makes it a name.
  private func shortName(_ input: String) -> ResolvedLanguage? {
    guard (2...3).contains(input.utf8.count), let first = input.utf8.first,
      (0x41...0x5A).contains(first),
      input.utf8.dropFirst().allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    let tags = LanguageNameIndex.shared.tags(named: input)
    guard tags.count == 1, let tag = tags.first else { return nil }
    return ResolvedLanguage(input: input, tag: tag, source: .name, notes: [])
  }

  private func code(_ input: String) -> ResolvedLanguage? {
    if let language = Language(code: input) {
      var notes: [ResolvedLanguage.Note] = []
      if language.isAlpha2Withdrawn, input.utf8.count == 2 {
        notes.append(.withdrawn(code: "bh", date: "2021-05-25", replacement: "bih"))
      } else if let suggestion = LanguageAlias.mistakenFor(input) {
        notes.append(
          .mistaken(code: input.lowercased(), language: language.shortName, suggestion: suggestion))
      }
      return ResolvedLanguage(
        input: input, tag: LanguageTag(language), source: .code, notes: notes, entry: language)
    }
    guard let alias = LanguageAlias.named(input), let tag = LanguageTag(alias.replacement) else {
      return nil
    }
    let note: ResolvedLanguage.Note =
      switch alias.origin {
      case .withdrawn(let date):
        .withdrawn(code: alias.code, date: date, replacement: alias.replacement)
      case .wild: .wild(code: alias.code, replacement: alias.replacement)
      }
    return ResolvedLanguage(input: input, tag: tag, source: .alias, notes: [note])
  }

  private func tag(_ input: String) -> ResolvedLanguage? {
    guard let tag = LanguageTag(input) ?? LanguageTag(posixLocale: input),
      tag.unregisteredSubtags.isEmpty, tag.language != "und" || tag.privateUse == nil
    else { return nil }
    let canonical = tag.canonical
    var notes: [ResolvedLanguage.Note] = []
    if tag.iso6392 == nil, canonical.language != tag.language {
      if let alias = LanguageAlias.named(tag.language), case .withdrawn(let date) = alias.origin {
        notes.append(
          .withdrawn(code: tag.language, date: date, replacement: alias.replacement))
      } else {
        notes.append(.replaced(subtag: tag.language, replacement: canonical.language))
      }
    }
    if let region = tag.region, let replacement = canonical.region, region != replacement {
      notes.append(.replaced(subtag: region, replacement: replacement))
    }
    if let suggestion = LanguageAlias.mistakenFor(tag.description) {
      notes.append(
        .mistaken(
          code: tag.description, language: canonical.englishName ?? canonical.description,
          suggestion: suggestion))
    }
    return ResolvedLanguage(input: input, tag: canonical, source: .tag, notes: notes)
  }

  private func named(_ input: String) throws(LanguageResolutionError) -> ResolvedLanguage? {
    if let tag = try single(tags(named: input), input) {
      return ResolvedLanguage(input: input, tag: tag, source: .name, notes: [])
    }
    for (name, qualifiers) in QualifiedName(input).divisions {
      // "English [CC]" is English: what the track is for says nothing of its language.
      let flags = qualifiers.filter { QualifiedName.isFlag($0) }
      let rest = qualifiers.filter { !QualifiedName.isFlag($0) }
      let notes = flags.map { ResolvedLanguage.Note.flag($0) }
      if rest.isEmpty {
        guard let tag = try base(name, input) else { continue }
        return ResolvedLanguage(input: input, tag: tag, source: .name, notes: notes)
      }
      if let tag = try base(name, input),
        let qualified = QualifiedName.apply(rest, to: tag, locales: nameLocales)
          ?? variety(rest, of: tag)
      {
        return ResolvedLanguage(input: input, tag: qualified, source: .name, notes: notes)
      }
      // "Greek (Ancient)" and "Norwegian (Bokmål)".
      if rest.count == 1, let tag = try single(tags(named: "\(rest[0]) \(name)"), input) {
        return ResolvedLanguage(input: input, tag: tag, source: .name, notes: notes)
      }
    }
    return nil
  }

  /// The language of the name in front of qualifiers, where a code may stand too: `pt (Brazil)`.
  private func base(
    _ name: String, _ input: String
  ) throws(LanguageResolutionError) -> LanguageTag? {
    if let tag = LanguageTag(code: name) { return tag }
    return try single(tags(named: name), input)
  }

  /// The language that qualifies another: its second name, as in `Persian (Farsi)`, or one of those
  /// that make it up, as in `Chinese (Cantonese)`.
  private func variety(_ qualifiers: [String], of tag: LanguageTag) -> LanguageTag? {
    guard qualifiers.count == 1, let qualifier = qualifiers.first else { return nil }
    let found = tags(named: qualifier)
    guard found.count == 1, let other = found.first else { return nil }
    if other == tag { return tag }
    let registry = SubtagRegistry.shared
    let code = other.iso6392?.terminologyCode ?? other.language
    let enclosing = registry.macrolanguages[other.language] ?? registry.macrolanguages[code]
    return enclosing.map { LanguageTag(language: $0).canonical } == tag ? other : nil
  }

  private func tags(named name: String) -> [LanguageTag] {
    let tags = LanguageNameIndex.shared.tags(named: name)
    if !tags.isEmpty { return tags }
    var found: [LanguageTag] = []
    for names in localNames {
      for tag in names.tags(named: name) where !found.contains(tag) { found.append(tag) }
    }
    return found
  }

  private func single(
    _ tags: [LanguageTag], _ input: String
  ) throws(LanguageResolutionError) -> LanguageTag? {
    guard tags.count > 1 else { return tags.first }
    throw LanguageResolutionError(input: input, reason: .ambiguous, candidates: tags)
  }
}

extension ResolvedLanguage.Note {
  /// Whether a strict resolver refuses what the note tells of.
  var isRefusedWhenStrict: Bool {
    if case .mistaken = self { return false }
    return true
  }
}
