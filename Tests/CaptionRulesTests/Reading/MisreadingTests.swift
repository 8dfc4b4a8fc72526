// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText
import Testing

@testable import CaptionRules

/// UTF-8 that was read with another encoding, in twelve languages and nine encodings, is restored, or told
/// where bytes are lost for good; it is never made worse.
@Suite struct MisreadingTests {
  /// Twenty cues of each language, made of ten sentences.
  private static let languages: [String: [String]] = [
    "fr": [
      "Déjà là, où ça ?", "L’été dernier, c’était génial.", "Où es-tu allé, Hélène ?",
      "À bientôt !",
      "Le garçon a mangé du pâté.", "Ça ne fait rien.", "Noël approche à grands pas.",
      "Être ou ne pas être.",
      "La forêt brûle, là-bas.", "Voilà, c’est terminé.",
    ],
    "cs": [
      "Příliš žluťoučký kůň úpěl.", "Řekni mi, co se děje.", "Ďábelské ódy", "Kde je můj děda?",
      "Tohle je moje sestra Žaneta.", "Dnes večer přijdu později.", "Šťastnou cestu!",
      "Už to vím, děkuji.",
      "Nechoď tam, prosím tě.", "Zítra bude pršet.",
    ],
    "de": [
      "Schöne Grüße aus Köln.", "Das größte Übel", "Wir müssen über den Fluß.",
      "Ich weiß es nicht.",
      "Könntest du mir helfen?", "Die Tür ist zu – geh weg!", "Äpfel und Öl",
      "Früher war alles schöner.",
      "„Halt!“, rief er.", "Zwölf Boxkämpfer",
    ],
    "pl": [
      "Zażółć gęślą jaźń.", "Gdzie jest mój brat?", "Dziękuję bardzo.", "Cześć, jak się masz?",
      "Nie wiem, co się dzieje.", "Łódź jest piękna.", "Idź już do domu.", "Proszę, usiądź.",
      "Życie jest krótkie.", "Świetnie, że jesteś!",
    ],
    "ru": [
      "Привет, как дела сегодня?", "Это очень странная история.", "Я не знаю, что сказать.",
      "Где мой брат?", "Спасибо большое!", "Он ушёл домой час назад.", "Ещё раз, пожалуйста.",
      "Подожди меня, эй!", "Всё хорошо.", "Мы скоро увидимся.",
    ],
    "el": [
      "Καλημέρα, τι κάνεις;", "Δεν ξέρω τι να πω.", "Πού είναι ο αδερφός μου;", "Ευχαριστώ πολύ!",
      "Όλα είναι εντάξει.", "Έλα εδώ αμέσως.", "Θα σε δω αύριο.", "Είναι περίεργη ιστορία.",
      "Γιατί έφυγες;", "Ώρα να πηγαίνουμε.",
    ],
    "tr": [
      "Günaydın, nasılsın?", "Çok teşekkür ederim.", "Kardeşim nerede?", "Bilmiyorum, söyle.",
      "Bu çok garip bir öykü.", "İşte geldik.", "Yarın görüşürüz.", "Öğretmen gülümsedi.",
      "Şimdi ne yapacağız?", "Ağaçların altında.",
    ],
    "he": [
      "שלום, מה שלומך?", "אני לא יודע.", "איפה אח שלי?", "תודה רבה!", "זה סיפור מוזר מאוד.",
      "בוא הנה עכשיו.", "נתראה מחר.", "למה הלכת?", "הכול בסדר.", "חכה לי רגע.",
    ],
    "ar": [
      "مرحبا، كيف حالك؟", "لا أعرف ماذا أقول.", "أين أخي؟", "شكرا جزيلا!", "هذه قصة غريبة جدا.",
      "تعال إلى هنا الآن.", "أراك غدا.", "لماذا ذهبت؟", "كل شيء بخير.", "انتظرني قليلا.",
    ],
    "ja": [
      "おはようございます。", "それはとても奇妙な話だ。", "兄はどこですか？", "ありがとう！", "何も知らない。",
      "ここに来て。", "また明日。", "なぜ行ったの？", "大丈夫です。", "ちょっと待って。",
    ],
    "ko": [
      "안녕하세요, 잘 지냈어요?", "정말 이상한 이야기야.", "형은 어디 있어?", "고마워!", "아무것도 몰라.",
      "이리 와.", "내일 보자.", "왜 갔어?", "괜찮아.", "잠깐만 기다려.",
    ],
    "zh": [
      "你好，今天怎么样？", "这是一个很奇怪的故事。", "我哥哥在哪里？", "非常感谢！", "我什么都不知道。",
      "马上过来。", "明天见。", "你为什么走了？", "一切都好。", "等我一下。",
    ],
  ]

  private static let encodings: [(name: String, encoding: TextEncoding)] = [
    ("windows-1250", .windows1250), ("windows-1251", .windows1251), ("windows-1252", .windows1252),
    ("windows-1254", .windows1254), ("Mac Roman", .macintosh), ("437", .ibm437), ("850", .ibm850),
    ("866", .ibm866), ("KOI8-R", .koi8R),
  ]

