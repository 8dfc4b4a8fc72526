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

  /// VLC and Media3 end a cue at a line that is empty, and at no line of spaces.
  @Test(arguments: [" \n\n", "\n \n", " \n\t\n\n \n", "\r\n \r\n"])
  func leavesALineThatIsEmpty(separator: String) {
    let (first, second) = (srt((1000, 2000, "A")), srt((3000, 4000, "B")))
    let newline = separator.utf8.contains(0x0D) ? "\r\n" : "\n"
    #expect(
      Lint.fixed(BlankLineCount.self, in: first + separator + second, safety: .safe)
        == first + newline + second)
  }

  @Test func leavesALineOfSpacesWhereNoneIsEmpty() {
    let (first, second) = (srt((1000, 2000, "A")), srt((3000, 4000, "B")))
    #expect(
      Lint.fixed(BlankLineCount.self, in: first + " \n \n" + second, safety: .safe)
        == first + " \n" + second)
  }

  /// The blank line below a title separates it from the first cue.
  @Test func leavesTheLinesBelowATitle() {
    let text = "Title\n\n" + srt((1000, 2000, "A"))
    #expect(Lint.messages(BlankLineCount.self, in: text).isEmpty)
    #expect(
      Lint.fixed(BlankLineCount.self, in: "\n\n" + text, safety: .safe) == text)
  }

  @Test func isUnsafeBesideWhatWasNotRead() {
    let text =
      srt((1000, 2000, "A")) + "\n\n\n2\n00:00:O3,000 --> 00:00:O4,000\nB\n\n3\n"
      + "00:00:05,000 --> 00:00:06,000\nC\n"
    #expect(Lint.findings(BlankLineCount.self, in: text).map(\.diagnostic.fix?.safety) == [.unsafe])
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
