// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText
import Testing

struct EncodingDetectorTests {
  typealias Reason = EncodingDecision.Reason

  /// Real files, their language, their encoding, and a phrase that proves the decoding.
  static let files: [(String, String, TextEncoding, String)] = [
    ("ar.windows1256.srt", "ar", .windows1256, "يولد جميع الناس"),
    ("cs.windows1250.srt", "cs", .windows1250, "Všichni lidé rodí se svobodní"),
    ("de.iso88591.srt", "de", .windows1252, "Würde"),
    ("el.windows1253.srt", "el", .windows1253, "άνθρωποι"),
    ("fr.windows1252.crlf.srt", "fr", .windows1252, "êtres humains"),
    ("he.windows1255.srt", "he", .windows1255, "כל בני האדם"),
    ("ja.shift_jis.srt", "ja", .shiftJIS, "すべての人間"),
    ("ko.cp949.srt", "ko", .windows949, "모든 인간은"),
    ("pl.iso88592.srt", "pl", .iso8859Part2, "Wszyscy ludzie"),
    ("ru.koi8r.srt", "ru", .koi8R, "Все люди рождаются"),
    ("ru.windows1251.srt", "ru", .windows1251, "Все люди рождаются"),
    ("tr.windows1254.srt", "tr", .windows1254, "Bütün insanlar"),
    ("zh-Hans.gb18030.srt", "zh-Hans", .gb18030, "人人生而自由"),
    ("zh-Hant.big5.srt", "zh-Hant", .big5, "人人生而自由"),
  ]

  @Test(arguments: files)
  func knowsRealFilesWithTheirLanguage(
    file: String, language: String, encoding: TextEncoding, phrase: String
  ) throws {
    let decoded = try Decoded(
      EncodingFixture.bytes(file), options: DecodingOptions(language: language))
    #expect(decoded.decision?.encoding == encoding)
    #expect(decoded.decision?.reason == .language)
    #expect(decoded.decision?.trust == .reliable)
    #expect(decoded.string.contains(phrase))
    #expect(decoded.malformed.isEmpty)
  }

  @Test(arguments: files)
  func knowsRealFilesWithoutTheirLanguage(
    file: String, language: String, encoding: TextEncoding, phrase: String
  ) throws {
    let decoded = try Decoded(EncodingFixture.bytes(file))
    #expect(decoded.decision?.encoding == encoding)
    #expect(decoded.decision?.reason == .statistics)
    #expect(decoded.decision.map { $0.trust >= .doubtful } ?? false)
    #expect(decoded.string.contains(phrase))
  }

