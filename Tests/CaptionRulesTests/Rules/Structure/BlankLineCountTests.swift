// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct BlankLineCountTests {
  @Test func fixtures() throws { try Fixtures.check(BlankLineCount.self) }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func leavesOneInTheNewlinesOfTheFile(newline: String) {
    func file(_ blanks: Int, end: String) -> String {
      "1\n00:00:01,000 --> 00:00:02,000\nA\n".replacing(newline)
        + String(repeating: newline, count: blanks)
        + "2\n00:00:03,000 --> 00:00:04,000\nB".replacing(newline) + end
    }
    #expect(
      Lint.fixed(BlankLineCount.self, in: file(3, end: ""), safety: .safe)
        == file(1, end: newline))
    #expect(Lint.messages(BlankLineCount.self, in: file(1, end: newline)).isEmpty)
  }

  @Test func oneBlankLineAtTheEndIsCustomary() {
    #expect(Lint.messages(BlankLineCount.self, in: srt((1000, 2000, "A")) + "\n").isEmpty)
  }
}

extension String {
  /// The text with other newlines.
  fileprivate func replacing(_ newline: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: newline)
  }
}
