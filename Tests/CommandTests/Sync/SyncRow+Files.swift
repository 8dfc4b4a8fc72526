// SPDX-License-Identifier: Apache-2.0

import Foundation
import WistiaSandbox

extension SyncRow {
  private static let twins = [
    RemoteMedia(id: "aaaaaaaaa1", name: "Talk", project: "Spring"),
    RemoteMedia(id: "bbbbbbbbb2", name: "Talk", project: "Autumn"),
  ]

  /// Which media and language a file belongs to.
  static let mapping: [SyncRow] = [
    SyncRow("by name", plan: ["create eng"], 3, apply: ["verified"], 0) { $0.file("Talk.en.srt") },
    SyncRow("by hashed id", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.file("aaaaaaaaa1.en.srt")
    },
    SyncRow(
      "name in another case, extension in capitals", plan: ["create eng"], 3, apply: ["verified"], 0
    ) {
      $0.file("TALK.en.SRT")
    },
    SyncRow("the media's name has an extension", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.medias = [RemoteMedia(id: "aaaaaaaaa1", name: "Talk.mp4")]
      $0.file("Talk.en.srt")
    },
    SyncRow("decomposed name", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.medias = [RemoteMedia(id: "aaaaaaaaa1", name: "Caf\u{E9}")]
      $0.file("Cafe\u{301}.en.srt")
    },
    SyncRow("spaces and dots", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.medias = [RemoteMedia(id: "aaaaaaaaa1", name: "Part 1. The start")]
      $0.file("Part 1. The start.en.srt")
    },
    SyncRow("media missing", problem: ["problem"], results: ["failed"]) {
      $0.file("Speech.en.srt")
      $0.says = ["the account has no media \\\"Speech\\\""]
    },
    SyncRow(
      "media missing beside one that is there", problem: ["create eng", "problem"],
      results: ["failed", "verified"]
    ) {
      $0.file("Speech.en.srt")
      $0.file("Talk.en.srt")
    },
    SyncRow("duplicate names", problem: ["problem"], results: ["failed"]) {
      $0.medias = twins
      $0.file("Talk.en.srt")
      $0.says = ["2 medias", "Spring/Talk", "Autumn/Talk"]
    },
    SyncRow(
      "duplicate names told apart by project", plan: ["create eng"], 3, apply: ["verified"], 0
    ) {
      $0.medias = twins
      $0.file("Autumn/Talk.en.srt")
    },
    SyncRow("duplicate names told apart by id", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.medias = twins
      $0.file("bbbbbbbbb2.en.srt")
    },
    SyncRow("project layout, wrong project", problem: ["problem"], results: ["failed"]) {
      $0.arguments = ["--layout", "project/media.lang"]
      $0.file("Winter/Talk.en.srt")
      $0.says = ["in project \\\"Winter\\\""]
    },
    SyncRow("media directory", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.file("Talk/en.srt")
    },
    SyncRow("a pattern", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.arguments = ["--layout", "{project}/{language}/{any}-{media}.srt"]
      $0.file("Spring/en/final-Talk.srt")
    },
    SyncRow("a pattern that does not fit", problem: ["problem"], results: ["failed"]) {
      $0.arguments = ["--layout", "{media}_{language}.srt"]
      $0.file("Talk.en.srt")
      $0.says = ["the layout is {media}_{language}.srt"]
    },
    SyncRow(
      "two files for one track", problem: ["problem", "problem"], results: ["failed", "failed"]
    ) {
      $0.file("Talk.en.srt")
      $0.file("Talk.eng.srt")
      $0.says = ["keep one"]
    },
    SyncRow(
      "plain beside hearing impaired", plan: ["create eng", "hold"], 3,
      apply: ["held", "verified"], 0
    ) {
      $0.file("Talk.en.srt")
      $0.file("Talk.en.sdh.srt")
    },
    SyncRow("forced alone", plan: ["hold"], 0, apply: ["held"], 0) {
      $0.file("Talk.en.forced.srt")
      $0.says = ["only part"]
    },
    SyncRow("no language", problem: ["problem"], results: ["failed"]) {
      $0.file("Talk.srt")
      $0.says = ["states no language"]
    },
    SyncRow("unknown language", problem: ["problem"], results: ["failed"]) {
      $0.file("Talk.xq.srt")
      $0.says = ["\\\"xq\\\" is not a known language", "Talk.en.srt"]
    },
    SyncRow(
      "the whole name of another media", problem: ["create eng", "problem"],
      results: ["failed", "verified"]
    ) {
      $0.medias = [
        RemoteMedia(id: "aaaaaaaaa1", name: "Sales", captions: ["ukr": captions("Theirs")]),
        RemoteMedia(id: "aaaaaaaaa2", name: "Sales-UK"),
      ]
      $0.file("Sales-UK.srt")
      $0.file("Sales-UK.en.srt")
      // Whoever is preferred.
      $0.arguments = ["--prefer", "local"]
      $0.says = ["Sales (aaaaaaaaa1)", "Sales-UK (aaaaaaaaa2)"]
    },
    SyncRow("no files", plan: [], 0, apply: [], 0) {
      $0.files["readme.txt"] = Data("hello".utf8)
      $0.says = ["holds no .srt files"]
    },
  ]

