// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct RollingOrRepeatedTextTests {
  @Test func fixtures() throws { try Fixtures.check(RollingOrRepeatedText.self) }

  private static func rolling(_ count: Int) -> String {
    var text = ""
    for index in 0..<count {
      let start = Timestamp(milliseconds: Int64(index) * 1000)
      let end = Timestamp(milliseconds: Int64(index) * 1000 + 900)
      text += "\(index + 1)\n\(start) --> \(end)\nline \(index)\nline \(index + 1)\n\n"
    }
    return text
  }

  @Test func nineCuesAreTooFewToTell() {
    #expect(Lint.messages(RollingOrRepeatedText.self, in: Self.rolling(9)).isEmpty)
    #expect(
      Lint.messages(RollingOrRepeatedText.self, in: Self.rolling(10))
        == ["7:1 9 of 10 cues begin with the last line of the cue above"])
  }

  @Test func deletesTheRepeatedLines() {
    let fixed = Lint.fixed(RollingOrRepeatedText.self, in: Self.rolling(10))
    #expect(!fixed.contains("line 3\nline 4"))
    #expect(fixed.contains("line 4\n\n5\n"))
  }

  /// Roll-up of three lines: each cue repeats the last two of the one above.
  @Test func deletesAllLinesThatRoll() {
    var text = ""
    for index in 0..<12 {
      let start = Timestamp(milliseconds: Int64(index) * 1000)
      let end = Timestamp(milliseconds: Int64(index + 1) * 1000)
      let lines = (max(0, index - 2)...index).map { "line number \($0)" }
      text += "\(index + 1)\n\(start) --> \(end)\n\(lines.joined(separator: "\n"))\n\n"
    }
    #expect(
      Lint.messages(RollingOrRepeatedText.self, in: text)
        == ["6:1 11 of 12 cues begin with the last line of the cue above"])
    let fixed = Lint.fixed(RollingOrRepeatedText.self, in: text)
    for index in 0..<12 {
      #expect(fixed.split(separator: "\n").count { $0 == "line number \(index)" } == 1)
    }
  }

  /// What people call, chant and play comes again without a machine.
  @Test(arguments: [
    ("Vicky!", 0), ("♪ ♪", 0), ("[music playing softly here]", 0), ("We want more, more!", 900),
    ("Hey hey.", 0),
  ])
  func shoutsAndChantsMayRepeat(text: String, pause: Int) {
    let cues = (0..<8).map { (start: $0 * 2000, end: $0 * 2000 + 2000 - pause) }
    let file = cues.enumerated().map { place, cue in
      "\(place + 1)\n\(Timestamp(milliseconds: Int64(cue.start))) --> \(Timestamp(milliseconds: Int64(cue.end)))\n\(text)\n"
    }.joined(separator: "\n")
    #expect(Lint.messages(RollingOrRepeatedText.self, in: file).isEmpty)
  }

  @Test func threeOfTheSameAreNoRun() {
    #expect(
      Lint.messages(
        RollingOrRepeatedText.self, in: srt((0, 1000, "Oh"), (1000, 2000, "Oh"), (2000, 3000, "Oh"))
      ).isEmpty)
  }
}
