// SPDX-License-Identifier: Apache-2.0

/// The encodings, other than Unicode, that texts of a language are found in, most usual first.
///
/// Source: the "legacy" column of the WHATWG Encoding standard's locale table (§ 4.2 of its index
/// of fallback encodings), and beside it what Unix systems, Mac OS and DOS used for the language.
enum LanguagePages {
  /// The encodings for a BCP 47 tag or an ISO 639 code; empty when none is known.
  static func encodings(for language: String) -> [TextEncoding] {
    let parts = language.lowercased().split { $0 == "-" || $0 == "_" }
    guard let primary = parts.first.map(String.init) else { return [] }
    if ["zh", "zho", "chi", "cmn", "yue"].contains(primary) {
      let traditional: Set<Substring> = ["hant", "tw", "hk", "mo"]
      return primary == "yue" || parts.contains(where: traditional.contains)
        ? [.big5, .big5HKSCS, .gb18030] : [.gb18030, .big5, .big5HKSCS]
    }
    return byLanguage[primary] ?? []
  }

  private static let byLanguage: [String: [TextEncoding]] = {
    var table: [String: [TextEncoding]] = [:]
    for (languages, encodings) in groups {
      for language in languages.split(separator: " ") { table[String(language)] = encodings }
    }
    return table
  }()

  /// Languages by all their ISO 639 codes: two letters, terminology, bibliographic.
  private static let groups: [(String, [TextEncoding])] = [
    ("ru rus be bel", [.windows1251, .koi8R, .iso8859Part5, .macCyrillic, .ibm866]),
    ("uk ukr", [.windows1251, .koi8U, .iso8859Part5, .macCyrillic, .ibm866]),
    (
      "bg bul mk mkd mac mn mon kk kaz ky kir tg tgk tt tat",
      [.windows1251, .iso8859Part5, .macCyrillic, .ibm866]
    ),
    ("sr srp", [.windows1251, .windows1250, .iso8859Part2, .iso8859Part5]),
    (
      "pl pol cs ces cze sk slk slo hu hun sl slv hr hrv bs bos sq sqi alb hsb dsb",
      [.windows1250, .iso8859Part2, .macCentralEurope, .ibm852]
    ),
    ("ro ron rum", [.windows1250, .iso8859Part16, .iso8859Part2, .ibm852]),
    ("el ell gre", [.windows1253, .iso8859Part7, .macGreek]),
    ("tr tur az aze", [.windows1254, .macTurkish]),
    ("he heb iw yi yid ji", [.windows1255, .iso8859Part8]),
    ("ar ara fa fas per ur urd ckb ps pus", [.windows1256, .iso8859Part6]),
    ("lt lit lv lav et est", [.windows1257, .iso8859Part13, .iso8859Part4]),
    ("vi vie", [.windows1258]),
    ("th tha", [.windows874]),
    ("ja jpn", [.shiftJIS, .eucJP]),
    ("ko kor", [.windows949]),
    ("cy cym wel ga gle gd gla br bre", [.windows1252, .iso8859Part14, .macintosh]),
    ("mt mlt eo epo", [.iso8859Part3]),
    (
      "en eng fr fra fre de deu ger es spa it ita pt por nl nld dut sv swe da dan nb nob nn nno no "
        + "nor fi fin is isl ice ca cat gl glg eu eus baq af afr id ind ms msa may sw swa lb ltz",
      [.windows1252, .iso8859Part15, .macintosh, .ibm850]
    ),
  ]
}
