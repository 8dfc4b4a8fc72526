// SPDX-License-Identifier: Apache-2.0

/// Words of file names that are languages, that may be, and that look as if they were.
enum FileNameWords {
  /// The language that a token names in words: ISO's English names, the commoner languages' own
  /// names, and names with a region or a script such as `Brazilian Portuguese`.
  ///
  /// ICU is reached only for tokens that are not ASCII or that hold one of the English names among
  /// other words: reading ordinary names of files costs nothing of it.
  static func language(named text: String) -> LanguageTag? {
    if let language = ISOLanguageNames.shared.language(named: text) { return LanguageTag(language) }
    let lowered = text.lowercased()
    if let tag = ownNames[lowered] { return LanguageTag(tag) }
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      let words = lowered.split(whereSeparator: { !$0.isLetter })
      guard (2...4).contains(words.count),
        words.contains(where: {
          ISOLanguageNames.shared.language(named: String($0)) != nil || ownNames[String($0)] != nil
        })
      else { return nil }
    }
    guard !text.contains(where: \.isNumber), text.utf8.count <= 64,
      let found = try? LanguageResolver().resolve(text, suggesting: false), found.source == .name,
      found.notes.isEmpty
    else { return nil }
    return found.tag
  }

  /// What speakers call their language, where that is ASCII, and names that ISO does not list.
  private static let ownNames = [
    "brazilian": "pt-BR", "cantonese": "yue", "cymraeg": "cy", "dansk": "da", "deutsch": "de",
    "eesti": "et", "euskara": "eu", "farsi": "fa", "gaeilge": "ga", "hrvatski": "hr",
    "indonesia": "id", "italiano": "it", "kiswahili": "sw", "magyar": "hu", "malti": "mt",
    "mandarin": "cmn", "nederlands": "nl", "norsk": "no", "polski": "pl", "shqip": "sq",
    "suomi": "fi", "svenska": "sv",
  ]

  /// Names of languages that titles have as English words, such as the last of "12 Years a Slave"; none
  /// is a code.
  static let englishNames: Set<String> = [
    "afar", "bliss", "creek", "dakota", "fang", "geez", "gothic", "mandar", "mari", "mohawk",
    "mongo",
    "mossi", "osage", "shan", "slave", "susu",
  ]

  /// Codes of ISO 639-1 and 639-2 that are English words or ends of English compounds, such as
  /// `sci-fi` and `tai-chi`.
  static let englishCodes: Set<String> = [
    "am", "as", "be", "da", "do", "el", "fi", "he", "hi", "ho", "id", "in", "is", "it", "la", "mi",
    "ms", "my", "no", "of", "oh", "om", "or", "pa", "se", "so", "ta", "ti", "to", "tv", "wo",
    "ace", "ale", "alt", "and", "arc", "arm", "art", "ban", "bat", "bin", "bug", "cat", "chi",
    "cop", "den", "did", "din", "doi", "dum", "fan", "fat", "fur", "gay", "gem", "got", "ham",
    "her", "him", "ice", "ido", "inc", "kin", "lad", "lam", "lim", "mac", "mad", "man", "map",
    "mar", "mas", "may", "men", "min", "mis", "mon", "mul", "mus", "nap", "new", "nor", "pal",
    "pap", "per", "pro", "pus", "raj", "rap", "run", "sad", "sag", "sam", "san", "sat", "see",
    "sel", "sin", "son", "sun", "tam", "tat", "tel", "tem", "ten", "the", "tig", "tip", "tog",
    "ton", "tum", "tut", "twi", "vol", "vot", "wak", "wal", "war", "was", "wen", "zap",
  ]
}
