// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionTiming
import Testing

@Suite struct GapTooShortTests {
  @Test func fixtures() throws { try Fixtures.check(GapTooShort.self) }

  @Test func theDefaultProfileAsksForNoGap() {
    #expect(Lint.messages(GapTooShort.self, in: srt((0, 1000, "A"), (1001, 2000, "B"))).isEmpty)
  }

  @Test(arguments: [(79, 0), (78, 1), (1, 1), (0, 0)])
  func aMillisecondIsTolerated(gap: Int, count: Int) throws {
    let text = srt((0, 2000, "A"), (2000 + gap, 4000, "B"))
    let found = Lint.messages(GapTooShort.self, in: text, profile: "netflix") {
      $0.frameRate = .pal
    }
    #expect(found.count == count)
  }

  @Test func anUnknownRateBlamesNobody() {
    let text = srt((0, 2000, "A"), (2067, 4000, "B"), (4033, 5000, "C"))
    #expect(Lint.messages(GapTooShort.self, in: text, profile: "netflix").count == 1)
  }

  @Test func isSafeWhileTheCueStaysReadable() {
    let fixes = Lint.findings(
      GapTooShort.self, in: srt((0, 900, "A"), (950, 2500, "B"), (2550, 4000, "C")),
      profile: "netflix"
    ).map(\.diagnostic.fix?.safety)
    #expect(fixes == [.safe, .safe])
    let short = Lint.findings(
      GapTooShort.self, in: srt((0, 850, "A"), (880, 2500, "B")), profile: "netflix"
    ).map(\.diagnostic.fix?.safety)
    #expect(short == [.unsafe])
  }
}
