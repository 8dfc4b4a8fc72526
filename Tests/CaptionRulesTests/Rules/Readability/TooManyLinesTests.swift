// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TooManyLinesTests {
  @Test func fixtures() throws { try Fixtures.check(TooManyLines.self) }

  @Test func joinsWhatFits() {
    let text = srt((0, 4000, "One\ntwo\nthree\nfour"))
    #expect(
      Lint.messages(TooManyLines.self, in: text) == ["6:1 the cue has 4 lines, more than 3"])
    #expect(Lint.fixed(TooManyLines.self, in: text) == srt((0, 4000, "One two three four")))
    #expect(Lint.fixed(TooManyLines.self, in: text, safety: .safe) == text)
  }

  @Test func theLimitItselfAndLinesOfSpacesPass() {
    #expect(Lint.messages(TooManyLines.self, in: srt((0, 4000, "One\ntwo\nthree"))).isEmpty)
    #expect(
      Lint.messages(TooManyLines.self, in: srt((0, 4000, "One\ntwo\n \nthree\n "))).isEmpty)
  }

  @Test(arguments: ["upload": 0, "ted": 1, "bbc-vertical": 0, "netflix": 1])
  func profilesHaveLimitsOfTheirOwn(profile: String, count: Int) {
    let text = srt((0, 4000, "One\ntwo\nthree"))
    #expect(Lint.messages(TooManyLines.self, in: text, profile: profile).count == count)
  }

  @Test func speakersKeepTheirLines() {
    let text = srt((0, 4000, "- One\n- two\n- three\n- four"))
    #expect(Lint.fixed(TooManyLines.self, in: text) == text)
  }
}
