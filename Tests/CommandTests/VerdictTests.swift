// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One file has one verdict, whoever is asked: what its directory says of it holds everywhere.
struct VerdictTests {
  /// A directory, and whether its one file of captions is good enough.
  struct Situation: Sendable, CustomTestStringConvertible {
    var name: String
    /// What lies in the directory, besides the captions.
    var settings: [String: String] = [:]
    var captions = VerdictTests.backwards
    /// Where the captions are, in the directory.
    var path = "Talk.en.srt"
    var isGood: Bool
    var testDescription: String { name }
  }

  /// An error that no safe fix fixes.
  static let backwards =
    "1\n00:00:05,000 --> 00:00:04,000\nHello\n\n2\n00:00:06,000 --> 00:00:08,000\nWorld\n"
  /// Two cues at once: no error unless somebody says so.
  static let overlapping =
    "1\n00:00:01,000 --> 00:00:04,000\nHello\n\n2\n00:00:03,000 --> 00:00:06,000\nWorld\n"
  /// No blank line between the cues.
  static let joined =
    "1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
  /// Captions that are no English.
  static let russian =
    "1\n00:00:01,000 --> 00:00:04,000\nЯ не знаю, что вы хотите этим сказать,\n"
    + "но мы можем поговорить об этом завтра утром.\n\n"
    + "2\n00:00:05,000 --> 00:00:09,000\nЯ давно хотел рассказать вам эту историю,\n"
    + "но вы никогда меня не слушали.\n\n"
    + "3\n00:00:10,000 --> 00:00:14,000\nКогда мы были детьми, мы часто ходили\n"
    + "играть в лес за нашим старым домом.\n\n"
    + "4\n00:00:15,000 --> 00:00:19,000\nТеперь всё по-другому, и никто не хочет\n"
    + "вспоминать те прекрасные дни.\n"

