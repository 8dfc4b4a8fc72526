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
}
