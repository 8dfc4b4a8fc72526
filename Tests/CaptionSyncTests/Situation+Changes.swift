// SPDX-License-Identifier: Apache-2.0

import CaptionSync

extension Situation {
  /// Codes of languages on both sides.
  static let languages: [Situation] = [
    Situation("T for a B file", plan: ["create fra"]) { $0.file("Talk.fre.srt") },
    Situation("B on request", plan: ["create fre"]) {
      $0.options.codeForm = .bibliographic
      $0.file("Talk.fr.srt")
    },
    Situation("verbatim on request", plan: ["create fr"]) {
      $0.options.codeForm = .verbatim
      $0.file("Talk.fr.srt")
    },
    Situation("B on the server", plan: ["unchanged fre"]) {
      $0.file("Talk.fr.srt")
      $0.remote("fre")
    },
    Situation("B on the server, changed", plan: ["replace fre"]) {
      $0.file("Talk.fra.srt")
      $0.options.preferred = .local
      $0.remote("fre", "Salut")
    },
    Situation("B and T on the server", plan: ["problem"]) {
      $0.file("Talk.fr.srt")
      $0.remote("fre")
      $0.remote("fra")
      $0.says = ["several tracks"]
    },
    Situation("both Chinese scripts", plan: ["create zh-Hans", "create zh-Hant"]) {
      $0.file("Talk.zh-Hans.srt", "你好")
      $0.file("Talk.zh-Hant.srt", "妳好")
    },
    Situation("a Chinese script beside plain", plan: ["create zh-Hans", "hold zho"]) {
      $0.file("Talk.zh-Hans.srt", "你好")
      $0.remote("zho")
    },
    Situation("Taiwan is traditional", plan: ["create zh-TW", "hold zh-Hans"]) {
      $0.file("Talk.zh-TW.srt", "妳好")
      $0.remote("zh-Hans")
    },
    Situation("Brazil and Portugal", plan: ["create pt-BR", "unchanged pt-PT"]) {
      $0.file("Talk.pt-BR.srt")
      $0.file("Talk.pt-PT.srt")
      $0.remote("pt-PT")
    },
    Situation("code unknown on the server", plan: ["create eng", "hold x-weird"]) {
      $0.file("Talk.en.srt")
      $0.remote("x-weird")
    },
  ]

  /// Files that cannot be sent.
  static let broken: [Situation] = [
    Situation("no language", plan: ["problem"]) {
      $0.file("Talk.srt")
      $0.says = ["states no language"]
    },
    Situation("unknown language", plan: ["problem"]) {
      $0.medias.append(AccountMedia(id: "ccccccccc3", name: "Talk.xq"))
      $0.file("Talk.xq.srt")
      $0.says = ["states no language"]
    },
    Situation("empty file", plan: ["problem"]) {
      $0.files["Talk.en.srt"] = []
      $0.says = ["no captions"]
    },
    Situation("no captions in it", plan: ["problem"]) {
      $0.files["Talk.en.srt"] = Array("Hello\n".utf8)
      $0.says = ["no captions"]
    },
    Situation("a web page", plan: ["problem"]) {
      $0.files["Talk.en.srt"] = Array("<html>not found</html>\n".utf8)
      $0.says = ["it is a web page (HTML), not SubRip"]
    },
    Situation("WebVTT that is not to be checked", plan: ["problem"]) {
      $0.files["Talk.en.srt"] = Array("WEBVTT\n\n\(captions("Hello"))".utf8)
      $0.allowsInvalid = true
      $0.says = ["it is WebVTT, not SubRip"]
    },
    Situation("a gzip file", plan: ["problem"]) {
      $0.files["Talk.en.srt"] = [0x1F, 0x8B, 0x08, 0] + [UInt8](repeating: 7, count: 60)
      $0.says = ["it is a gzip file, not SubRip"]
    },
    Situation("ends before it starts", plan: ["problem"]) {
      $0.files["Talk.en.srt"] = Array("1\n00:00:05,000 --> 00:00:03,000\nHello\n".utf8)
      $0.says = ["line 2"]
    },
    Situation("invalid and allowed", plan: ["create eng"]) {
      $0.files["Talk.en.srt"] = Array("1\n00:00:05,000 --> 00:00:03,000\nHello\n".utf8)
      $0.allowsInvalid = true
    },
    Situation("invalid beside valid", plan: ["problem", "create fra"]) {
      $0.files["Talk.en.srt"] = []
      $0.file("Talk.fr.srt")
    },
    Situation("windows-1252", plan: ["unchanged fra"]) {
      $0.files["Talk.fr.srt"] = Array(
        captions("d\u{E9}j\u{E0} vu, tr\u{E8}s \u{E9}l\u{E9}gant")
          .unicodeScalars.map { UInt8($0.value) })
      $0.remote("fra", "d\u{E9}j\u{E0} vu, tr\u{E8}s \u{E9}l\u{E9}gant")
      $0.says = ["to UTF-8"]
    },
    Situation("an encoding in doubt", plan: ["problem"]) {
      // An é of windows-1252, and one of UTF-8.
      $0.files["Talk.nl.srt"] =
        Array("1\n00:00:01,000 --> 00:00:02,000\nCaf".utf8) + [0xE9]
        + Array(" ok caf\u{E9}\n".utf8)
      $0.says = ["too uncertain to send"]
    },
    Situation("an encoding in doubt, not to be checked", plan: ["problem"]) {
      $0.files["Talk.nl.srt"] =
        Array("1\n00:00:01,000 --> 00:00:02,000\nCaf".utf8) + [0xE9]
        + Array(" ok caf\u{E9}\n".utf8)
      $0.allowsInvalid = true
      $0.says = ["too uncertain to send"]
    },
    Situation("UTF-16", plan: ["unchanged eng"]) {
      $0.files["Talk.en.srt"] =
        [0xFF, 0xFE]
        + captions("Hello").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      $0.remote("eng")
      $0.says = ["to UTF-8"]
    },
  ]

