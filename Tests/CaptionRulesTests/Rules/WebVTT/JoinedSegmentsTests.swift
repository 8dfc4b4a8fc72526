// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct JoinedSegmentsTests {
  @Test func fixtures() throws { try Fixtures.check(JoinedSegments.self) }

  @Test func isUnsafeWhereTheTimesMayCountFromElsewhere() {
    func file(_ first: String, _ second: String) -> String {
      "WEBVTT\n\(first)\n00:01.000 --> 00:02.000\na\n\nWEBVTT\n\(second)\n00:03.000 --> 00:04.000\nb\n"
    }
    let map = "X-TIMESTAMP-MAP=MPEGTS:1\n"
    for (text, safety) in [
      (file("", ""), FixSafety.safe), (file(map, map), .safe), (file(map, ""), .safe),
      (file("", map), .unsafe), (file(map, "X-TIMESTAMP-MAP=MPEGTS:2\n"), .unsafe),
    ] {
      let findings = Lint.findings(JoinedSegments.self, in: text)
      #expect(findings.map(\.diagnostic.fix?.safety) == [safety], "\(text)")
    }
  }

  @Test func leavesTheFirst() {
    let text = "WEBVTT\nX: 1\n\nWEBVTT\n\n00:01.000 --> 00:02.000\na\n"
    #expect(Lint.messages(JoinedSegments.self, in: text).isEmpty)
  }
}
