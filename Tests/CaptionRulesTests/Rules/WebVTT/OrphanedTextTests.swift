// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct OrphanedTextTests {
  @Test func fixtures() throws { try Fixtures.check(OrphanedText.self) }

  @Test func leavesCommentsAndStyles() {
    let text =
      "WEBVTT\n\nSTYLE\na\n\nNOTE a\n\n00:01.000 --> 00:02.000\na\n\nNOTE\nb\n"
    #expect(Lint.messages(OrphanedText.self, in: text).isEmpty)
  }

  @Test func makesAComment() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nb\nc\n"
    #expect(
      Lint.messages(OrphanedText.self, in: text) == [
        "6:1 text below a blank line belongs to no cue"
      ])
    #expect(Lint.fixed(OrphanedText.self, in: text, safety: .safe) == text)
    #expect(
      Lint.fixed(OrphanedText.self, in: text)
        == "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\nNOTE\nb\nc\n")
  }
}
