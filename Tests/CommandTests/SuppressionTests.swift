// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What stands beside a file to say that a finding was accepted.
struct SuppressionTests {
  static let text = """
    1
    00:00:01,000 --> 00:00:04,000
    One

    2
    00:00:03,000 --> 00:00:05,000
    Two

    3
    00:00:04,500 --> 00:00:06,000
    Three

    """

  private func run(_ sidecar: String, _ arguments: String...) throws -> Captions.Outcome {
    let captions = try Captions()
    try captions.file("a.srt", Self.text)
    try captions.file("a.srt.captions.json", sidecar)
    return try captions.run(["validate", "a.srt", "--format", "concise"] + arguments)
  }

  @Test(arguments: [
    ("\"cues\": [2]", ["9:1"]), ("\"cues\": [\"2-3\"]", []), ("\"cues\": [\"3 - 9\", 1]", ["6:1"]),
    ("\"times\": [\"00:00:05,500 --> 00:00:09,000\"]", ["6:1"]), ("\"reason\": \"seen\"", []),
  ])
  func hidesWhatItNames(place: String, left: [String]) throws {
    for rule in ["CAP308", "SRT308", "overlap", "CAP3", "SRT3", "all"] {
      let outcome = try run("{\"suppressions\": [{\"rules\": [\"\(rule)\"], \(place)}]}")
      let lines = outcome.output.split(separator: "\n").map { line in
        line.split(separator: ":").dropFirst().prefix(2).joined(separator: ":")
      }
      #expect(lines == left.map { $0 == "9:1" ? "10:1" : $0 }, "\(rule) \(place)")
      #expect(outcome.messages.contains("\(2 - left.count) suppressed"))
    }
  }

  @Test func tellsOfWhatIsNotNeededAnyMore() throws {
    let outcome = try run("{\"suppressions\": [{\"rules\": [\"CAP501\"]}]}")
    #expect(outcome.messages.contains("a.srt: nothing is left to suppress of CAP501"))
    #expect(
      !(try run("{\"suppressions\": [{\"rules\": [\"CAP501\"]}]}", "--quiet")).messages
        .contains("suppress"))
  }

  @Test func fixLeavesItAlone() throws {
    let captions = try Captions()
    try captions.file("a.srt", Self.text)
    try captions.file(
      "a.srt.captions.json",
      "// Two speakers.\n{\"suppressions\": [{\"rules\": [\"CAP308\"], \"times\": [\"3s --> 3.5s\"],}]}"
    )
    let outcome = try captions.run("fix", "a.srt", "--unsafe")
    #expect(outcome.output.contains("00:00:01,000 --> 00:00:04,000"))
    #expect(outcome.output.contains("00:00:03,000 --> 00:00:04,500"))
  }

  @Test(arguments: [
    ("{\"suppressions\": [{\"rules\": [\"SRT999\"]}]}", "SRT999"),
    ("{\"suppressions\": [{\"rules\": [\"CAP308\"], \"cue\": 3}]}", "'cue'"),
    ("{\"suppressions\": [{\"rules\": [\"CAP308\"], \"cues\": [\"9-3\"]}]}", "9-3"),
    ("{\"suppressions\": [{\"rules\": [\"CAP308\"], \"times\": [\"soon\"]}]}", "soon"),
    ("{\"supressions\": []}", "'supressions'"), ("{\"suppressions\": [{}]}", "rules"),
  ])
  func saysWhatIsWrongWithIt(sidecar: String, message: String) throws {
    let outcome = try run(sidecar)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("a.srt.captions.json"))
    #expect(outcome.messages.contains(message))
  }

  @Test func canBePassedOver() throws {
    let outcome = try run("{\"suppressions\": [{\"rules\": [\"all\"]}]}", "--no-configuration")
    #expect(outcome.output.contains("CAP308"))
  }
}
