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

  @Test func threeOfTheSameAreNoRun() {
    #expect(
      Lint.messages(
        RollingOrRepeatedText.self, in: srt((0, 900, "Oh"), (1000, 1900, "Oh"), (2000, 2900, "Oh"))
      ).isEmpty)
  }
}
