// SPDX-License-Identifier: Apache-2.0

import CaptionSync

extension Situation {
  static var all: [Situation] {
    matching + wholeNames + comparing + languages + broken + threeWay + pruning
  }

  private static let twins = [
    talk, AccountMedia(id: "bbbbbbbbb2", name: "Talk", project: "Autumn", projectID: "p2"),
  ]

  /// Which media a file belongs to.
  static let matching: [Situation] = [
    Situation("by name", plan: ["create eng"]) { $0.file("Talk.en.srt") },
    Situation("by hashed id", plan: ["create eng"]) { $0.file("aaaaaaaaa1.en.srt") },
    Situation("name in another case", plan: ["create eng"]) { $0.file("talk.en.srt") },
    Situation("upper-case extension", plan: ["create eng"]) { $0.file("Talk.en.SRT") },
    Situation("media's name has an extension", plan: ["create eng"]) {
      $0.medias = [AccountMedia(id: "aaaaaaaaa1", name: "Talk.mp4")]
      $0.file("Talk.en.srt")
    },
    Situation("decomposed name", plan: ["create eng"]) {
      $0.medias = [AccountMedia(id: "aaaaaaaaa1", name: "Caf\u{E9}")]
      $0.file("Cafe\u{301}.en.srt")
    },
    Situation("name with spaces and dots", plan: ["create eng"]) {
      $0.medias = [AccountMedia(id: "aaaaaaaaa1", name: "Part 1. The start")]
      $0.file("Part 1. The start.en.srt")
    },
    Situation("media missing", plan: ["problem"]) {
      $0.file("Speech.en.srt")
      $0.says = ["the account has no media \"Speech\""]
    },
    Situation("duplicate names", plan: ["problem"]) {
      $0.medias = twins
      $0.file("Talk.en.srt")
      $0.says = ["2 medias", "Spring/Talk", "Autumn/Talk"]
    },
    Situation("duplicate names told apart by project", plan: ["create eng"]) {
      $0.medias = twins
      $0.file("Autumn/Talk.en.srt")
    },
    Situation("duplicate names told apart by id", plan: ["create eng"]) {
      $0.medias = twins
      $0.file("bbbbbbbbb2.en.srt")
    },
    Situation("directory that is no project", plan: ["create eng"]) { $0.file("new/Talk.en.srt") },
    Situation("project layout, wrong project", plan: ["problem"]) {
      $0.layout = .project
      $0.file("Winter/Talk.en.srt")
      $0.says = ["in project \"Winter\""]
    },
    Situation("project layout, no project", plan: ["problem"]) {
      $0.layout = .project
      $0.file("Talk.en.srt")
      $0.says = ["names no media"]
    },
    Situation("media directory", plan: ["create eng"]) { $0.file("Talk/en.srt") },
    Situation("media directory by layout", plan: ["create eng"]) {
      $0.layout = .directory
      $0.file("Talk/en.srt")
    },
    Situation("processing", plan: ["hold eng"]) {
      $0.medias[0].obstacle = "its status is processing"
      $0.file("Talk.en.srt")
      $0.says = ["processing"]
    },
    Situation("processing and the same", plan: ["unchanged eng"]) {
      $0.medias[0].obstacle = "its status is processing"
      $0.file("Talk.en.srt")
      $0.remote("eng")
    },
    Situation("two files for one track", plan: ["problem", "problem"]) {
      $0.file("Talk.en.srt")
      $0.file("Talk.eng.srt")
      $0.says = ["keep one"]
    },
    Situation("plain beside hearing impaired", plan: ["create eng", "hold"]) {
      $0.file("Talk.en.srt")
      $0.file("Talk.en.sdh.srt")
    },
    Situation("hearing impaired alone", plan: ["create eng"]) { $0.file("Talk.en.sdh.srt") },
    Situation("forced alone", plan: ["hold"]) {
      $0.file("Talk.en.forced.srt")
      $0.says = ["only part"]
    },
    Situation("hidden directory", plan: []) { $0.file(".captions-sync/backups/Talk.en.srt") },
  ]

  /// The account of a shop: what stands at the end of a media's name reads like a language.
  private static func shop(_ names: String...) -> [AccountMedia] {
    names.enumerated().map { AccountMedia(id: "shop00000\($0.offset)", name: $0.element) }
  }

