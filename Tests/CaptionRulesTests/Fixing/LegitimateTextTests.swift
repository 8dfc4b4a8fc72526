// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import CaptionRules
import Testing

/// Text that is meant as it is, though it looks like damage: no safe fix changes a byte of it.
@Suite struct LegitimateTextTests {
  /// Texts by the language of the captions; `und` for files that do not say.
  private static let texts: [(language: String, texts: [String])] = [
    ("en", code), ("en", markup), ("en", times), ("en", sounds), ("en", numbers), ("en", poetry),
    ("und", code), ("und", times), ("und", sounds),
    ("fr", french), ("de", german), ("cs", czech), ("pl", polish), ("sk", slovak), ("ru", russian),
    ("es", spanish), ("it", italian), ("pt", portuguese), ("el", greek), ("he", hebrew),
    ("ar", arabic),
    ("ja", japanese), ("zh", chinese), ("ko", korean), ("hi", hindi), ("tr", turkish),
    ("sv", swedish),
  ]

  private static let code = [
    "Use \\n to start a new line.", "Type \\t for a tab.", "In LaTeX, \\hbar is Planck's constant.",
    "printf(\"Hello\\n\");", "The path is C:\\new\\notes.", "\\\\server\\share holds it.",
    "Write '\\n' in quotes.", "The regex \\d+\\s matches it.", "Press Ctrl + Shift + N now.",
    "x < y and y > z", "if (a < b) return;", "a <- c(1, 2, 3)", "x -> y means a function.",
    "List<String> names", "std::vector<int> v;", "#include <stdio.h>",
    "The <canvas> element draws.",
    "Close it with </canvas>.", "a && b || c", "The pipe | joins commands.", "cat notes.txt | sort",
    "foo_bar(**kwargs)", "{ \"key\": \"value\" }", "f(x) = {x | x > 0}", "$ ls -la | wc -l",
    "SELECT * FROM users;", "Set {a, b, c} here.", "let x = y ?? z", "a ?: b",
    "@property in Python",
    "git log --oneline", "i++ and --i differ.", "The arrow --> draws a message.",
    "// returns the sum",
    "/* a comment */", "100 % 7 is 2", "Use %0A for a newline.", "\\u00e9 is an escape.",
    "It is 0xFF in hex.", "Version 1.2.3.4 is out.", "See example.com/a?b=c",
    "me@example.com wrote.",
  ]

  private static let markup = [
    "<laughs>", "<music playing>", "<BOB>", "<To the station, please.>", "<3 you all", "I <3 you",
    "<< rewind", ">> ANNOUNCER: Hello.", ">>> NEWS: Go on.", "{\\displaystyle x}", "{sighs}",
    "{whispering} Come here.", "{x}", "She said {inaudible} twice.", "<inaudible>",
    "<Maria speaking>",
    "<i>Really?</i>", "<b>No!</b>", "{\\an8}Top of the screen",
    "<font color=\"#ffff00\">Yellow</font>",
    "<u>under</u>line", "a<b>c</b>d", "<->", "<...>", "<?>", "<!>", "<1>", "<1990s music>",
    "[laughs]", "(door slams)", "*sighs*", "_emphasis_", "~ waves ~", "^ up there", "= equals =",
  ]

  private static let times = [
    "12:30 --> 13:45", "From 9:15 to 9:45.", "09:15:00 -> 09:45:00", "It is 10:15:30 now.",
    "1994", "2\nis the answer.", "42", "3 times he called.", "1.567.202.", "Chapter 2", "Part II",
    "The score is 3:2.", "4:33 by Cage", "12/31/1999", "31.12.1999", "1999-12-31", "24/7", "9 - 5",
    "00:00:03,000", "Run 1: 00:03,5", "10:00 - 11:00 Breakfast", "Ratio 16:9", "7:30 p.m. sharp",
    "1,000", "10,000.50", "3.14159", "1 2 3 4", "5...4...3...2...1", "No. 7", "#1 fan",
    "(2) apples",
    "[3] Sources", "1) First", "- 2 -", "007", "1/2", "½ cup", "2×4", "5°C", "-40", "+1", "±3",
  ]

  private static let sounds = [
    "♪ ♪", "♪ La la la ♪", "♪♪ [continues]", "# Happy birthday #", "[music playing]", "[MUSIC]",
    "(applause)", "[Thank you.]", "♪ I go on", "until the end ♪", "♫ humming ♫", "[?]", "(?)",
    "...",
    "…", "?!", "!!!", "???", "—", "Wh... what?", "Mm-hmm.", "Uh--", "No--no!", "Stop...!", "[♪♪♪]",
  ]

  private static let numbers = [
    "A", "I", "O", "X", "Y?", "No. No. No. No.", "Ha ha ha ha ha ha", "Go go go!", "Vicky!", "Hey.",
    "Thanks.", "K", "OK?", "Oh!", "II", "Henry VIII", "World War II", "R2-D2", "C-3PO", "U2", "4K",
    "I'll see all of it.", "LinkedIn", "McIlroy", "iPhone", "eBay", "WiFi", "H2O", "CO2", "AC/DC",
  ]

  private static let poetry = [
    "o captain! my captain!", "l(a\nle", "Tyger Tyger,\nburning bright", "so much depends\nupon",
    "I wandered\nlonely", "— Emily Dickinson", "To be, or not to be:", "Thou art more lovely;",
    "Nevermore.", "o", "&", "and/or", "Rock & roll", "AT&T", "R&B", "Q&A", "Tom & Jerry", "B&B",
  ]

