// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct OverlapTests {
  @Test func fixtures() throws { try Fixtures.check(Overlap.self) }

  @Test func aMillisecondIsTolerated() {
    #expect(Lint.messages(Overlap.self, in: srt((0, 1001, "A"), (1000, 2000, "B"))).isEmpty)
    #expect(Lint.messages(Overlap.self, in: srt((0, 1002, "A"), (1000, 2000, "B"))).count == 1)
  }

  @Test func aLongCueIsReportedOnce() {
    let text = srt((0, 9000, "A"), (1000, 2000, "B"), (2000, 3000, "C"))
    #expect(Lint.messages(Overlap.self, in: text) == ["6:1 cue 2 starts 8000 ms before cue 1 ends"])
  }

  @Test func fixesSafelyOnlyWhatNobodySees() {
    let text = srt((0, 1040, "A"), (1000, 2500, "B"), (2000, 3000, "C"))
    #expect(
      Lint.fixed(Overlap.self, in: text, safety: .safe)
        == srt((0, 1000, "A"), (1000, 2500, "B"), (2000, 3000, "C")))
    #expect(
      Lint.fixed(Overlap.self, in: text)
        == srt((0, 1000, "A"), (1000, 2000, "B"), (2000, 3000, "C")))
  }

  @Test func placesApartMayOverlap() {
    #expect(
      Lint.messages(
        Overlap.self, in: srt((0, 3000, "{\\an8}A"), (1000, 2000, "{\\an2}B"))
      ).isEmpty)
    #expect(
      Lint.messages(
        Overlap.self, in: srt((0, 3000, "{\\an8}A"), (1000, 2000, "{\\an8}B"))
      ).count == 1)
  }

  @Test func aSignAtTheTopHidesNoOverlapAtTheBottom() {
    let text = srt(
      (0, 9000, "{\\an8}SHOP"), (1000, 3000, "A"), (2000, 4000, "B"), (2500, 3500, "{\\an8}C"))
    #expect(
      Lint.messages(Overlap.self, in: text) == [
        "10:1 cue 3 starts 1000 ms before cue 2 ends",
        "14:1 cue 4 starts 6500 ms before cue 1 ends",
      ])
  }
}
