// SPDX-License-Identifier: Apache-2.0

internal import CaptionText

/// Languages told from scripts, and from letters that only one language of a script has.
enum ScriptLanguages {
  /// A language with how sure it is.
  struct Finding {
    var tag: LanguageTag
    /// The share of the letters that are of the language's scripts.
    var share: Double
    /// Whether the script or its letters leave no other common language.
    var isCertain: Bool
  }

  /// The language that scripts and letters tell, or `nil` for Latin and for scripts of many languages
  /// without telling letters.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - counts: Its letters by script.
  /// - Returns: What was found.
  static func language(of text: String, counts: [Script: Int]) -> Finding? {
    let total = counts.values.reduce(0, +)
    guard total > 0 else { return nil }
    func share(_ scripts: [Script]) -> Double {
      Double(scripts.reduce(0) { $0 + counts[$1, default: 0] }) / Double(total)
    }
    let kana = counts[.hiragana, default: 0] + counts[.katakana, default: 0]
    let han = counts[.han, default: 0]
    if han + kana > total / 2 {
      // Japanese is hardly ever written without kana; some Chinese titles have a の.
      if kana * 10 >= han {
        return finding("ja", share([.han, .hiragana, .katakana]), true)
      }
      return chinese(text, share([.han]))
    }
    for (code, language) in oneLanguage {
      let script = Script(code: code)
      if counts[script, default: 0] > total / 2 {
        return finding(language, share([script, .han]), true)
      }
    }
    for (script, telling, language, other) in sharedScripts {
      let script = Script(code: script)
      guard counts[script, default: 0] > total / 2 else { continue }
      let isOther = text.unicodeScalars.count { telling.unicodeScalars.contains($0) } >= 2
      // A guess, for statistics or a label to settle.
      return finding(isOther ? other : language, share([script]), false)
    }
    for (script, languages) in [(Script.cyrillic, cyrillic), (.arabic, arabic)]
    where counts[script, default: 0] > total / 2 {
      return byLetters(text, languages, counts[script, default: 0]).map {
        finding($0.language, share([script]), $0.isCertain)
      } ?? nil
    }
    return nil
  }

  private static func finding(_ tag: String, _ share: Double, _ isCertain: Bool) -> Finding? {
    LanguageTag(tag).map { Finding(tag: $0, share: share, isCertain: isCertain) }
  }

  private static func chinese(_ text: String, _ share: Double) -> Finding? {
    let variants = HanVariants(of: text)
    let (traditional, simplified) = (variants.traditionalOnly, variants.simplifiedOnly)
    if traditional > simplified * 4 { return finding("zh-Hant", share, true) }
    if simplified > traditional * 4 { return finding("zh-Hans", share, true) }
    return finding("zh", share, true)
  }

  /// Scripts that one living language is written in, or one far more than any other.
  private static let oneLanguage = [
    ("Hang", "ko"), ("Thai", "th"), ("Laoo", "lo"), ("Khmr", "km"), ("Mymr", "my"), ("Grek", "el"),
    ("Hebr", "he"), ("Armn", "hy"), ("Geor", "ka"), ("Taml", "ta"), ("Telu", "te"), ("Knda", "kn"),
    ("Mlym", "ml"), ("Gujr", "gu"), ("Guru", "pa"), ("Orya", "or"), ("Sinh", "si"), ("Thaa", "dv"),
    ("Cher", "chr"),
  ]

  /// Scripts of several languages: letters that one of them has, the language that is far more common
  /// without them, and the one that has them.
  private static let sharedScripts = [
    ("Deva", "ळऱ", "hi", "mr"), ("Beng", "ৰৱ", "bn", "as"), ("Ethi", "ቐኸዀ", "am", "ti"),
  ]

  /// A language with letters that it has and letters that it does not have.
  private struct Alphabet {
    var language: String
    /// Letters of which some occur in any longer text.
    var has: String
    /// Letters that no native word has.
    var lacks: String
  }

  /// The alphabets of the commoner languages in Cyrillic script.
  private static let cyrillic = [
    Alphabet(language: "be", has: "ў", lacks: "щъ"),
    Alphabet(language: "uk", has: "їєґі", lacks: "ыэъёў"),
    Alphabet(language: "mk", has: "ѓќѕ", lacks: "ђћъыэщйюя"),
    Alphabet(language: "sr", has: "ђћ", lacks: "ъыэщйюя"),
    Alphabet(language: "kk", has: "ұәқғ", lacks: ""),
    Alphabet(language: "tg", has: "ӣӯҳҷ", lacks: ""),
    Alphabet(language: "mn", has: "өү", lacks: "ңқғәұ"),
    Alphabet(language: "ky", has: "ңөү", lacks: "қғәұ"),
    Alphabet(language: "ru", has: "ыэ", lacks: "іїєґўјљњђћџѓќѕәғқңөұүһӣӯҳҷ"),
    Alphabet(language: "bg", has: "ъщ", lacks: "ыэёіїєґўјљњђћџѓќѕәғқңөұүһ"),
  ]

  /// The alphabets of the commoner languages in Arabic script.
  private static let arabic = [
    Alphabet(language: "ur", has: "ٹڈڑے", lacks: "ټډړږ"),
    Alphabet(language: "ps", has: "ټډړږښځ", lacks: "ٹڈڑ"),
    Alphabet(language: "ug", has: "ۇۆۈې", lacks: "ټډٹڈ"),
    Alphabet(language: "ckb", has: "ڕڵێۆ", lacks: "ٹڈټ"),
    Alphabet(language: "fa", has: "پچژگ", lacks: "ٹڈڑټډړږڕڵێۆۇ"),
    Alphabet(language: "ar", has: "ةىؤئإ", lacks: "پچژگٹڈڑټډڕڵێۆۇ"),
  ]

  private static func byLetters(
    _ text: String, _ alphabets: [Alphabet], _ letterCount: Int
  ) -> (language: String, isCertain: Bool)? {
    var counts: [Unicode.Scalar: Int] = [:]
    for scalar in text.lowercased().unicodeScalars where scalar.value >= 0x400 {
      counts[scalar, default: 0] += 1
    }
    func count(_ letters: String) -> Int {
      letters.unicodeScalars.reduce(0) { $0 + counts[$1, default: 0] }
    }
    for alphabet in alphabets {
      let (telling, foreign) = (count(alphabet.has), count(alphabet.lacks))
      // A name or a quotation in another language does no harm.
      if telling > 0, foreign * 20 <= telling {
        return (alphabet.language, telling >= 3 && telling * 200 >= letterCount)
      }
    }
    return nil
  }
}