  private static let french = [
    "Où ça ?", "Vraiment !", "« Oui », dit-il.", "C’est fini : adieu.", "Où\u{202F}?", "Non\u{A0}!",
    "«\u{A0}Oui\u{A0}»", "Il a dit «C'est toi?»", "10\u{A0}%", "5\u{A0}€", "L’été, déjà…",
    "Ça ; là",
    "À bientôt !", "CAFÉ\u{A0}!", "Mme\u{A0}Noël", "n°\u{A0}5", "10\u{A0}000", "J’ai… euh… faim.",
  ]

  private static let german = [
    "z.\u{A0}B. heute", "„Halt!“, rief er.", "Er fragte: „Wann?“", "»Nein«, sagte sie.",
    "5\u{A0}km",
    "Straße", "STRASSE", "Ä – Ö – Ü", "§\u{A0}5", "Dr.\u{A0}Müller", "d.\u{A0}h. nie",
    "10.000,50 €",
  ]

  private static let czech = [
    "v\u{A0}Praze", "k\u{A0}lesu", "s\u{A0}tebou", "z\u{A0}domu", "o\u{A0}tom", "5\u{A0}Kč",
    "„Ano,“ řekl.",
    "a\u{A0}já", "č.\u{A0}5", "Řekni, že ne.",
  ]

  private static let polish = [
    "w\u{A0}domu", "z\u{A0}Polski", "i\u{A0}ja", "a\u{A0}ty", "„Tak”, powiedział.", "nr\u{A0}5",
    "Cześć!", "Łódź", "o\u{A0}tym",
  ]

  private static let slovak = [
    "v\u{A0}Bratislave", "s\u{A0}ním", "k\u{A0}tebe", "„Áno“", "Ľúbim ťa.", "z\u{A0}mesta",
  ]

  private static let russian = [
    "Москва\u{A0}— столица", "в\u{A0}лесу", "и\u{A0}я", "«Да», сказал он.", "Я…", "Её нет.",
    "№\u{A0}5",
    "Ёлка", "— Кто там? — Я!", "Он\u{A0}ушёл.", "т.\u{A0}е. нет",
  ]

  private static let spanish = [
    "¿Qué?", "¡No!", "¿¡Cómo!?", "—Sí —dijo.", "«Hola»", "El niño",
    "<Para la estación, por favor.>",
    "¿Y tú?", "1.º", "EE. UU.",
  ]

  private static let italian = [
    "Perché?", "È vero.", "L’amico", "“Sì”, disse.", "«Ciao»", "Un po’", "Dell’acqua", "Così…",
  ]

  private static let portuguese = [
    "Não!", "Está bem?", "— Sim — disse.", "“Olá”", "Coração", "À noite", "1.ª vez", "Pão-de-ló",
  ]

  private static let greek = [
    "Τι κάνεις;", "«Ναι», είπε.", "Όχι!", "Γιατί;", "Α, μπράβο…", "ΑΘΗΝΑ", "π.Χ.", "Έλα· πάμε.",
  ]

  private static let hebrew = [
    "שלום.", "מה?", "צה\"ל", "...ואז", "\u{200F}שלום!", "ד\"ר כהן", "5 דקות", "כן — לא",
  ]

  private static let arabic = [
    "مرحبا!", "كيف حالك؟", "نعم، لا", "٣ أيام", "«نعم»", "\u{200F}مرحبا.", "الله", "ـــ",
  ]

  private static let japanese = [
    "そうですか？", "「はい」", "えっ…", "１２３", "ＡＢＣ", "ｶﾀｶﾅ", "〜ね", "①番", "　字下げ", "（笑）",
    "『本』", "ー", "っ！", "３０００円",
  ]

  private static let chinese = [
    "你好吗？", "“是的”", "《书》", "……", "——", "１００％", "（笑）", "①", "ＶＩＰ", "联通", "不！", "「好」",
  ]

  private static let korean = [
    "안녕?", "\"네\"", "‘네’", "1,000원", "(웃음)", "음…", "ㅋㅋㅋ", "뭐라고?!", "안 돼!",
  ]

  private static let hindi = [
    "क्या?", "नहीं!", "“हाँ”", "५ मिनट", "अच्छा…", "है।", "न्\u{200D}न", "श्री", "१२३",
  ]

  private static let turkish = [
    "Nasılsın?", "İyi!", "“Evet”", "Işık", "ılık", "Çok güzel…", "1.000 TL", "%5", "Ağaç",
  ]

  private static let swedish = [
    "Vad?", "”Ja”, sa han.", "Åh!", "Är du här?", "– Nej.\n– Jo.", "kl. 5", "1 000 kr", "Öl",
    "Då så…",
  ]

  @Test func thereAreThreeHundred() {
    #expect(Self.texts.reduce(0) { $0 + $1.texts.count } >= 300)
  }

  @Test(arguments: texts.indices)
  func noneIsChanged(group: Int) throws {
    let (language, texts) = Self.texts[group]
    for text in texts {
      let file =
        "1\n00:00:01,000 --> 00:00:03,500\nOne, before.\n\n2\n00:00:04,000 --> 00:00:06,500\n\(text)\n\n"
        + "3\n00:00:07,000 --> 00:00:09,500\nOne, behind.\n"
      var settings = LintSettings()
      settings.language = language == "und" ? nil : LanguageTag(language)
      let fixed = try Fixer(settings: settings).fix(Array(file.utf8))
      #expect(String(decoding: fixed.bytes, as: UTF8.self) == file, "\(language)")
    }
  }
}
