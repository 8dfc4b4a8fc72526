// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct HourOffsetTests {
  @Test func fixtures() throws { try Fixtures.check(HourOffset.self) }

  @Test func aLongFilmIsNoTape() {
    let text = srt((3_605_000, 3_606_000, "A"), (7_300_000, 7_301_000, "B"))
    #expect(Lint.messages(HourOffset.self, in: text).isEmpty)
  }

  @Test func theMediaDecides() {
    let text = srt((3_605_000, 3_606_000, "A"))
    #expect(Lint.messages(HourOffset.self, in: text).count == 1)
    #expect(
      Lint.messages(HourOffset.self, in: text) {
        $0.mediaDuration = Timestamp(milliseconds: 5_400_000)
      }.isEmpty)
  }

  @Test func amazonRefusesIt() {
    #expect(
      Lint.findings(HourOffset.self, in: srt((36_005_000, 36_006_000, "A")), profile: "amazon")
        .map(\.diagnostic.severity) == [.error])
  }
}
