// SPDX-License-Identifier: Apache-2.0

/// Words that should not end a line while the sentence goes on: articles, prepositions,
/// conjunctions, auxiliary verbs and titles, by language.
///
/// Written for this project from the grammars of the languages; no list was copied. Words that also
/// end a clause, such as the English `on` and `up`, were left out.
enum LineEndWords {
  /// The words of a language, in lower case; none for a language without a list.
  static func words(_ language: String) -> Set<String> {
    switch language {
    case "en": english
    case "fr": french
    case "de": german
    case "es": spanish
    case "it": italian
    case "pt": portuguese
    case "nl": dutch
    default: []
    }
  }

  // Made when the first file needs them, for all that follow.
  private static let english = set("en")
  private static let french = set("fr")
  private static let german = set("de")
  private static let spanish = set("es")
  private static let italian = set("it")
  private static let portuguese = set("pt")
  private static let dutch = set("nl")

  private static func set(_ language: String) -> Set<String> {
    let words = (lists[language] ?? "").utf8.split(separator: 0x20)
    return Set(words.map { String(Substring($0)) })
  }

  /// Words that may end a line but better begin one; English only.
  static func leaning(_ language: String) -> Set<String> {
    language == "en" ? leaningEnglish : []
  }

  private static let leaningEnglish: Set<String> = [
    "about", "after", "around", "before", "behind", "by", "down", "he", "here", "i", "in", "it",
    "like", "no", "not", "off", "on", "out", "over", "she", "so", "that", "there", "they", "too",
    "under", "up", "very", "we", "when", "where", "you",
  ]

  /// Units that belong to the number before them.
  static let units: Set<String> = [
    "%", "°", "°c", "°f", "$", "€", "£", "¥", "kg", "g", "mg", "t", "km", "m", "cm", "mm", "km/h",
    "mph", "l", "ml", "cl", "kb", "mb", "gb", "tb", "hz", "khz", "mhz", "ghz", "w", "kw", "v", "am",
    "pm", "a.m.", "p.m.", "dollars", "euros", "pounds", "percent", "kilometers", "kilometres",
    "meters", "metres", "miles", "kilos", "grams", "degrees", "kilomètres", "mètres", "pour",
    "kilometer", "meter", "prozent", "euro", "grad", "kilómetros", "metros", "grados", "chilometri",
    "metri", "gradi", "quilômetros", "quilómetros", "graus", "dólares", "dollar", "procent",
  ]

  private static let lists = [
    "en": """
    a an the of to from with at into onto upon between among toward towards via per than as if \
    and or but nor because although though unless whether while my your his its our their this \
    these those every each mr. mrs. ms. dr. mr mrs ms dr prof. st. is are was were am be been \
    will would shall should can could may might must i'm you're we're they're who which whose
    """,
    "fr": """
    le la les un une des du de d' l' au aux à en dans par pour sur sous avec sans chez vers entre \
    contre depuis et ou mais ni car que qu' qui dont si comme mon ma mes ton ta tes son sa ses \
    notre nos votre vos leur leurs ce cet cette ces je tu il elle on nous vous ils elles ne n' \
    m. mme mlle dr très plus est sont était a ai as ont
    """,
    "de": """
    der die das den dem des ein eine einen einem einer eines kein keine keinen und oder aber denn \
    weil dass ob wenn als wie in im ins an am auf aus bei beim mit nach von vom vor zu zum zur für \
    über unter durch gegen ohne um zwischen mein meine dein deine sein seine ihr ihre unser unsere \
    dieser diese dieses herr frau dr. prof. sehr nicht
    """,
    "es": """
    el la los las un una unos unas lo de del al a en con sin por para sobre entre desde hacia hasta \
    según y e o u ni pero que si como porque cuando donde mi mis tu tus su sus nuestro nuestra \
    este esta estos estas ese esa muy más no me te se nos os le les sr. sra. dr. dra. don doña \
    es son era ha he han
    """,
    "it": """
    il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da \
    dal dalla dai in nel nello nella nei nelle con su sul sulla sui per tra fra e ed o ma né che \
    se come perché quando mio mia tuo tua suo sua nostro nostra questo questa quel quella molto \
    più non mi ti si ci vi sig. dott. è sono ha ho hanno
    """,
    "pt": """
    o a os as um uma uns umas de do da dos das em no na nos nas por pelo pela para com sem sobre \
    entre até desde e ou mas nem que se como porque quando onde meu minha teu tua seu sua nosso \
    nossa este esta esse essa aquele aquela muito mais não me te lhe sr. sra. dr. dra. é são era
    """,
    "nl": """
    de het een 't van in op aan met voor door naar uit bij over onder tussen zonder tegen om te en \
    of maar want dat die als omdat toen mijn jouw zijn haar ons onze jullie hun deze dit mevrouw \
    meneer dhr. mevr. dr. niet heel erg
    """,
  ]
}