  /// What differs and what does not.
  static let comparing: [SyncRow] = [
    SyncRow(
      "new beside another language", plan: ["create eng", "hold fra"], 3,
      apply: ["held", "verified"], 0
    ) {
      $0.file("Talk.en.srt")
      $0.remote("fra")
      $0.says = ["only in the account"]
    },
    SyncRow("different and never agreed on", problem: ["conflict eng"], results: ["conflict"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
      $0.says = ["\"changed\" : 1", "never agreed", "--prefer local"]
    },
    SyncRow(
      "never agreed on, directory preferred", plan: ["replace eng"], 3, apply: ["verified"], 0
    ) {
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
      $0.arguments = ["--prefer", "local"]
    },
    SyncRow("never agreed on, account preferred", plan: ["hold eng"], 0, apply: ["held"], 0) {
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
      $0.arguments = ["--prefer", "remote"]
      $0.says = ["sync pull"]
    },
    SyncRow("unchanged", plan: ["unchanged eng"], 0, apply: ["unchanged"], 0) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
    },
    SyncRow("other newlines", plan: ["unchanged eng"], 0, apply: ["unchanged"], 0) {
      $0.files["Talk.en.srt"] = Data(captions("Hello").replacing("\n", with: "\r\n").utf8)
      $0.remote("eng")
      $0.says = ["newlines to LF"]
    },
    SyncRow("byte-order mark", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.files["Talk.en.srt"] = Data([0xEF, 0xBB, 0xBF]) + Data(captions("Hello").utf8)
      $0.says = ["byte-order mark removed"]
    },
    SyncRow("one millisecond", plan: ["replace eng"], 3, apply: ["verified"], 0) {
      $0.file("Talk.en.srt")
      $0.arguments = ["--prefer", "local"]
      $0.medias[0].captions["eng"] = captions("Hello").replacing("03,000", with: "03,001")
    },
    SyncRow("the server writes entities", plan: ["create eng"], 3, apply: ["verified-loosely"], 0) {
      $0.configuration = { $0.ambiguities.textNormalization = .entities }
      $0.file("Talk.en.srt", "<i>Q & A</i>")
    },
    SyncRow("empty on the server", plan: ["replace eng"], 3, apply: ["verified"], 0) {
      $0.file("Talk.en.srt")
      $0.medias[0].captions["eng"] = ""
      $0.appliesTwice = true
    },
  ]

