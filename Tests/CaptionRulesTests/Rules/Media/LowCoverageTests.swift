// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct LowCoverageTests {
  @Test func fixtures() throws { try Fixtures.check(LowCoverage.self) }

  @Test func halfIsEnough() {
    #expect(
      Lint.messages(LowCoverage.self, in: srt((0, 5000, "A"))) {
        $0.mediaDuration = Timestamp(milliseconds: 10_000)
      }.isEmpty)
  }

  private static func speech(_ seconds: Range<Int64>...) -> SpeechMap {
    SpeechMap(
      seconds.map {
        Timestamp(
          milliseconds: $0.lowerBound * 1000)..<Timestamp(milliseconds: $0.upperBound * 1000)
      })
  }

  @Test func namesSpeechWithoutCaptions() {
    #expect(
      Lint.messages(LowCoverage.self, in: srt((0, 50_000, "A"))) {
        $0.speech = Self.speech(0..<50, 100..<161)
      } == ["1:1 61 s of speech from 00:01:40,000 have no caption"])
    #expect(
      Lint.messages(LowCoverage.self, in: srt((0, 50_000, "A"))) {
        $0.speech = Self.speech(0..<50, 100..<160)
      }.isEmpty)
  }

  @Test func lessThanAFifthOfTheSpeech() {
    #expect(
      Lint.messages(LowCoverage.self, in: srt((0, 5000, "A"))) { $0.speech = Self.speech(0..<30) }
        == ["1:1 captions are shown for 16 % of the speech"])
  }
}