  static let situations = [
    Situation(name: "nothing is said", isGood: false),
    Situation(
      name: "ignored", settings: [".captions.json": #"{"ignore": ["SRT307"]}"#], isGood: true),
    Situation(
      name: "ignored above", settings: [".captions.json": #"{"ignore": ["SRT206"]}"#],
      captions: joined, path: "Spring/Talk.en.srt", isGood: true),
    Situation(
      name: "another one is ignored", settings: [".captions.json": #"{"ignore": ["SRT308"]}"#],
      isGood: false),
    Situation(
      name: "not selected", settings: [".captions.json": #"{"select": ["SRT5"]}"#], isGood: true),
    Situation(
      name: "selected", settings: [".captions.json": #"{"select": ["SRT3"]}"#], isGood: false),
    Situation(
      name: "a warning",
      settings: [".captions.json": #"{"severities": {"SRT307": "warning"}}"#], isGood: true),
    Situation(
      name: "off", settings: [".captions.json": #"{"severities": {"SRT3": "off"}}"#],
      isGood: true),
    Situation(
      name: "in a directory of its own",
      settings: [
        ".captions.json": #"{"overrides": [{"paths": ["Old/*"], "ignore": ["SRT307"]}]}"#
      ], path: "Old/Talk.en.srt", isGood: true),
    Situation(
      name: "in another directory",
      settings: [
        ".captions.json": #"{"overrides": [{"paths": ["Old/*"], "ignore": ["SRT307"]}]}"#
      ], path: "New/Talk.en.srt", isGood: false),
    Situation(
      name: "the nearest wins",
      settings: [
        ".captions.json": "{}", "Old/.captions.json": #"{"ignore": ["SRT307"]}"#,
      ], path: "Old/Talk.en.srt", isGood: true),
    Situation(
      name: "the nearest takes back",
      settings: [
        ".captions.json": #"{"ignore": ["SRT307"]}"#, "New/.captions.json": "{}",
      ], path: "New/Talk.en.srt", isGood: false),
    Situation(
      name: "a profile of one's own",
      settings: [
        ".captions.json": #"{"profile": "./own.json"}"#,
        "own.json": #"{"name": "own", "base": "upload", "severities": {"SRT307": "info"}}"#,
      ], isGood: true),
    Situation(
      name: "a strict profile of one's own",
      settings: [
        ".captions.json": #"{"profile": "./own.json"}"#,
        "own.json": #"{"name": "own", "base": "upload", "severities": {"SRT308": "error"}}"#,
      ], captions: overlapping, isGood: false),
    Situation(
      name: "accepted beside the file",
      settings: [
        "Talk.en.srt.captions.json":
          #"{"suppressions": [{"rules": ["SRT307"], "reason": "on purpose"}]}"#
      ], isGood: true),
    Situation(
      name: "accepted in another cue",
      settings: [
        "Talk.en.srt.captions.json": #"{"suppressions": [{"rules": ["SRT307"], "cues": [2]}]}"#
      ], isGood: false),
    Situation(name: "no error", captions: overlapping, isGood: true),
    Situation(
      name: "an error here", settings: [".captions.json": #"{"severities": {"overlap": "error"}}"#],
      captions: overlapping, isGood: false),
    Situation(
      name: "the wrong language, where that counts",
      settings: [".captions.json": #"{"severities": {"SRT602": "error"}}"#],
      captions: russian, isGood: false),
    Situation(
      name: "another language than the name says",
      settings: [".captions.json": #"{"language": "ru", "severities": {"SRT602": "error"}}"#],
      captions: russian, isGood: true),
    Situation(
      name: "longer than the media",
      settings: [".captions.json": #"{"mediaDuration": "4s", "ignore": ["SRT307"]}"#],
      isGood: false),
    Situation(
      name: "a configuration that nobody can read", settings: [".captions.json": "{"],
      captions: overlapping, isGood: false),
    Situation(
      name: "a sidecar that nobody can read",
      settings: ["Talk.en.srt.captions.json": #"{"suppressions": 1}"#],
      captions: overlapping, isGood: false),
  ]

  /// Whoever can be asked.
  enum Verb: String, CaseIterable, Sendable {
    case validate, fix, report, plan, apply, create, update
  }

  private func isGood(
    _ situation: Situation, _ verb: Verb, _ more: [String] = []
  ) throws -> (isGood: Bool, said: String) {
    let captions = try Captions()
    for (name, text) in situation.settings { try captions.file("d/\(name)", text) }
    let path = "d/\(situation.path)"
    try captions.file(path, situation.captions)
    func run(_ arguments: String...) throws -> Captions.Outcome {
      let outcome = try captions.run(
        arguments + more, environment: ["WISTIA_API_TOKEN": "t", "HOME": "/nowhere"])
      try #require([0, 1, 2].contains(outcome.status), "\(outcome.messages)")
      return outcome
    }
    let outcome: Captions.Outcome
    switch verb {
    case .validate: outcome = try run("validate", "d", "--no-cache")
    case .fix: outcome = try run("fix", "d", "--diff")
    case .report:
      outcome = try run("report", "d")
      guard outcome.status == 0 else { return (false, outcome.messages) }
      return (
        outcome.output.contains("<details id=\"t1\" class=\"error\"") == false, outcome.output
      )
    case .plan:
      outcome = try run("sync", "plan", "d", "--sandbox")
      #expect(outcome.output.contains(outcome.status == 0 ? "\n+ " : "\n! "), "\(outcome.output)")
    case .apply:
      outcome = try run("sync", "apply", "d", "--sandbox", "--yes")
    case .create, .update:
      outcome = try run(
        "wistia", "captions", verb.rawValue, "abcde12345", "--file", path, "--dry-run")
    }
    return (outcome.status == 0, outcome.output + outcome.messages)
  }

  @Test(arguments: situations, Verb.allCases)
  func everyVerbSaysTheSame(situation: Situation, verb: Verb) throws {
    // A safe fix would fix it.
    if verb == .fix, situation.captions == Self.joined, !situation.isGood { return }
    let (isGood, said) = try isGood(situation, verb)
    #expect(isGood == situation.isGood, "\(verb): \(said)")
  }

  /// What is asked of sync itself wins, as it does everywhere.
  @Test(arguments: [Verb.plan, .apply]) func optionsOfSyncWin(verb: Verb) throws {
    let lenient = Situation(
      name: "lenient",
      settings: [
        ".captions.json": #"{"profile": "./own.json"}"#,
        "own.json": #"{"name": "own", "base": "upload", "severities": {"SRT307": "info"}}"#,
      ], isGood: true)
    #expect(try isGood(lenient, verb).isGood)
    #expect(!(try isGood(lenient, verb, ["--validate", "netflix"]).isGood))
    #expect(try isGood(lenient, verb, ["--validate", "netflix", "--allow-invalid"]).isGood)
    let strict = Situation(
      name: "strict",
      settings: [".captions.json": #"{"severities": {"overlap": "error"}}"#],
      captions: Self.overlapping, isGood: false)
    #expect(!(try isGood(strict, verb).isGood))
    #expect(try isGood(strict, verb, ["--allow-invalid"]).isGood)
  }

  @Test(arguments: [Verb.create, .update]) func noValidateStillSends(verb: Verb) throws {
    let bad = Situation(name: "bad", isGood: false)
    #expect(try isGood(bad, verb, ["--no-validate"]).isGood)
  }
}