  /// Codes of languages on both sides.
  static let languages: [SyncRow] = [
    SyncRow("T for a B file", plan: ["create fra"], 3, apply: ["verified"], 0) {
      $0.file("Talk.fre.srt")
    },
    SyncRow("B on request", plan: ["create fre"], 3, apply: ["verified"], 0) {
      $0.arguments = ["--lang-codes", "b"]
      $0.file("Talk.fr.srt")
    },
    SyncRow("verbatim on request", plan: ["create fr"], 3, apply: ["verified"], 0) {
      $0.arguments = ["--lang-codes", "verbatim"]
      $0.file("Talk.fr.srt")
    },
    SyncRow("B on the server, changed", plan: ["replace fre"], 3, apply: ["verified"], 0) {
      $0.file("Talk.fra.srt")
      $0.arguments = ["--prefer", "local"]
      $0.remote("fre", "Salut")
    },
    SyncRow("B and T on the server", problem: ["problem"], results: ["failed"]) {
      $0.file("Talk.fr.srt")
      $0.remote("fre")
      $0.remote("fra", "Salut")
      $0.says = ["several tracks"]
    },
    SyncRow("a server that keeps B codes", plan: ["create deu"], 3, apply: ["verified"], 0) {
      $0.configuration = { $0.ambiguities.storedCode = .bibliographic }
      $0.file("Talk.de.srt")
    },
    SyncRow(
      "both Chinese scripts", plan: ["create zh-Hans", "create zh-Hant"], 3,
      apply: ["verified", "verified"], 0
    ) {
      $0.file("Talk.zh-Hans.srt", "\u{4F60}\u{597D}")
      $0.file("Talk.zh-Hant.srt", "\u{59B3}\u{597D}")
    },
    SyncRow(
      "Taiwan is traditional", plan: ["create zh-TW", "hold zh-Hans"], 3,
      apply: ["held", "verified"], 0
    ) {
      $0.file("Talk.zh-TW.srt", "\u{59B3}\u{597D}")
      $0.remote("zh-Hans")
    },
    SyncRow(
      "Brazil and Portugal", plan: ["create pt-BR", "unchanged pt-PT"], 3,
      apply: ["unchanged", "verified"], 0
    ) {
      $0.file("Talk.pt-BR.srt")
      $0.file("Talk.pt-PT.srt")
      $0.remote("pt-PT")
    },
  ]

  /// Files that cannot be sent as they are.
  static let invalid: [SyncRow] = [
    SyncRow("empty file", problem: ["problem"], results: ["failed"]) {
      $0.files["Talk.en.srt"] = Data()
      $0.says = ["no captions", "1 media was not read"]
    },
    SyncRow("no captions in it", problem: ["problem"], results: ["failed"]) {
      $0.files["Talk.en.srt"] = Data("<html>not found</html>\n".utf8)
      $0.says = ["it is a web page (HTML), not SubRip"]
    },
    SyncRow(
      "an encoding in doubt", problem: ["create fra", "problem"], results: ["failed", "verified"]
    ) {
      // An é of windows-1252, and one of UTF-8.
      $0.files["Talk.nl.srt"] = Data(
        Array("1\n00:00:01,000 --> 00:00:02,000\nCaf".utf8) + [0xE9]
          + Array(" ok caf\u{E9}\n".utf8))
      $0.file("Talk.fr.srt")
      $0.says = ["Talk.nl.srt", "too uncertain to send", "--in-place --encoding NAME"]
    },
    SyncRow("ends before it starts", problem: ["problem"], results: ["failed"]) {
      $0.files["Talk.en.srt"] = Data("1\n00:00:05,000 --> 00:00:03,000\nHello\n".utf8)
      $0.says = ["line 2"]
    },
    SyncRow("invalid and allowed", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.arguments = ["--allow-invalid"]
      $0.files["Talk.en.srt"] = Data("1\n00:00:05,000 --> 00:00:03,000\nHello\n".utf8)
      $0.says = ["sent although"]
    },
    SyncRow(
      "invalid beside valid", problem: ["create fra", "problem"], results: ["failed", "verified"]
    ) {
      $0.files["Talk.en.srt"] = Data()
      $0.file("Talk.fr.srt")
    },
    SyncRow("windows-1252", plan: ["create fra"], 3, apply: ["verified"], 0) {
      $0.files["Talk.fr.srt"] = Data(
        captions("d\u{E9}j\u{E0} vu, tr\u{E8}s \u{E9}l\u{E9}gant").unicodeScalars.map {
          UInt8($0.value)
        })
      $0.says = ["to UTF-8"]
    },
    SyncRow("UTF-16", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.files["Talk.en.srt"] =
        Data([0xFF, 0xFE])
        + Data(captions("Hello").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      $0.says = ["to UTF-8"]
    },
    SyncRow("Japanese labelled English", plan: ["create eng"], 3, apply: ["verified"], 0) {
      let text = String(
        repeating:
          "\u{4ECA}\u{65E5}\u{306F}\u{3068}\u{3066}\u{3082}\u{3044}\u{3044}\u{5929}\u{6C17}\u{3067}\u{3059}\u{306D}",
        count: 3)
      $0.files["Talk.en.srt"] = Data(
        (0..<8).map {
          "\($0 + 1)\n00:00:\(10 + 5 * $0),000 --> 00:00:\(14 + 5 * $0),000\n\(text)\n"
        }
        .joined(separator: "\n").utf8)
      $0.says = ["warning: the label says 'en'", "CAP602"]
    },
  ]
}
