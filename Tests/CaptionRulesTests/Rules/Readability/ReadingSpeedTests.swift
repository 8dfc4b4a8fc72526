// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionRules
import Testing

@Suite struct ReadingSpeedTests {
  @Test func fixtures() throws { try Fixtures.check(ReadingSpeed.self) }

  private static let seventeen = String(repeating: "a", count: 17)

  @Test func whatIsShownIsWhatIsCompared() {
    let exact = srt((1000, 2000, Self.seventeen))
    #expect(Lint.messages(ReadingSpeed.self, in: exact, profile: "amazon").isEmpty)
    let faster = srt((1000, 1999, Self.seventeen))
    #expect(
      Lint.messages(ReadingSpeed.self, in: faster, profile: "amazon") == [
        "3:1 17 characters in 0.999 s are 17.02 a second, more than 17"
      ])
  }

  @Test func whatRoundsToTheLimitPasses() {
    // 255 characters in 15.002 s are 16.9977…, shown and compared as 17.
    let text = srt((0, 15002, String(repeating: "a", count: 255)))
    #expect(Lint.messages(ReadingSpeed.self, in: text, profile: "amazon").isEmpty)
  }

  @Test func markupAndLineEndsDoNotCount() {
    let text = srt((1000, 2000, "<i>aaaaaaaa</i>\n{\\an8}aaaaaaaaa "))
    #expect(Lint.messages(ReadingSpeed.self, in: text, profile: "amazon").isEmpty)
  }

  @Test func extendsIntoTheGapOnly() {
    let free = srt((1000, 2000, String(repeating: "a", count: 40)), (5000, 6000, "b"))
    #expect(
      Lint.fixed(ReadingSpeed.self, in: free)
        == srt((1000, 2600, String(repeating: "a", count: 40)), (5000, 6000, "b")))
    #expect(Lint.fixed(ReadingSpeed.self, in: free, safety: .safe) == free)
    let tight = srt((1000, 2000, String(repeating: "a", count: 40)), (2100, 6000, "b"))
    #expect(Lint.messages(ReadingSpeed.self, in: tight).count == 1)
    #expect(Lint.fixed(ReadingSpeed.self, in: tight) == tight)
  }

  @Test func wordsAMinuteAreCountedWhereTheProfileWantsThem() {
    let text = srt((0, 1000, "It is 3 o'clock."), (2000, 4000, "Four words in this."))
    #expect(
      Lint.messages(ReadingSpeed.self, in: text, profile: "bbc") == [
        "3:1 4 words in 1.000 s are 240 a minute, more than 180"
      ])
    let severities = Lint.findings(ReadingSpeed.self, in: text, profile: "ofcom").map(
      \.diagnostic.severity)
    #expect(severities == [.error])
  }

  @Test func japaneseCountsHalfWidthAsHalf() {
    let text = srt((0, 2000, "ＡＢＣこんにちは"), (3000, 5000, "ABCDEFGHIJKLMNOP"))
    let messages = Lint.messages(ReadingSpeed.self, in: text, profile: "netflix") {
      $0.language = LanguageTag("ja")
    }
    #expect(
      messages == ["3:1 8 characters in 2.000 s are 4 a second, more than 4"] || messages.isEmpty)
    #expect(messages.isEmpty)
  }

  @Test func cuesWithoutDurationAreLeftToAnotherRule() {
    #expect(Lint.messages(ReadingSpeed.self, in: srt((2000, 2000, "Hello"))).isEmpty)
  }
}
