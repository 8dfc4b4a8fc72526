// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct TerminalEscapeTests {
  @Test func fixtures() throws { try Fixtures.check(TerminalEscape.self) }

  @Test func deletesWholeSequences() {
    let text = srt((0, 1000, "\u{1B}[1mHello\u{1B}[0m [31mred"))
    #expect(
      Lint.fixed(TerminalEscape.self, in: text, safety: .safe) == srt((0, 1000, "Hello [31mred")))
    #expect(Lint.fixed(TerminalEscape.self, in: text) == srt((0, 1000, "Hello red")))
  }

  @Test(arguments: ["[Music]", "[5m]", "[12]", "[12:31m", "(31m"])
  func labelsAreText(text: String) {
    #expect(Lint.messages(TerminalEscape.self, in: srt((0, 1000, text))).isEmpty)
  }

  @Test func aStringThatDoesNotEndEndsWithItsLine() {
    #expect(
      Lint.fixed(TerminalEscape.self, in: srt((0, 1000, "A\u{1B}]0;title\nB")))
        == srt((0, 1000, "A\nB")))
  }
}
