// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TimesUnreadableTests {
  @Test func fixtures() throws { try Fixtures.check(TimesUnreadable.self) }

  @Test func pointsToTheLineOfTheArrow() {
    let text = "WEBVTT\n\n1\nx --> y\na\n"
    #expect(
      Lint.messages(TimesUnreadable.self, in: text) == [
        "4:1 the times cannot be read; what stands below them belongs to no cue"
      ])
  }

  @Test(arguments: ["00:01.000 --> 00:02.000", "00:01,000 --> 00:02,000"])
  func leavesWhatCanBeRead(line: String) {
    #expect(Lint.messages(TimesUnreadable.self, in: "WEBVTT\n\n\(line)\na\n").isEmpty)
  }
}
