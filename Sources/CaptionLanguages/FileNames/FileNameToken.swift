// SPDX-License-Identifier: Apache-2.0

/// The last token of what is left of a file's name.
struct FileNameToken {
  /// What sets a token apart.
  enum Separator {
    case dot
    /// Brackets or parentheses.
    case brackets
    /// `_` or `-`, which words of titles have as well.
    case loose
  }

  let text: String
  let separator: Separator
  /// What stands before the token and its separator.
  let remainder: Substring

  /// The last token of a name, or `nil` when nothing sets one apart.
  static func last(of rest: Substring) -> FileNameToken? {
    bracketed(rest) ?? separated(rest, by: ".", .dot, parts: 1)
      .flatMap { $0.text.isEmpty || $0.isLooseCompound ? nil : $0 }
      ?? loose(rest, parts: 1)
  }

  /// The last token that is a language: tags may hold `-` and `_` themselves, so more is tried
  /// before less.
  static func lastLanguage(of rest: Substring) -> FileNameToken? {
    if let token = bracketed(rest) {
      if token.language != nil { return token }
      // "Talk.Portuguese (Brazil)": the brackets belong to the name.
      let whole = separated(rest, by: ".", .dot, parts: 1)
      return whole?.language == nil ? nil : whole
    }
    if let token = separated(rest, by: ".", .dot, parts: 1), token.language != nil { return token }
    for parts in [3, 2, 1] {
      if let token = loose(rest, parts: parts), token.language != nil { return token }
    }
    return nil
  }

  private static func bracketed(_ rest: Substring) -> FileNameToken? {
    let open: Character
    switch rest.last {
    case "]": open = "["
    case ")": open = "("
    default: return nil
    }
    guard let start = rest.lastIndex(of: open) else { return nil }
    let text = rest[rest.index(after: start)...].dropLast()
    var remainder = rest[..<start]
    while let last = remainder.last, last == " " || last == "." || last == "_" {
      remainder.removeLast()
    }
    guard !remainder.isEmpty else { return nil }
    return FileNameToken(text: String(text), separator: .brackets, remainder: remainder)
  }

  private static func loose(_ rest: Substring, parts: Int) -> FileNameToken? {
    var end = rest.endIndex
    for _ in 0..<parts {
      guard let separator = rest[..<end].lastIndex(where: { $0 == "_" || $0 == "-" }) else {
        return nil
      }
      end = separator
    }
    // "Talk - English" as well.
    let text = rest[rest.index(after: end)...].drop { $0 == " " }
    var remainder = rest[..<end]
    while remainder.last == " " { remainder.removeLast() }
    guard !text.isEmpty, !remainder.isEmpty else { return nil }
    return FileNameToken(text: String(text), separator: .loose, remainder: remainder)
  }

  private static func separated(
    _ rest: Substring, by separator: Character, _ kind: Separator, parts: Int
  ) -> FileNameToken? {
    guard let dot = rest.lastIndex(of: separator), dot > rest.startIndex else { return nil }
    return FileNameToken(
      text: String(rest[rest.index(after: dot)...]), separator: kind, remainder: rest[..<dot])
  }

  /// Whether the token holds `_` or `-` and may have to be taken apart further: `Talk.v2_forced`.
  private var isLooseCompound: Bool {
    flag == nil && number == nil && language == nil && text.contains { $0 == "_" || $0 == "-" }
  }

  /// The flag that the token stands for.
  var flag: CaptionFlag? { CaptionFlag(token: text) }

  /// The number that the token is, up to three digits.
  var number: Int? {
    text.utf8.count <= 3 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  /// The language that the token stands for.
  var language: LanguageTag? {
    let text = isOriginalOfDownload ? String(text.dropLast("-orig".count)) : text
    guard let tag = LanguageTag(code: text), !text.contains("."), !text.contains("@") else {
      return separator == .loose
        ? ISOLanguageNames.shared.language(named: text).map { LanguageTag($0) }
        : FileNameWords.language(named: text)
    }
    // A code or its region must be of ISO 639-2 or a known alias, and never a bare number.
    if LanguageAlias.named(text) != nil { return tag }
    let language = text.prefix { $0 != "-" && $0 != "_" }
    guard Language(code: String(language)) != nil || LanguageAlias.named(String(language)) != nil
    else { return nil }
    return tag
  }

  /// Whether the token is a tag with the `-orig` that downloads of YouTube's captions carry.
  var isOriginalOfDownload: Bool { text.lowercased().hasSuffix("-orig") }

  /// Whether the token is a language code or name that is an English word too.
  var isEnglishWord: Bool { isEnglishCode || isEnglishName }

  private var isEnglishCode: Bool { FileNameWords.englishCodes.contains(text.lowercased()) }

  private var isEnglishName: Bool { FileNameWords.englishNames.contains(text.lowercased()) }

  /// Whether a language token is more likely a word of the title: a name that is an English word
  /// outside of brackets; a code that is one in title case, or after a separator that words have.
  var isWordOfTitle: Bool {
    if isEnglishName { return separator != .brackets }
    guard isEnglishCode else { return false }
    return separator == .loose
      || (separator == .dot && text.first?.isUppercase == true && text.last?.isLowercase == true)
  }
}
