// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct CommentAsIdentifierTests {
  @Test func fixtures() throws { try Fixtures.check(CommentAsIdentifier.self) }

  @Test(arguments: ["Note", "NOTES", "a NOTE", "1", "STYLES"])
  func leavesOtherNames(name: String) {
    let text = "WEBVTT\n\n\(name)\n00:01.000 --> 00:02.000\na\n"
    #expect(Lint.messages(CommentAsIdentifier.self, in: text).isEmpty)
  }
}
