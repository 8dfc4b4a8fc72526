// SPDX-License-Identifier: Apache-2.0

import Foundation
import WistiaSandbox

extension SyncRow {
  /// What the account says of its medias.
  static let medias: [SyncRow] = [
    SyncRow("processing", plan: ["hold eng"], 0, apply: ["held"], 0) {
      $0.medias[0].status = "processing"
      $0.file("Talk.en.srt")
      $0.says = ["processing"]
    },
    SyncRow("failed media", plan: ["hold eng"], 0, apply: ["held"], 0) {
      $0.medias[0].status = "failed"
      $0.file("Talk.en.srt")
      $0.says = ["failed"]
    },
    SyncRow("an image", plan: ["hold eng"], 0, apply: ["held"], 0) {
      $0.medias[0].type = "Image"
      $0.file("Talk.en.srt")
      $0.says = ["not a video (Image)"]
    },
    SyncRow("past the media's end", problem: ["problem"], results: ["failed"]) {
      $0.medias[0].duration = 5
      $0.file("Talk.en.srt")
      $0.says = ["CAP701"]
    },
    SyncRow("shortly past the media's end", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.medias[0].duration = 5.8
      $0.file("Talk.en.srt")
      $0.says = ["CAP701"]
    },
    SyncRow("timed for another frame rate", problem: ["problem"], results: ["failed"]) {
      $0.medias[0].duration = 3600
      $0.files["Talk.en.srt"] = Data(
        (captions("Hello") + "\n3\n01:02:28,000 --> 01:02:30,000\nBye\n").utf8)
      $0.says = ["CAP702"]
    },
    SyncRow("pending text", plan: ["hold eng"], 0, apply: ["held"], 0) {
      $0.medias[0].orders = ["eng"]
      $0.file("Talk.en.srt")
      $0.says = ["not ready"]
    },
    SyncRow("a draft that differs", plan: ["hold eng"], 0, apply: ["held"], 0) {
      $0.file("Talk.en.srt")
      $0.faults = [draft("Bye")]
      $0.says = ["draft"]
      $0.appliesTwice = false
    },
    SyncRow("a draft that is the same", plan: ["unchanged eng"], 0, apply: ["unchanged"], 0) {
      $0.file("Talk.en.srt")
      $0.faults = [draft("Hello")]
      $0.appliesTwice = false
    },
  ]

  /// The index says that the captions are a draft.
  private static func draft(_ word: String) -> FaultRule {
    fault {
      $0.method = "GET"
      $0.path = "*/captions*"
      $0.status = 200
      $0.contentType = "application/json"
      let text = captions(word).replacing("\n", with: "\\n")
      $0.body = "[{\"language\":\"eng\",\"text\":\"\(text)\",\"is_draft\":true}]"
    }
  }