  /// Changes since the two sides last agreed.
  static let threeWay: [Situation] = [
    Situation("changed here", plan: ["replace eng"]) {
      $0.file("Talk.en.srt", "New")
      $0.remote("eng", "Old")
      $0.agree("en", "Old")
    },
    Situation("changed there", plan: ["hold eng"]) {
      $0.file("Talk.en.srt", "Old")
      $0.remote("eng", "New")
      $0.agree("en", "Old")
      $0.says = ["changed in the account since the last sync"]
    },
    Situation("changed there, directory preferred", plan: ["replace eng"]) {
      $0.file("Talk.en.srt", "Old")
      $0.remote("eng", "New")
      $0.agree("en", "Old")
      $0.options.preferred = .local
    },
    Situation("changed on both sides", plan: ["conflict eng"]) {
      $0.file("Talk.en.srt", "Mine")
      $0.remote("eng", "Theirs")
      $0.agree("en", "Old")
      $0.says = ["both sides"]
    },
    Situation("changed on both sides, directory preferred", plan: ["replace eng"]) {
      $0.file("Talk.en.srt", "Mine")
      $0.remote("eng", "Theirs")
      $0.agree("en", "Old")
      $0.options.preferred = .local
    },
    Situation("changed on both sides, account preferred", plan: ["hold eng"]) {
      $0.file("Talk.en.srt", "Mine")
      $0.remote("eng", "Theirs")
      $0.agree("en", "Old")
      $0.options.preferred = .remote
    },
    Situation("changed on both sides to the same", plan: ["unchanged eng"]) {
      $0.file("Talk.en.srt", "New")
      $0.remote("eng", "New")
      $0.agree("en", "Old")
    },
    Situation("the server rewrote what it got", plan: ["unchanged eng"]) {
      $0.file("Talk.en.srt", "I\u{2019}m")
      $0.remote("eng", "I'm")
      $0.agree("en", "I\u{2019}m", "I'm")
    },
    Situation("entity typed on purpose", plan: ["replace eng"]) {
      $0.file("Talk.en.srt", "Q & A")
      $0.remote("eng", "Q &amp; A")
      $0.agree("en", "Q &amp; A")
    },
    Situation("deleted there", plan: ["create eng"]) {
      $0.file("Talk.en.srt", "Old")
      $0.agree("en", "Old")
      $0.says = ["added again"]
    },
    Situation("renamed file", plan: ["unchanged eng"]) {
      $0.file("aaaaaaaaa1.eng.srt", "Old")
      $0.remote("eng", "Old")
      $0.agree("en", "Old")
    },
  ]

  /// Tracks whose files are gone.
  static let pruning: [Situation] = [
    Situation("gone here", plan: ["delete fra", "unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra")
      $0.agree("fr", "Hello")
      $0.options.prunes = true
    },
    Situation("gone here without pruning", plan: ["hold fra", "unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra")
      $0.agree("fr", "Hello")
    },
    Situation("all files of a media gone", plan: ["delete fra"]) {
      $0.remote("fra")
      $0.agree("fr", "Hello")
      $0.options.prunes = true
    },
    Situation("never had a file", plan: ["hold fra", "unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra")
      $0.options.prunes = true
    },
    Situation("never had a file, foreign pruned", plan: ["delete fra", "unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra")
      $0.options.prunes = true
      $0.options.prunesForeign = true
    },
    Situation("draft never pruned", plan: ["hold fra", "unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", draft: true)
      $0.agree("fr", "Hello")
      $0.options.prunes = true
      $0.options.prunesForeign = true
    },
    Situation("pending never pruned", plan: ["hold fra", "unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", nil)
      $0.agree("fr", "Hello")
      $0.options.prunes = true
      $0.options.prunesForeign = true
    },
    Situation("gone here and changed there", plan: ["conflict fra", "unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", "Neu")
      $0.agree("fr", "Hello")
      $0.options.prunes = true
    },
    Situation("a broken file is not gone", plan: ["problem"]) {
      $0.files["Talk.fr.srt"] = []
      $0.remote("fra")
      $0.agree("fr", "Hello")
      $0.options.prunes = true
    },
  ]
}