  private static func file(_ texts: [String]) -> String {
    (0..<20).map { place in
      let time = Timestamp(milliseconds: Int64(place) * 3000)
      let end = Timestamp(milliseconds: Int64(place) * 3000 + 2500)
      return "\(place + 1)\n\(time) --> \(end)\n\(texts[place % texts.count])\n"
    }.joined(separator: "\n")
  }

  /// Text whose UTF-8 is read with another encoding; what it has no character for is U+FFFD.
  private static func misread(_ text: String, _ encoding: TextEncoding) throws -> String {
    let source = try SourceText(Array(text.utf8), options: DecodingOptions(encoding: encoding))
    return String(decoding: source.text, as: UTF8.self)
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { $0.isWhitespace || $0 == "\u{FFFD}" }
  }

  @Test(arguments: languages.keys.sorted(), encodings.indices)
  func isRestoredOrTold(language: String, encoding: Int) throws {
    let clean = Self.file(try #require(Self.languages[language]))
    let spoiled = try Self.misread(clean, Self.encodings[encoding].encoding)
    let settings = LintSettings()
    let fixed = try Fixer(settings: settings).fix(Array(spoiled.utf8))
    let text = String(decoding: fixed.bytes, as: UTF8.self)
    guard text != clean else { return }
    // Bytes were lost: that is told, and what could not be restored stays as it was.
    let after = Linter.findings(in: fixed.bytes, settings: settings)
    #expect(
      after.contains {
        [Mojibake.info.code, InvalidCharacter.info.code].contains($0.diagnostic.code)
      },
      "\(text.prefix(200))")
    let known = Set(Self.words(clean) + Self.words(spoiled))
    let made = Self.words(text).filter { word in
      !known.contains(word) && !known.contains { $0.hasPrefix(word) || $0.hasSuffix(word) }
    }
    #expect(made.count * 10 <= Self.words(text).count, "\(made.prefix(5))")
  }

  @Test(arguments: languages.keys.sorted())
  func isRestoredFromGBK(language: String) throws {
    let clean = Self.file(try #require(Self.languages[language]))
    let spoiled = try Self.misread(clean, .gb18030)
    let findings = Linter.findings(in: Array(spoiled.utf8), settings: LintSettings())
    #expect(
      findings.contains {
        [Mojibake.info.code, InvalidCharacter.info.code].contains($0.diagnostic.code)
      }, "\(spoiled.prefix(120))")
  }

  /// Twice, and once in each of two encodings.
  @Test func isRestoredFromLayers() throws {
    let clean = Self.file(try #require(Self.languages["ru"]))
    let once = try Self.misread(clean, .windows1251)
    let twice = try Self.misread(once, .windows1251)
    for spoiled in [once, twice] {
      let fixed = try Fixer(settings: LintSettings()).fix(Array(spoiled.utf8))
      #expect(String(decoding: fixed.bytes, as: UTF8.self) == clean)
    }
  }

  /// Clean text is never taken for misread text.
  @Test(arguments: languages.keys.sorted())
  func cleanTextIsSilent(language: String) throws {
    let clean = Self.file(try #require(Self.languages[language]))
    #expect(Lint.messages(Mojibake.self, in: clean).isEmpty)
  }

  /// Controls and invisible characters that are bytes of a letter are that letter's.
  @Test(arguments: ["Ř", "ě", "Å", "…", "é", "à", "ש", "م", "í"])
  func bytesOfALetterStay(letter: String) throws {
    let spoiled = String(letter.utf8.map { Character(Unicode.Scalar($0)) })
    let file = srt((1000, 3000, "Words \(spoiled)x and \(spoiled)y here."))
    let fixed = try Fixer(settings: LintSettings()).fix(Array(file.utf8))
    #expect(
      String(decoding: fixed.bytes, as: UTF8.self)
        == srt((1000, 3000, "Words \(letter)x and \(letter)y here.")))
  }

  @Test func namesWhatGBKMadeOfLostCharacters() {
    let text = srt((1000, 2000, "锟斤拷锟斤拷"), (3000, 4000, "斤斤计较"))
    #expect(
      Lint.messages(Mojibake.self, in: text) == ["3:1 '锟斤拷' stands where characters were lost"])
  }

  /// The tables are those of ICU, where it has a character.
  @Test(arguments: [
    ("windows-1250", TextEncoding.windows1250), ("windows-1251", .windows1251),
    ("windows-1252", .windows1252), ("windows-1253", .windows1253), ("windows-1254", .windows1254),
    ("windows-1255", .windows1255), ("windows-1256", .windows1256), ("windows-1257", .windows1257),
    ("windows-1258", .windows1258), ("Mac Roman", .macintosh), ("code page 437", .ibm437),
    ("code page 850", .ibm850), ("code page 866", .ibm866), ("KOI8-R", .koi8R),
  ])
  func tablesAreThoseOfICU(name: String, encoding: TextEncoding) throws {
    let page = try #require(CodePage.all.first { $0.name == name })
    for byte in UInt8(0x80)...0xFF {
      let decoded = try SourceText([byte], options: DecodingOptions(encoding: encoding)).text
      let scalar = try #require(String(decoding: decoded, as: UTF8.self).unicodeScalars.first)
      guard scalar.value != 0xFFFD, !(0x80...0x9F).contains(scalar.value) else { continue }
      #expect(page.byte(scalar) == byte, "\(name) \(byte) \(scalar)")
    }
  }
}