  /// Changes since the two sides last agreed.
  static let threeWay: [SyncRow] = [
    SyncRow("changed here", plan: ["replace eng"], 3, apply: ["verified"], 0) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "New")
      $0.remote("eng", "Old")
    },
    SyncRow("changed there", plan: ["hold eng"], 0, apply: ["held"], 0) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "Old")
      $0.remote("eng", "New")
      $0.says = ["sync pull"]
    },
    SyncRow("changed there, directory preferred", plan: ["replace eng"], 3, apply: ["verified"], 0)
    {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "Old")
      $0.remote("eng", "New")
      $0.arguments = ["--prefer", "local"]
    },
    SyncRow("changed on both sides", problem: ["conflict eng"], results: ["conflict"]) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "Mine")
      $0.remote("eng", "Theirs")
      $0.says = ["both sides"]
    },
    SyncRow(
      "changed on both sides, directory preferred", plan: ["replace eng"], 3, apply: ["verified"], 0
    ) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "Mine")
      $0.remote("eng", "Theirs")
      $0.arguments = ["--prefer", "local"]
    },
    SyncRow("changed on both sides, account preferred", plan: ["hold eng"], 0, apply: ["held"], 0) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "Mine")
      $0.remote("eng", "Theirs")
      $0.arguments = ["--prefer", "remote"]
    },
    SyncRow(
      "changed on both sides to the same", plan: ["unchanged eng"], 0, apply: ["unchanged"], 0
    ) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "New")
      $0.remote("eng", "New")
    },
    SyncRow(
      "a conflict beside something new", problem: ["conflict eng", "create fra"],
      results: ["conflict", "verified"]
    ) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "Mine")
      $0.file("Talk.fr.srt")
      $0.remote("eng", "Theirs")
    },
    SyncRow("deleted there", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "Old")
      $0.says = ["added again"]
    },
    SyncRow("renamed file", plan: ["unchanged eng"], 0, apply: ["unchanged"], 0) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("aaaaaaaaa1.eng.srt", "Old")
      $0.remote("eng", "Old")
    },
    SyncRow("renamed media", problem: ["problem"], results: ["failed"]) {
      $0.agreed([("Talk.en.srt", "eng", "Old")])
      $0.file("Talk.en.srt", "Old")
      $0.medias = [
        RemoteMedia(id: "aaaaaaaaa1", name: "Speech", captions: ["eng": captions("Old")])
      ]
    },
  ]

  /// Tracks whose files are gone.
  static let pruning: [SyncRow] = [
    SyncRow(
      "gone here", plan: ["delete fra", "unchanged eng"], 3, apply: ["unchanged", "verified"], 0
    ) {
      $0.agreed([("Talk.en.srt", "eng", "Hello"), ("Talk.fr.srt", "fra", "Salut")])
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", "Salut")
      $0.arguments = ["--prune"]
    },
    SyncRow(
      "gone here without pruning", plan: ["hold fra", "unchanged eng"], 0,
      apply: ["held", "unchanged"], 0
    ) {
      $0.agreed([("Talk.en.srt", "eng", "Hello"), ("Talk.fr.srt", "fra", "Salut")])
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", "Salut")
    },
    SyncRow("all files gone", plan: ["delete eng"], 7, apply: [], 7) {
      $0.agreed([("Talk.en.srt", "eng", "Hello")])
      $0.remote("eng")
      $0.arguments = ["--prune"]
      $0.says = ["nothing is deleted for that"]
      $0.appliesTwice = false
    },
    SyncRow(
      "never had a file", plan: ["hold fra", "unchanged eng"], 0, apply: ["held", "unchanged"], 0
    ) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", "Salut")
      $0.arguments = ["--prune"]
    },
    SyncRow(
      "never had a file, foreign pruned", plan: ["delete fra", "unchanged eng"], 3,
      apply: ["unchanged", "verified"], 0
    ) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", "Salut")
      $0.arguments = ["--prune", "--prune-foreign"]
    },
    SyncRow(
      "more than may be deleted", plan: ["delete deu", "delete fra", "unchanged eng"], 7, apply: [],
      7
    ) {
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", "Salut")
      $0.remote("deu", "Hallo")
      $0.arguments = ["--prune", "--prune-foreign", "--max-delete", "1"]
      $0.says = ["--max-delete"]
      $0.appliesTwice = false
    },
    SyncRow(
      "gone here and changed there", problem: ["conflict fra", "unchanged eng"],
      results: ["conflict", "unchanged"]
    ) {
      $0.agreed([("Talk.en.srt", "eng", "Hello"), ("Talk.fr.srt", "fra", "Salut")])
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.remote("fra", "Changed")
      $0.arguments = ["--prune"]
    },
    SyncRow(
      "nothing is deleted when something failed",
      problem: ["delete fra", "problem", "unchanged eng"],
      results: ["failed", "skipped", "unchanged"]
    ) {
      $0.agreed([("Talk.en.srt", "eng", "Hello"), ("Talk.fr.srt", "fra", "Salut")])
      $0.file("Talk.en.srt")
      $0.files["Talk.de.srt"] = Data()
      $0.remote("eng")
      $0.remote("fra", "Salut")
      $0.arguments = ["--prune"]
      $0.says = ["nothing is deleted when anything else failed"]
      $0.appliesTwice = false
    },
    SyncRow(
      "a draft is never pruned", plan: ["hold fra", "unchanged eng"], 0,
      apply: ["held", "unchanged"], 0
    ) {
      $0.agreed([("Talk.en.srt", "eng", "Hello"), ("Talk.fr.srt", "fra", "Salut")])
      $0.file("Talk.en.srt")
      $0.remote("eng")
      $0.medias[0].orders = ["fra"]
      $0.arguments = ["--prune", "--prune-foreign"]
    },
  ]

  /// What the server refuses.
  static let refusals: [SyncRow] = [
    SyncRow("400 on create", plan: ["create eng"], 3, apply: ["failed"], 1) {
      $0.file("Talk.en.srt")
      $0.faults = [refusal("POST", "*/captions*", with: 400)]
      $0.appliesTwice = false
    },
    SyncRow("404 on create", plan: ["create eng"], 3, apply: ["failed"], 1) {
      $0.file("Talk.en.srt")
      $0.faults = [refusal("POST", "*/captions*", with: 404)]
      $0.appliesTwice = false
    },
    SyncRow("404 on update", plan: ["replace eng"], 3, apply: ["failed"], 1) {
      $0.arguments = ["--prefer", "local"]
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
      $0.faults = [refusal("PUT", with: 404)]
      $0.appliesTwice = false
    },
    SyncRow("the answer to a create is lost", plan: ["create eng"], 3, apply: ["verified"], 0) {
      $0.file("Talk.en.srt")
      $0.faults = [
        fault {
          $0.method = "POST"; $0.path = "*/captions*"; $0.drops = true; $0.isApplied = true;
          $0.count = 1
        }
      ]
    },
    SyncRow("the answer to an update is lost", plan: ["replace eng"], 3, apply: ["verified"], 0) {
      $0.arguments = ["--prefer", "local"]
      $0.file("Talk.en.srt")
      $0.remote("eng", "Bye")
      $0.faults = [
        fault {
          $0.method = "PUT"; $0.drops = true; $0.isApplied = true; $0.count = 1
        }
      ]
    },
    SyncRow(
      "one set of captions a media", plan: ["create deu", "create eng"], 3,
      apply: ["failed", "verified"], 1
    ) {
      $0.configuration = { $0.ambiguities.captionsPerMedia = .one }
      $0.file("Talk.en.srt")
      $0.file("Talk.de.srt")
      $0.says = ["one set"]
      $0.appliesTwice = false
    },
    SyncRow("a token that may only read", plan: ["create eng"], 3, apply: ["failed"], 4) {
      $0.file("Talk.en.srt")
      $0.faults = ["POST", "PUT", "DELETE"].map { method in
        refusal(method, with: 403)
      }
      $0.appliesTwice = false
    },
    SyncRow("a token that is wrong", plan: [], 4, apply: [], 4) {
      $0.configuration = { $0.authentication = .tokens(["another"]) }
      $0.file("Talk.en.srt")
      $0.appliesTwice = false
    },
    SyncRow("one media cannot be read", problem: ["problem"], results: ["failed"]) {
      $0.file("Talk.en.srt")
      $0.faults = [refusal("GET", "*/captions*", with: 404)]
      $0.says = ["could not be read"]
      $0.appliesTwice = false
    },
    SyncRow("the server is overloaded", plan: [], 5, apply: [], 5) {
      $0.file("Talk.en.srt")
      $0.arguments = ["--no-retry"]
      $0.faults = [
        fault {
          $0.status = 503; $0.retryAfter = 1
        }
      ]
      $0.appliesTwice = false
    },
    SyncRow("writes are throttled", plan: ["create eng"], 3, apply: ["failed"], 5) {
      $0.file("Talk.en.srt")
      $0.arguments = ["--no-retry"]
      $0.faults = [
        fault {
          $0.method = "POST"; $0.status = 429; $0.retryAfter = 1
        }
      ]
      $0.appliesTwice = false
    },
  ]
}
