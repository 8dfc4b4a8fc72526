// SPDX-License-Identifier: Apache-2.0

/// What speech recognition writes where nobody speaks.
///
/// Written for this project from what recognisers are known to make up; no list was copied. In lower
/// case and without punctuation; languages that are not written in ASCII as a sentence begins.
enum ASRFillers {
  /// Whole cues.
  static let cues = [
    // English
    "thanks for watching", "thank you for watching", "thanks for watching and see you next time",
    "thank you so much for watching", "thank you very much for watching",
    "thanks for watching bye", "please subscribe", "please subscribe to my channel",
    "please subscribe to our channel", "dont forget to subscribe", "like and subscribe",
    "please like and subscribe", "subscribe to my channel", "see you in the next video",
    "ill see you in the next video", "ill see you next time", "see you next time",
    "subtitles by the amara org community", "transcription by castingwords",
    "subs by www zeoranger co uk", "the end of the video", "music playing",
    // French, German, Spanish, Italian, Portuguese, Dutch
    "merci davoir regardé cette vidéo", "merci davoir regardé", "abonnez vous",
    "sous titres réalisés para la communauté damara org",
    "sous titres réalisés par la communauté damara org", "sous titrage st 501",
    "vielen dank fürs zuschauen", "danke fürs zuschauen", "bis zum nächsten mal",
    "untertitel der amara org community", "untertitel von stephanie geiges",
    "untertitelung aufgrund der amara org community", "untertitelung des zdf 2020",
    "gracias por ver el video", "gracias por ver el vídeo", "gracias por ver",
    "suscríbete al canal", "suscríbete", "subtítulos realizados por la comunidad de amara org",
    "grazie per aver guardato il video", "grazie per la visione", "grazie per lattenzione",
    "iscriviti al canale", "sottotitoli creati dalla comunità amara org",
    "sottotitoli e revisione a cura di qtss",
    "obrigado por assistir", "obrigada por assistir", "inscreva se no canal",
    "legendas pela comunidade amara org", "legendas pela comunidade das amaras",
    "bedankt voor het kijken", "ondertitels ingediend door de amara org gemeenschap",
    "ondertiteld door de amara org gemeenschap",
    // Other languages in Latin letters
    "tack för att ni tittade", "tack för att du tittade", "undertexter av amara orgs gemenskap",
    "tak fordi du så med", "takk for at du så på", "takk for at du så på denne videoen",
    "kiitos kun katsoit", "dziękuję za oglądanie", "dziękuję za uwagę", "dzięki za oglądanie",
    "napisy stworzone przez społeczność amara org", "děkuji za pozornost",
    "titulky vytvořil johnyx",
    "ďakujem za pozornosť", "köszönöm hogy megnézted", "vă mulțumim pentru vizionare",
    "izlediğiniz için teşekkürler", "altyazı m k", "cảm ơn các bạn đã theo dõi",
    "hãy subscribe cho kênh ghiền mì gõ để không bỏ lỡ những video hấp dẫn",
    "terima kasih telah menonton", "terima kasih sudah menonton",
    // Cyrillic, Greek
    "Спасибо за просмотр", "Подписывайтесь на канал", "Продолжение следует",
    "Субтитры сделал dimatorzok", "Дякую за перегляд", "Благодаря за гледането",
    "Υπότιτλοι authorwave", "Ευχαριστώ που παρακολουθήσατε",
    // Other scripts
    "ご視聴ありがとうございました", "最後までご視聴いただきありがとうございました", "チャンネル登録お願いします",
    "チャンネル登録をお願いいたします", "次回の動画でお会いしましょう", "感谢观看", "謝謝觀看", "谢谢观看", "感謝觀看",
    "请不吝点赞订阅转发打赏支持明镜与点点栏目", "中文字幕志愿者李宗盛", "字幕由amara org社区提供",
    "시청해주셔서 감사합니다", "시청해 주셔서 감사합니다", "구독과 좋아요 부탁드립니다",
    "ขอบคุณที่รับชม", "شكرا للمشاهدة", "اشتركوا في القناة", "ترجمة نانسي قنقر", "ممنون که تماشا کردید",
    "תודה שצפיתם", "देखने के लिए धन्यवाद",
  ]

  /// Syllables that people do say, sing or laugh many times in a row.
  static let sung: Set<String> = [
    "ah", "aha", "bla", "blah", "boom", "bum", "bye", "cha", "da", "dada", "do", "doo", "dum", "eh",
    "go", "ha", "haha", "he", "hee", "hey", "hi", "ho", "hoo", "hop", "hu", "hurry", "ja", "jaja",
    "ka", "knock", "la", "lala", "mm", "na", "nana", "nee", "nein", "no", "non", "não", "oh", "ok",
    "okay", "oui", "ow", "pa", "pom", "que", "ra", "run", "sh", "shh", "si", "sí", "ta", "tada",
    "tick", "to", "tra", "tu", "uh", "va", "wah", "wait", "we", "whoa", "woo", "yeah", "yes", "you",
    "да", "ай", "ла", "на", "нет", "ха", "хе", "эй",
  ]
}
