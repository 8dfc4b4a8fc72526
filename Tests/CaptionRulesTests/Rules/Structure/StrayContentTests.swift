// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct StrayContentTests {
  @Test func fixtures() throws { try Fixtures.check(StrayContent.self) }

  @Test func deletesALoneNumberSafelyAndNothingElse() {
    let text = "By X\n\n" + srt((1000, 2000, "Alpha")) + "\n2\n"
    #expect(Lint.messages(StrayContent.self, in: text).count == 2)
    #expect(
      Lint.fixed(StrayContent.self, in: text, safety: .safe)
        == "By X\n\n" + srt((1000, 2000, "Alpha")) + "\n")
  }

  @Test func aNumberInTheTextIsNotStray() {
    #expect(Lint.messages(StrayContent.self, in: srt((1000, 2000, "1984"))).isEmpty)
  }
}
