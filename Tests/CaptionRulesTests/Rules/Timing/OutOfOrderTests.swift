// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct OutOfOrderTests {
  @Test func fixtures() throws { try Fixtures.check(OutOfOrder.self) }

  @Test func equalStartsAreInOrder() {
    #expect(Lint.messages(OutOfOrder.self, in: srt((1000, 2000, "A"), (1000, 1500, "B"))).isEmpty)
    #expect(
      Lint.messages(OutOfOrder.self, in: srt((1000, 2000, "A"), (999, 1500, "B")))
        == ["6:1 cue 2 starts 1 ms before cue 1"])
  }

  @Test func joinedFilesAreSortedOnlyWhenAskedFor() {
    let text = srt((3000, 4000, "A"), (5000, 6000, "B")) + "\n" + srt((1000, 2000, "C"))
    #expect(Lint.findings(OutOfOrder.self, in: text).map(\.diagnostic.fix?.safety) == [.unsafe])
  }

  @Test func sortsNothingByATimeInDoubt() {
    let text = "1\n00:00:03000 --> 00:00:04000\nA\n\n2\n00:00:05,000 --> 00:00:06,000\nB\n"
    #expect(Lint.findings(OutOfOrder.self, in: text).map(\.diagnostic.fix?.safety) == [.unsafe])
  }
}
