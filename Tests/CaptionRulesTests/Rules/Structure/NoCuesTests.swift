// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct NoCuesTests {
  @Test func fixtures() throws { try Fixtures.check(NoCues.self) }

  @Test func saysWhetherTheFileIsEmpty() {
    #expect(Lint.messages(NoCues.self, in: "") == ["1:1 the file is empty"])
    #expect(
      Lint.messages(NoCues.self, in: "\n\n")
        == ["1:1 the file has no cue: none of its lines is a timing line"])
  }

  @Test func oneCueIsEnough() {
    #expect(Lint.messages(NoCues.self, in: srt((0, 1000, ""))).isEmpty)
  }
}
