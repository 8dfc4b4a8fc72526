// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct FramerateScaleTests {
  @Test func fixtures() throws { try Fixtures.check(FramerateScale.self) }

  @Test func endingEarlyIsNoReason() {
    #expect(
      Lint.messages(FramerateScale.self, in: srt((0, 3_452_000, "A"))) {
        $0.mediaDuration = Timestamp(milliseconds: 3_600_000)
      }.isEmpty)
  }

  @Test func namesBothRates() {
    let titles = Lint.findings(FramerateScale.self, in: srt((0, 3_750_000, "A"))) {
      $0.mediaDuration = Timestamp(milliseconds: 3_600_000)
    }.map(\.diagnostic.fix?.title)
    #expect(titles == ["convert from 23.976 to 25 fps"])
  }

  @Test func theFixerConverts() throws {
    var settings = Lint.settings(for: FramerateScale.self)
    settings.mediaDuration = Timestamp(milliseconds: 3_600_000)
    let result = try Fixer(settings: settings, minimumSafety: .unsafe).fix(
      Array(srt((0, 1000, "A"), (3_740_000, 3_750_000, "B")).utf8))
    #expect(result.hasChanges && result.after.isEmpty)
  }
}