  @Test(
    arguments: [
      ("en.utf8.lf.srt", .utf8, .ascii), ("en.utf8.cr.srt", .utf8, .ascii),
      ("es.utf8bom.crlf.srt", .utf8, .byteOrderMark), ("hi.utf8.srt", .utf8, .validUTF8),
      ("th.utf8bom.srt", .utf8, .byteOrderMark), ("fa.utf16le-bom.srt", .utf16LE, .byteOrderMark),
      ("ja.utf16be-bom.srt", .utf16BE, .byteOrderMark),
      ("typical_utf16le.srt", .utf16LE, .byteOrderMark),
    ] as [(String, TextEncoding, Reason)])
  func knowsUnicode(file: String, encoding: TextEncoding, reason: Reason) throws {
    let bytes = EncodingFixture.bytes(file)
    let decoded = try Decoded(bytes, options: DecodingOptions(language: "ru"))
    #expect(decoded.decision?.encoding == encoding)
    #expect(decoded.decision?.reason == reason)
    #expect(decoded.malformed.isEmpty)
    if encoding == .utf8 { #expect(decoded.text == bytes) }
  }

  @Test(arguments: ["ja.utf16be-bom.srt", "fa.utf16le-bom.srt", "typical_utf16le.srt"])
  func knowsUTF16WithoutAMark(file: String) throws {
    let bytes = EncodingFixture.bytes(file)
    let marked = try Decoded(bytes)
    let bare = try Decoded(Array(bytes.dropFirst(2)))
    #expect(bare.decision?.encoding == marked.decision?.encoding)
    #expect(bare.decision?.reason == .structure)
    #expect(bare.string == marked.string.drop { $0 == "\u{FEFF}" })
  }

  /// ICU has no models for these; the language of the file name is what tells.
  @Test(
    arguments: [
      ("th", .windows874, "มนุษย์ทั้งปวงเกิดมา"), ("vi", .windows1258, "Mo\u{323}i ngươ\u{300}i"),
      ("lt", .windows1257, "Visi žmonės gimsta laisvi"),
      ("est", .windows1257, "Kõik inimesed sünnivad vabadena"),
    ] as [(String, TextEncoding, String)])
  func takesTheLanguagesUsualPage(
    language: String, encoding: TextEncoding, text: String
  ) throws {
    var bytes: [UInt8] = []
    try TextEncoder(encoding).encode("1\n00:00:01,000 --> 00:00:02,000\n\(text)\n", to: &bytes)
    let decoded = try Decoded(bytes, options: DecodingOptions(language: language))
    #expect(decoded.decision?.encoding == encoding)
    #expect(decoded.string.contains(text))
  }

  /// Thai keeps rules of spelling that no other 8-bit text keeps, so that its name need not tell.
  @Test func knowsThaiWithoutItsLanguage() throws {
    let decoded = try Decoded(EncodingFixture.bytes("th.windows874.srt"))
    #expect(decoded.decision?.encoding == .windows874)
    #expect(decoded.decision?.trust == .reliable)
    #expect(decoded.malformed.isEmpty)
    #expect(decoded.string.contains("มนุษย์ทั้งหลายเกิดมา"))
  }

  private func cues(_ lines: [String], _ encoding: TextEncoding) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, line) in lines.enumerated() {
      try TextEncoder(encoding).encode(
        "\(index + 1)\n00:0\(index / 6):0\(index % 6),000 --> 00:0\(index / 6):0\(index % 6),900\n\(line)\n\n",
        to: &bytes)
    }
    return bytes
  }

  /// ISO 8859-7 and windows-1253 hold Ά in different places.
  @Test(arguments: [TextEncoding.iso8859Part7, .windows1253], ["el", nil])
  func tellsTheGreekPagesApart(encoding: TextEncoding, language: String?) throws {
    let lines = ["Άκουσε με", "Άσε με ήσυχο", "Δεν ξέρω τι να πω."]
    let bytes = try cues(lines, encoding)
    let decoded = try Decoded(bytes, options: DecodingOptions(language: language))
    #expect(decoded.decision?.encoding == encoding)
    #expect(decoded.string.contains("Άκουσε"))
  }

  /// The file's name may lie about the language; the fix of what was misread is not safe then.
  @Test(arguments: [
    ("en", TextEncoding.windows1251, ["Где ты был вчера вечером?", "Не могу поверить."]),
    ("pl", .windows1253, ["Πού ήσουν χθες το βράδυ;", "Δεν ξέρω τι να πω."]),
    ("it", .windows1255, ["איפה היית אתמול בערב?", "אני לא יודע."]),
    (
      "en", .shiftJIS,
      [
        "昨日の夜はどこにいたの?", "いつものように家にいたよ。", "そんなことをしたなんて信じられない。", "早く来てくれてありがとう。", "ドアを閉めて、外は寒いから。",
        "何があったのか教えて。",
      ]
    ),
    (
      "zh", .shiftJIS,
      [
        "昨日の夜はどこにいたの?", "いつものように家にいたよ。", "そんなことをしたなんて信じられない。", "早く来てくれてありがとう。", "ドアを閉めて、外は寒いから。",
        "何があったのか教えて。",
      ]
    ),
  ])
  func doubtsALanguageThatIsNotThatOfTheText(
    language: String, encoding: TextEncoding, lines: [String]
  ) throws {
    let decoded = try Decoded(
      cues(lines, encoding), options: DecodingOptions(language: language))
    let decision = try #require(decoded.decision)
    #expect(decision.encoding == encoding || decision.trust < .reliable)
  }

  /// ICU's first answer here does not decode.
  @Test func takesNoAnswerThatDoesNotDecode() throws {
    let lines = [
      "Де ти був учора ввечері?", "Я був удома, як завжди.", "Не можу повірити, що ти це зробив.",
      "Дякую, що прийшли так рано.", "Зачини двері, надворі холодно.",
      "Розкажи мені, що там сталося.", "Хтось украв у мене гроші з кишені.",
      "Нам треба швидко йти звідси!", "Мій брат уже п'ять років живе в Києві.",
      "Я кохаю тебе, люба. На добраніч. Її щастя.",
    ]
    let decoded = try Decoded(cues(lines, .koi8U))
    #expect([.koi8U, .koi8R].contains(decoded.decision?.encoding))
    #expect(decoded.malformed.isEmpty)
    #expect(decoded.string.contains("Хтось украв"))
  }

  @Test func takesOptionsOutOfRange() throws {
    let bytes = try cues(["Где ты был?"], .windows1251)
    for window in [Int.min, 0, Int.max] {
      var options = DecodingOptions(window: window, mapRetention: .min)
      options.window = window
      options.mapRetention = -1
      #expect(options.window >= 1024)
      #expect(options.mapRetention == 0)
      #expect(try Decoded(bytes, options: options).string.contains("00:00:00,000"))
      #expect(EncodingDetector(options: options).detect(bytes.span).confidence >= 0)
    }
  }

  @Test func asciiDecidesNothingHoweverLong() throws {
    let ascii = [UInt8](repeating: 0x61, count: 100_000)
    var bytes = ascii
    try TextEncoder(.windows1251).encode("\nПривет, как дела?\n", to: &bytes)
    let decoded = try Decoded(bytes)
    #expect(decoded.decision?.encoding == .windows1251)
    #expect(decoded.string.hasSuffix("\nПривет, как дела?\n"))
    #expect(try Decoded(ascii).decision?.reason == .ascii)
    #expect(try Decoded([]).decision?.reason == .ascii)
  }

  @Test func aBadByteDoesNotMakeAUTF8FileLatin() throws {
    let bytes = Array("Été à Noël, où ça ?\nDéjà vu".utf8) + [0xE9, 0x0A]
    let decoded = try Decoded(bytes)
    #expect(decoded.decision?.encoding == .utf8)
    #expect(decoded.decision?.reason == .damagedUTF8)
    #expect(decoded.text == bytes)
    let position = bytes.count - 2
    #expect(
      decoded.malformed == [
        MalformedBytes(
          kind: .truncated, range: Range(position..<(position + 1), from: FileOffset(0)))
      ])
  }

  @Test func musicNotesAreUTF8() throws {
    #expect(try Decoded(Array("♪ la la la ♪".utf8)).decision?.reason == .validUTF8)
  }

  @Test func macRomanIsToldFromWindows() throws {
    var bytes: [UInt8] = []
    let text = "Les êtres humains naissent libres et égaux en dignité et en droits, où ça à là."
    try TextEncoder(.macintosh).encode(text, to: &bytes)
    let decoded = try Decoded(bytes)
    #expect(decoded.decision?.encoding == .macintosh)
    #expect(decoded.decision?.trust == .doubtful)
    #expect(decoded.string == text)
  }

  @Test func colouredTextIsNotJapanese() throws {
    let coloured = try Decoded(Array("1\n\u{1B}[31mred\u{1B}(B\n".utf8))
    #expect(coloured.decision?.reason == .ascii)
    var bytes: [UInt8] = []
    try TextEncoder(.iso2022JP).encode("1\nすべての人間は\n", to: &bytes)
    let japanese = try Decoded(bytes)
    #expect(japanese.decision?.encoding == .iso2022JP)
    #expect(japanese.string == "1\nすべての人間は\n")
  }

  @Test(arguments: [[0x80], [0xFF], [0x00], [0xC0, 0x80], [0x1B], [0xFE]] as [[UInt8]])
  func decidesTheShortestInputs(bytes: [UInt8]) throws {
    let decoded = try Decoded(bytes)
    #expect(decoded.decision != nil)
    #expect(!decoded.text.isEmpty)
  }

  @Test func theCallerHasTheLastWord() throws {
    let bytes = EncodingFixture.bytes("ru.windows1251.srt")
    let decoded = try Decoded(bytes, options: DecodingOptions(encoding: .koi8R, language: "ru"))
    #expect(decoded.decision?.encoding == .koi8R)
    #expect(decoded.decision?.reason == .explicit)
    let utf16 = EncodingFixture.bytes("ja.utf16be-bom.srt")
    #expect(
      try Decoded(utf16, options: DecodingOptions(encoding: .utf16)).decision?.encoding == .utf16BE)
  }

  @Test(
    arguments: [
      ("utf8", .utf8), ("UTF-8", .utf8), ("CP1252", .windows1252), ("latin1", .windows1252),
      ("Windows 1251", .windows1251), ("x-sjis", .shiftJIS), ("ISO_8859-1:1987", .windows1252),
      ("iso-8859-7", .iso8859Part7), ("EUC-KR", .windows949), ("gb2312", .gb18030),
      ("GBK", .gb18030), ("tis-620", .windows874), ("1250", .windows1250), ("cp932", .shiftJIS),
      ("IBM-866", .ibm866), ("ISO-8859-16", .iso8859Part16), ("koi8-r", .koi8R),
      ("Mac Roman", .macintosh), ("utf-16be", .utf16BE), ("ms936", .gb18030),
      ("MS949", .windows949),
      ("windows-31j", .shiftJIS), ("big5-hkscs", .big5HKSCS), ("us-ascii", .windows1252),
    ] as [(String, TextEncoding)])
  func understandsNames(label: String, encoding: TextEncoding) {
    #expect(TextEncoding(named: label) == encoding)
  }

  @Test(arguments: ["", "utf-9", "windows", "klingon", "é", "1", "x"])
  func refusesWhatIsNoName(label: String) { #expect(TextEncoding(named: label) == nil) }

  @Test(arguments: TextEncoding.all)
  func findsEveryEncodingByItsName(encoding: TextEncoding) {
    #expect(TextEncoding(named: encoding.name.lowercased()) == encoding)
  }

  /// What is good enough to show is not good enough to take the place of something else.
  @Test(arguments: [
    (EncodingDecision.Reason.explicit, 100, true), (.byteOrderMark, 100, true), (.ascii, 100, true),
    (.validUTF8, 100, true), (.damagedUTF8, 80, true), (.structure, 95, true),
    (.escapeSequences, 95, true), (.language, 90, true), (.language, 40, false),
    (.statistics, 90, true), (.statistics, 89, false), (.statistics, 27, false),
    (.fallback, 0, false),
  ])
  func onlyWhatIsBeyondDoubtIsCertain(
    reason: EncodingDecision.Reason, confidence: Int, isCertain: Bool
  ) {
    let decision = EncodingDecision(
      encoding: .windows1252, confidence: confidence, reason: reason)
    #expect(decision.isCertain == isCertain)
  }
}
