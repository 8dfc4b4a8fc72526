// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What users give beside the captions: where somebody speaks, which glyphs there are, what is off.
struct ValidateInputsTests {
  private static let twoCues =
    "1\n00:00:01,000 --> 00:00:03,000\nAlpha beta\n\n2\n00:00:10,000 --> 00:00:12,000\nGamma\n"

  /// Audacity's labels, RTTM and captions whose cues are the stretches say the same.
  @Test(arguments: [
    ("speech.txt", "0.9\t3.1\tspeaker\n"),
    ("speech.rttm", "SPEAKER talk 1 0.9 2.2 <NA> <NA> anna <NA> <NA>\n"),
    ("speech.srt", "1\n00:00:00,900 --> 00:00:03,100\nx\n"),
  ])
  func aCueWhereNobodySpeaksIsSuspicious(name: String, content: String) throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.twoCues)
    try captions.file(name, content)
    let outcome = try captions.run(
      "validate", "a.srt", "--speech", name, "--select", "CAP415", "--format", "concise")
    #expect(
      outcome.output
        == "a.srt:7:1: warning[CAP415]: somebody speaks in 0 of the 2000 ms of cue 2 (asr-artifact)\n"
    )
    let without = try captions.run("validate", "a.srt", "--select", "CAP415")
    #expect(without.output.isEmpty)
  }

  @Test func aSpeechFileThatMakesNoSenseIsNamedWithItsLine() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.twoCues)
    try captions.file("speech.txt", "0.9\t3.1\tspeaker\nfrom one to three\n")
    let outcome = try captions.run("validate", "a.srt", "--speech", "speech.txt")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.messages.contains("speech.txt:2"))
  }

  @Test func onlyTheGlyphsOfTheListPass() throws {
    let captions = try Captions()
    try captions.file("a.srt", "1\n00:00:01,000 --> 00:00:03,000\nCafé œuf ñu\n")
    try captions.file("glyphs.txt", "U+0020-U+007E\nU+00E9 with an acute\nñ\n")
    let arguments = ["validate", "a.srt", "--profile", "netflix", "--select", "CAP412"]
    let outcome = try captions.run(
      arguments + ["--glyphs", "glyphs.txt", "--format", "concise"])
    #expect(outcome.output.hasPrefix("a.srt:3:6: warning[CAP412]: œ (U+0153) is not in the list"))
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(try captions.run(arguments).output.isEmpty)
  }

  @Test(arguments: [
    (#"{"severities": {"SRT206": "off"}}"#, []),
    (#"{"severities": {"missing-blank-line": "off"}}"#, []),
    (#"{"severities": {"SRT2": "off"}}"#, []),
    // The rule's own word wins over that of its family.
    (#"{"severities": {"SRT2": "off", "SRT206": "warning"}}"#, ["warning[SRT206]"]),
    (#"{"severities": {"SRT206": "off"}, "select": ["SRT206"]}"#, ["error[SRT206]"]),
  ])
  func aRuleCanBeTurnedOff(configuration: String, findings: [String]) throws {
    let captions = try Captions()
    try captions.file("a.srt", ValidateCommandTests.broken)
    try captions.file(".captions.json", configuration)
    let outcome = try captions.run("validate", "a.srt", "--format", "concise")
    #expect(outcome.output.split(separator: "\n").count == findings.count)
    for finding in findings { #expect(outcome.output.contains(finding)) }
  }

  @Test(arguments: ["json", "ndjson"])
  func statisticsAreADocument(format: String) throws {
    let captions = try Captions()
    try captions.file("a.srt", ValidateCommandTests.broken)
    try captions.file("b.srt", ValidateCommandTests.broken)
    try captions.file("c.srt", ValidateCommandTests.clean)
    let outcome = try captions.run(
      "validate", "a.srt", "b.srt", "c.srt", "--statistics", "--format", format)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(document["version"] as? Int == 1)
    #expect(document["files"] as? Int == 3)
    #expect(document["cues"] as? Int == 5)
    #expect(document["suppressed"] as? Int == 0)
    let statistics = try #require(document["statistics"] as? [[String: Any]])
    #expect(statistics.map { $0["code"] as? String } == ["SRT206"])
    #expect(statistics.first?["name"] as? String == "missing-blank-line")
    #expect(statistics.first?["count"] as? Int == 2)
    #expect(outcome.status == 1)
  }
}
