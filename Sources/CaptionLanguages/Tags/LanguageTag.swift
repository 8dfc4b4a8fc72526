// SPDX-License-Identifier: Apache-2.0

/// A well-formed BCP 47 language tag, such as `pt-BR` or `zh-Hant`, in conventional casing.
///
/// Reading a tag normalises its form and no more: case, `_` for `-`, extended languages (`zh-yue`
/// becomes `yue`), and the old whole tags that the registry replaces (`i-klingon` becomes `tlh`).
/// ``canonical`` goes further and names every language in one way.
public struct LanguageTag: Sendable, Hashable {
  /// The language subtag in lower case, such as `zh`; `und` when a tag is private use alone.
  public private(set) var language: String
  /// The script in title case, such as `Hant`.
  public private(set) var script: String?
  /// The region in upper case or three digits, such as `BR` or `419`.
  public private(set) var region: String?
  /// The variants in lower case, such as `1996`, in the order given.
  public private(set) var variants: [String] = []
  /// The extensions with their singletons, such as `u-ca-buddhist`, in lower case.
  public private(set) var extensions: [String] = []
  /// What follows `x`, in lower case, such as `captions`; `nil` without private use.
  public private(set) var privateUse: String?

  /// The undetermined language, `und`.
  public static let undetermined = LanguageTag(language: "und")

  /// Creates a tag from subtags that are known to be well formed.
  init(language: String, script: String? = nil, region: String? = nil) {
    self.language = language
    self.script = script
    self.region = region
  }

  /// Creates the tag of a language of ISO 639-2: its two-letter code, else its terminology code.
  ///
  /// - Parameter language: A language; the range `qaa-qtz` becomes `und`.
  public init(_ language: Language) {
    let subtag = language.subtag
    self.init(language: subtag.utf8.count <= 3 ? subtag : "und")
  }

  /// Reads a tag, whatever its case, with `-` or `_` between subtags.
  ///
  /// The tag must be well formed; its subtags need not be registered (see ``unregisteredSubtags``).
  ///
  /// - Parameter text: The tag, without anything around it.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.maximumLength,
      text.utf8.allSatisfy({ LanguageTagParser.isTagByte($0) })
    else { return nil }
    let lowered = String(
      decoding: text.utf8.map { LanguageTagParser.lowercased($0) }, as: UTF8.self)
    if let replacement = SubtagRegistry.shared.replacedTags[lowered] {
      self.init(replacement)
      return
    }
    var parser = LanguageTagParser(lowered)
    guard let tag = parser.parse() else { return nil }
    self = tag
  }

  /// The longest tag that is read, in bytes: far more than any real tag has.
  private static let maximumLength = 256

  /// Creates a tag from what a parser found.
  init(
    language: String, script: String?, region: String?, variants: [String], extensions: [String],
    privateUse: String?
  ) {
    self.init(language: language, script: script, region: region)
    self.variants = variants
    self.extensions = extensions
    self.privateUse = privateUse
  }

  /// The entry of ISO 639-2 that the language subtag names, `nil` for languages outside of it.
  public var iso6392: Language? { Language(code: language) }

  /// The tag without all that follows the language.
  public var languageOnly: LanguageTag { LanguageTag(language: language) }

  /// The subtags that the registry does not know, in order; empty for a valid tag.
  ///
  /// Extensions and private use are not looked up.
  public var unregisteredSubtags: [String] {
    let registry = SubtagRegistry.shared
    var unknown: [String] = []
    if !isLanguageKnown { unknown.append(language) }
    if let script, !registry.isScript(script) { unknown.append(script) }
    if let region, !registry.isRegion(region) { unknown.append(region) }
    unknown += variants.filter { !registry.variants.contains($0) }
    return unknown
  }

  /// Whether the language subtag is a code of ISO 639-1, -2 or -3, current or withdrawn.
  public var isLanguageKnown: Bool {
    iso6392 != nil || SubtagRegistry.isISO6393(language)
      || SubtagRegistry.shared.replacedLanguages[language] != nil
      || LanguageAlias.named(language).map { $0.origin != .wild } ?? false
  }
}

extension LanguageTag: CustomStringConvertible {
  /// The tag in its conventional casing, with `-` between subtags.
  public var description: String { joined(separator: "-") }

  /// The tag with another separator, such as `_` for the file names that Facebook wants.
  ///
  /// - Parameter separator: What stands between subtags.
  /// - Returns: The tag.
  public func joined(separator: String) -> String {
    var subtags = [language]
    if let script { subtags.append(script) }
    if let region { subtags.append(region) }
    subtags += variants
    subtags += extensions
    if let privateUse { subtags.append("x-\(privateUse)") }
    let text = subtags.joined(separator: "-")
    return separator == "-" ? text : text.split(separator: "-").joined(separator: separator)
  }
}
