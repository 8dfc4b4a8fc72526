// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct NULByteTests {
  @Test func fixtures() throws { try Fixtures.check(NULByte.self) }

  @Test func deletesPaddingSafelyAndTheRestNot() {
    let text = srt((0, 1000, "A\0B")) + "\0\0\0"
    #expect(Lint.fixed(NULByte.self, in: text, safety: .safe) == srt((0, 1000, "A\0B")))
    #expect(Lint.fixed(NULByte.self, in: text) == srt((0, 1000, "AB")))
  }

  @Test func otherControlCharactersAreAnotherRule() {
    #expect(Lint.messages(NULByte.self, in: srt((0, 1000, "A\u{1}B"))).isEmpty)
  }
}
