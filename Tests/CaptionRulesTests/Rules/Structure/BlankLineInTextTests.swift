// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct BlankLineInTextTests {
  @Test func fixtures() throws { try Fixtures.check(BlankLineInText.self) }

  private static let text =
    "1\n00:00:01,000 --> 00:00:02,000\nA\n \nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n\nD\n"

  @Test func removesTheLineSafelyOnlyBetweenCues() {
    #expect(
      Lint.fixed(BlankLineInText.self, in: Self.text, safety: .safe)
        == "1\n00:00:01,000 --> 00:00:02,000\nA\nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n\nD\n")
    #expect(
      Lint.fixed(BlankLineInText.self, in: Self.text)
        == srt((1000, 2000, "A\nB"), (3000, 4000, "C\nD")))
  }

  @Test func blankLinesAfterTheTextAreASeparator() {
    #expect(
      Lint.messages(BlankLineInText.self, in: srt((1000, 2000, "A\n\n"), (3000, 4000, "B")))
        .isEmpty)
  }
}
