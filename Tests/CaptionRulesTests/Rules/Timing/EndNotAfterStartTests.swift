// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct EndNotAfterStartTests {
  @Test func fixtures() throws { try Fixtures.check(EndNotAfterStart.self) }

  @Test func aMillisecondIsEnough() {
    #expect(Lint.messages(EndNotAfterStart.self, in: srt((1000, 1001, "A"))).isEmpty)
    #expect(Lint.messages(EndNotAfterStart.self, in: srt((1000, 1000, "A"))).count == 1)
  }

  @Test func swapsOnlyWhereTheNeighboursAllowIt() {
    #expect(Lint.fixed(EndNotAfterStart.self, in: srt((4000, 3000, "A"))) == srt((3000, 4000, "A")))
    #expect(
      Lint.fixed(EndNotAfterStart.self, in: srt((1000, 3500, "A"), (4000, 3000, "B")))
        == srt((1000, 3500, "A"), (4000, 4500, "B")))
    #expect(
      Lint.fixed(
        EndNotAfterStart.self, in: srt((1000, 3500, "A"), (4000, 3000, "B")), profile: "netflix")
        == srt((1000, 3500, "A"), (4000, 4833, "B")))
  }
}
