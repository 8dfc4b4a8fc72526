// SPDX-License-Identifier: Apache-2.0

import CaptionSync

extension Situation {
  static var all: [Situation] { matching + comparing + languages + broken + threeWay + pruning }

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

  /// What differs and what does not.
  static let comparing: [Situation] = [
    Situation("new", plan: ["create eng"]) { $0.file("Talk.en.srt") },
    Situation("changed", plan: ["replace eng"]) {
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
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
  ]
}
