// SPDX-License-Identifier: Apache-2.0

/// Reads the tokens of a caption file's name from its end.
struct FileNameScanner {
  private let fileExtension: String
  /// What is not yet read: everything up to the tokens taken so far.
  private var rest: Substring
  private var result: CaptionFileName

  /// Extensions of caption files; any other last token is part of the name.
  private static let extensions: Set<String> = [
    "srt", "vtt", "ass", "ssa", "sub", "sbv", "ttml", "dfxp", "txt",
  ]

  init(_ name: String) {
    if let dot = name.lastIndex(of: "."), dot > name.startIndex,
      Self.extensions.contains(name[name.index(after: dot)...].lowercased())
    {
      rest = name[..<dot]
      fileExtension = String(name[name.index(after: dot)...])
    } else {
      rest = name[...]
      fileExtension = ""
    }
    result = CaptionFileName(stem: "", fileExtension: fileExtension)
  }

  /// Reads the name.
  ///
  /// - Returns: Its parts.
  mutating func scan() -> CaptionFileName {
    // Tokens right of the language count only once it is known what stands left of them.
    let start = rest
    var flags: Set<CaptionFlag> = []
    var number: Int?
    var isFlagCertain = false
    var hearingImpaired: FileNameToken?
    while let token = FileNameToken.last(of: rest) {
      // Faroese, and a word of the title, unless a language stands before or brackets around.
      if token.text.lowercased() == "fo" || token.text == "Hi", token.separator != .brackets,
        FileNameToken.lastLanguage(of: token.remainder) == nil
      {
        break
      }
      if let flag = token.flag {
        flags.insert(flag)
        if flag != .signs, flag != .automatic { isFlagCertain = true }
        rest = token.remainder
      } else if number == nil, token.separator != .loose, let value = token.number {
        number = value
        rest = token.remainder
      } else if hearingImpaired == nil, token.text.lowercased() == "hi" {
        hearingImpaired = token
        rest = token.remainder
      } else {
        break
      }
    }
    if let language = readLanguage(at: FileNameToken.lastLanguage(of: rest)) {
      result.language = language
      if hearingImpaired != nil {
        flags.insert(.hearingImpaired)
        result.notes.append(.hiReadAsFlag)
      }
      readFlagsBeforeLanguage(into: &flags)
    } else if let token = hearingImpaired {
      readHindi(token, into: &flags)
    } else if !isFlagCertain {
      // A lone `signs` or number belongs to the title.
      rest = start
      flags = []
      number = nil
    }
    result.flags = flags.sorted()
    result.number = number
    result.stem = String(rest)
    return result
  }

  /// Accepts a language token, unless it reads like a word of the title.
  private mutating func readLanguage(at token: FileNameToken?) -> LanguageTag? {
    guard let token, let language = token.language else { return nil }
    if token.isWordOfTitle {
      result.notes.append(.leftInStem(token.text))
      return nil
    }
    result.languageToken = token.text
    rest = token.remainder
    if let alias = LanguageAlias.named(token.text) {
      result.notes.append(.alias(alias.code, language))
    }
    if let suggestion = LanguageAlias.mistakenFor(language.description) {
      result.notes.append(.mistaken(token.text, language, suggestion))
    }
    if token.isEnglishWord { result.notes.append(.englishWord(token.text)) }
    if token.separator == .loose { result.notes.append(.looseSeparator(token.text)) }
    if token.isOriginalOfDownload { result.flags.append(.automatic) }
    return language
  }

  /// `hi` without another language: Hindi, and with a second `hi` the flag as well.
  private mutating func readHindi(_ token: FileNameToken, into flags: inout Set<CaptionFlag>) {
    // What stood between `hi` and the end was read as flags already.
    result.language = LanguageTag(language: "hi")
    result.languageToken = token.text
    result.notes.append(.hiReadAsHindi)
    rest = token.remainder
    readFlagsBeforeLanguage(into: &flags)
  }

  /// Reads the flags that some tools write before the language, and notes a further language.
  private mutating func readFlagsBeforeLanguage(into flags: inout Set<CaptionFlag>) {
    for flag in result.flags { flags.insert(flag) }
    while let token = FileNameToken.last(of: rest), token.separator != .loose {
      if let flag = token.flag, flag == .forced || flag == .hearingImpaired || flag == .default,
        token.text.lowercased() != "foreign"
      {
        flags.insert(flag)
      } else if token.text.lowercased() == "hi" {
        flags.insert(.hearingImpaired)
        if !result.notes.contains(.hiReadAsFlag) { result.notes.append(.hiReadAsFlag) }
      } else {
        if token.language != nil, !token.isWordOfTitle, !token.isEnglishWord {
          result.notes.append(.furtherLanguage(token.text))
        }
        return
      }
      rest = token.remainder
    }
  }
}