  /// Files whose whole name is a media's, and whose beginning is another one's.
  static let wholeNames: [Situation] = [
    Situation("a whole name beats a shorter one with a language", plan: ["problem"]) {
      $0.medias = shop("Sales", "Sales-UK")
      $0.file("Sales-UK.srt")
      $0.remote("ukr", media: "shop000000")
      $0.says = [
        "Sales (shop000000)", "Sales-UK (shop000001)", "leaves no language",
      ]
    },
    Situation("a whole name with a language of its own", plan: ["create eng", "create ukr"]) {
      $0.medias = shop("Sales", "Sales-UK")
      $0.file("Sales-UK.en.srt")
      $0.file("Sales.uk.srt", "\u{41F}\u{440}\u{438}\u{432}\u{456}\u{442}")
    },
    Situation("a part with a Roman number", plan: ["problem"]) {
      $0.medias = shop("Part", "Part.II")
      $0.file("Part.II.srt")
    },
    Situation("a whole name without a shorter one", plan: ["problem"]) {
      $0.medias = shop("Part.II")
      $0.file("Part.II.srt")
      $0.says = ["whole name of Part.II (shop000000)", "leaves no language"]
    },
    Situation("a whole name in another case", plan: ["problem"]) {
      $0.medias = shop("Sales", "SALES-UK")
      $0.file("Sales-uk.srt")
    },
    Situation("a whole name but for the video's extension", plan: ["problem"]) {
      $0.medias = shop("Sales.mp4", "Sales-UK.mp4")
      $0.file("Sales-UK.srt")
    },
    Situation("a whole name, decomposed", plan: ["problem"]) {
      $0.medias = shop("Caf\u{E9}", "Caf\u{E9}.de")
      $0.file("Cafe\u{301}.de.srt")
    },
    Situation("a whole name in another project", plan: ["problem"]) {
      $0.medias = [
        AccountMedia(id: "shop000000", name: "Sales", project: "Spring"),
        AccountMedia(id: "shop000001", name: "Sales-UK", project: "Autumn"),
      ]
      $0.layout = .project
      $0.file("Spring/Sales-UK.srt")
    },
    Situation("several of a whole name", plan: ["problem"]) {
      $0.medias = shop("Sales", "Sales-UK", "Sales-UK")
      $0.file("Sales-UK.srt")
      $0.says = ["(shop000001)", "(shop000002)"]
    },
    Situation("a whole name that is a hashed id", plan: ["problem"]) {
      $0.medias = [
        AccountMedia(id: "abc-de", name: "Short id"), AccountMedia(id: "shop000001", name: "abc"),
      ]
      $0.file("abc-de.srt")
    },
    Situation("a directory's media against a media called like the language", plan: ["problem"]) {
      $0.medias = shop("Talk", "de")
      $0.file("Talk/de.srt")
    },
    Situation("a directory's media, said by the layout", plan: ["create deu"]) {
      $0.medias = shop("Talk", "de")
      $0.layout = .directory
      $0.file("Talk/de.srt")
    },
    Situation("a pattern's media against the whole name", plan: ["problem"]) {
      $0.medias = shop("Sales", "Sales_uk")
      $0.layout = (try? Layout("{media}_{language}.srt")) ?? .automatic
      $0.file("Sales_uk.srt")
    },
    Situation("a pattern's media in a directory", plan: ["create deu"]) {
      $0.medias = shop("Talk", "de")
      $0.layout = (try? Layout("{media}/{language}.srt")) ?? .automatic
      $0.file("Talk/de.srt")
    },
  ]

  /// What differs and what does not.
  static let comparing: [Situation] = [
    Situation("new", plan: ["create eng"]) { $0.file("Talk.en.srt") },
    Situation("different and never agreed on", plan: ["conflict eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
      $0.says = ["never agreed"]
    },
    Situation("never agreed on, directory preferred", plan: ["replace eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
      $0.options.preferred = .local
      $0.says = ["never agreed"]
    },
    Situation("never agreed on, account preferred", plan: ["hold eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
      $0.options.preferred = .remote
      $0.says = ["the account is preferred"]
    },
    Situation("never agreed on in one of two languages", plan: ["conflict eng", "unchanged fra"]) {
      $0.file("Talk.en.srt")
      $0.file("Talk.fr.srt", "Salut")
      $0.remote("eng", "Bye")
      $0.remote("fra", "Salut")
    },
    Situation("unchanged", plan: ["unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
    },
    Situation("other newlines", plan: ["unchanged eng"]) {
      $0.files["Talk.en.srt"] = Array(captions("Hello").utf8).flatMap {
        $0 == 0x0A ? [0x0D, 0x0A] : [$0]
      }
      $0.remote("eng")
      $0.says = ["newlines to LF"]
    },
    Situation("byte-order mark", plan: ["unchanged eng"]) {
      $0.files["Talk.en.srt"] = [0xEF, 0xBB, 0xBF] + Array(captions("Hello").utf8)
      $0.remote("eng")
      $0.says = ["byte-order mark removed"]
    },
    Situation("other numbering", plan: ["unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.tracks["aaaaaaaaa1"] = [
        AccountTrack(
          code: "eng",
          text:
            "7\n00:00:01,000 --> 00:00:03,000\nHello\n\n\n8\n00:00:04.000 --> 00:00:06.000\nand more"
        )
      ]
    },
    Situation("server wrote entities", plan: ["unchanged eng"]) {
      $0.file("Talk.en.srt", "Q & A")
      $0.remote("eng", "Q &amp; A")
      $0.says = ["the same but for"]
    },
    Situation("one millisecond", plan: ["replace eng"]) {
      $0.file("Talk.en.srt")
      $0.options.preferred = .local
      $0.tracks["aaaaaaaaa1"] = [
        AccountTrack(code: "eng", text: captions("Hello").replacing("03,000", with: "03,001"))
      ]
    },
    Situation("remote only", plan: ["unchanged eng", "hold fra"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra")
      $0.says = ["only in the account"]
    },
    Situation("pending text", plan: ["hold eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng", nil)
      $0.says = ["not ready"]
    },
    Situation("draft that differs", plan: ["hold eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye", draft: true)
      $0.says = ["draft"]
    },
    Situation("draft that is the same", plan: ["unchanged eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng", draft: true)
    },
    Situation("empty on the server", plan: ["replace eng"]) {
      $0.file("Talk.en.srt")
      $0.tracks["aaaaaaaaa1"] = [AccountTrack(code: "eng", text: "")]
    },
    Situation("nothing but blank lines on the server", plan: ["replace eng"]) {
      $0.file("Talk.en.srt")
      $0.tracks["aaaaaaaaa1"] = [AccountTrack(code: "eng", text: "\u{FEFF}\r\n \n")]
    },
    Situation("text without cues on the server", plan: ["conflict eng"]) {
      $0.file("Talk.en.srt")
      $0.tracks["aaaaaaaaa1"] = [AccountTrack(code: "eng", text: "WEBVTT\n\nNOTE theirs\n")]
    },
  ]
}
