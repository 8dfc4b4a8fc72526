// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct SdhStyleTests {
  @Test func fixtures() throws { try Fixtures.check(SdhStyle.self) }

  private func messages(_ text: String, _ profile: String = "upload") -> [String] {
    Lint.messages(SdhStyle.self, in: srt((1000, 4000, text)), profile: profile)
  }

  @Test func theProfileDecidesAboutBrackets() {
    #expect(
      messages("(door slams)", "netflix") == [
        "3:1 the label (door slams) is not in square brackets"
      ])
    #expect(messages("(door slams)", "ted").isEmpty)
    #expect(messages("[door slams]", "ted").count == 1)
    #expect(messages("(door slams)").isEmpty)
    #expect(
      Lint.fixed(SdhStyle.self, in: srt((1000, 4000, "- (Ann) Hi")), profile: "netflix")
        == srt((1000, 4000, "- [Ann] Hi")))
  }

  @Test(arguments: [
    "[door slams", "door slams]", "(one\ntwo", "♪ la la la", "la la la ♪", "# la la #",
  ])
  func halfLabelsAndLyricsAreFound(text: String) {
    #expect(messages(text).count == 1)
  }

  @Test(arguments: [
    "[door\nslams]", "He said (quietly) no", ":)", ":(", "a) one", "♪ la la\nla la ♪", "We are #1",
    "*", "#tag", "a*b*c", "[♪]",
  ])
  func ordinaryTextPasses(text: String) {
    #expect(messages(text, "netflix").isEmpty)
  }

  @Test func noteSignsReplaceTheirStandIns() {
    #expect(
      Lint.fixed(SdhStyle.self, in: srt((1000, 4000, "# la la #")))
        == srt((1000, 4000, "♪ la la ♪")))
  }

  @Test func aFileKeepsToOneKind() {
    let text = srt(
      (0, 1, "[a]"), (2, 3, "[b]"), (4, 5, "[c]"), (6, 7, "(d)"), (8, 9, "(e)"), (10, 11, "(f)"))
    #expect(
      Lint.messages(SdhStyle.self, in: text) == [
        "1:1 3 labels are in square brackets and 3 in round ones"
      ])
  }
}
