// SPDX-License-Identifier: Apache-2.0

/// The words that credits and advertisements begin with, by language.
///
/// Written for this project from what such cues say; no list was copied. In lower case; languages
/// that are not written in ASCII as the words begin a sentence, since only ASCII is compared
/// without case.
enum CreditPhrases {
  /// The beginnings of cues.
  static let beginnings = [
    // English
    "subtitles by", "subtitle by", "subtitled by", "subtitling by", "subs by", "subs:",
    "subtitles:", "subtitles downloaded from", "captions by", "captioned by", "captioning by",
    "captioning made possible by", "captioning sponsored by", "closed captions by",
    "closed captioning by", "transcribed by", "transcript by", "transcript provided by",
    "synced by", "synced and corrected by", "sync by", "sync and corrections by",
    "sync & corrections by", "sync, corrected by", "synchronized by", "resync by", "resynced by",
    "re-synced by", "corrected by", "corrections by", "translated by", "translation by",
    "timed by", "timing by", "timing and subtitles by", "ripped by", "encoded by",
    "downloaded from", "download from", "provided by opensubtitles", "support us and become vip",
    "advertise your product or brand", "please rate this subtitle", "watch online movies",
    "api.opensubtitles.org", "visit www.",
    // French
    "sous-titres par", "sous-titres :", "sous-titres:", "sous-titrage :", "sous-titrage:",
    "sous-titrage par", "sous-titré par", "sous-titres réalisés par", "sous-titrage st'",
    "traduction :", "traduction:", "traduction par", "traduit par", "synchro :", "synchro:",
    "synchro par", "synchronisé par", "transcription :", "transcription par",
    // German
    "untertitel von", "untertitel:", "untertitelung:", "untertitel im auftrag",
    "untertitelung im auftrag", "untertitelung des", "übersetzt von", "Übersetzt von",
    "übersetzung:", "Übersetzung:", "synchronisiert von", "bearbeitet von",
    // Spanish
    "subtítulos por", "subtítulos de", "subtítulos:", "subtitulado por", "subtitulos por",
    "subtitulos:", "traducido por", "traducción:", "traducción de", "sincronizado por",
    "sincronización:", "corregido por",
    // Italian
    "sottotitoli a cura di", "sottotitoli di", "sottotitoli:", "sottotitolato da",
    "traduzione a cura di", "traduzione di", "traduzione:", "tradotto da", "sincronizzazione:",
    // Portuguese
    "legendas por", "legendas:", "legendas pela", "legendado por", "legenda por", "legenda:",
    "tradução:", "tradução por", "traduzido por", "sincronizado por", "sincronia:",
    "revisão:", "resync:",
    // Dutch
    "ondertiteling door", "ondertiteld door", "ondertiteling:", "ondertitels door",
    "ondertitels:", "vertaald door", "vertaling:", "vertaling door",
    // Scandinavian languages and Finnish
    "undertexter av", "undertexter:", "undertekster af", "undertekster av", "undertekster:",
    "undertext av", "tekstet af", "tekstet av", "textning:", "textad av", "översatt av",
    "Översatt av", "översättning:", "Översättning:", "oversat af", "oversatt av", "suomennos:",
    "tekstitys:", "tekstitykset:", "suomentanut",
    // Polish, Czech, Slovak, Hungarian, Romanian, Croatian
    "napisy:", "napisy pobrane", "tłumaczenie:", "tłumaczenie i napisy", "tekst polski:",
    "synchronizacja:", "korekta:", "titulky:", "titulky vytvořil", "preklad:", "překlad:",
    "přeložil", "přeložila", "preložil", "preložila", "časování:", "prečas:", "felirat:",
    "feliratok:", "fordította", "fordította:", "fordítás:", "subtitrare:", "subtitrarea:",
    "traducerea:", "traducerea şi adaptarea", "traducerea și adaptarea", "adaptarea:",
    "prijevod:", "prevod:", "titlovi:", "obrada:",
    // Turkish, Vietnamese, Indonesian
    "altyazı:", "altyazı çeviri", "çeviri:", "Çeviri:", "Çeviren:", "çeviren:",
    "biên dịch:", "phụ đề:", "phụ đề bởi", "Phụ đề:", "diterjemahkan oleh", "terjemahan oleh",
    "penerjemah:",
    // Russian, Ukrainian, Bulgarian
    "Субтитры:", "Субтитры сделал", "Субтитры создал", "Субтитры создавал",
    "Субтитры подготовил", "Редактор субтитров", "Перевод:", "Перевод и субтитры",
    "Переводчик:", "Субтитри:", "Переклад:", "Субтитри створив", "Превод:", "Превод и субтитри",
    "Корректор",
    // Greek, Hebrew, Arabic, Persian
    "Υπότιτλοι:", "Μετάφραση:", "Απόδοση διαλόγων", "Απόδοση:", "Συγχρονισμός:", "תרגום:",
    "תורגם על ידי", "תרגם:", "כתוביות:", "ترجمة:", "ترجمة وتعديل", "تمت الترجمة", "ترجمه:",
    "زیرنویس:", "زیرنویس از", "مترجم:",
    // Chinese, Japanese, Korean, Thai
    "字幕：", "字幕:", "字幕由", "字幕制作", "字幕製作", "翻译：", "翻译:", "翻譯：", "翻譯:", "校对：", "校对:",
    "时间轴：", "时间轴:", "字幕翻訳", "翻訳：", "翻訳:", "자막:", "자막 제작", "자막제작", "번역:", "번역 :",
    "แปลโดย", "คำบรรยายโดย", "ซับไทยโดย", "บรรยายไทยโดย",
  ]

  /// The ends of the domains that such cues name.
  static let topLevelDomains: Set<String> = [
    "ag", "app", "biz", "br", "cc", "ch", "club", "cn", "co", "com", "cz", "de", "dk",
    "edu", "es", "eu", "fi", "fr", "gov", "gr", "hu", "info", "io", "ir", "jp", "kr",
    "link", "mx", "net", "nl", "nu", "online", "org", "pl", "pro", "pt", "pw", "ro",
    "rs", "ru", "se", "site", "sk", "top", "tr", "tv", "tw", "ua", "uk", "vip", "ws",
    "xyz",
  ]
}
