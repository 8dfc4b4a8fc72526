// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct MissingBlankLineTests {
  @Test func fixtures() throws { try Fixtures.check(MissingBlankLine.self) }

  @Test func insertsTheLine() {
    let broken =
      "1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
    #expect(
      Lint.fixed(MissingBlankLine.self, in: broken, safety: .safe)
        == srt((1000, 2000, "A"), (3000, 4000, "B")))
  }

  /// VLC and Media3 read text up to a line that is empty.
  @Test(arguments: [" ", "\t", "   ", " \t "])
  func aLineOfSpacesIsEmptied(spaces: String) {
    let text =
      "1\n00:00:01,000 --> 00:00:02,000\nA\n\(spaces)\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
    let findings = Lint.findings(MissingBlankLine.self, in: text)
    #expect(findings.map(\.position.line) == [4])
    #expect(findings.map(\.diagnostic.severity) == [.warning])
    #expect(
      Lint.findings(MissingBlankLine.self, in: text, profile: "android").map(\.diagnostic.severity)
        == [.error])
    #expect(
      Lint.fixed(MissingBlankLine.self, in: text, safety: .safe)
        == srt((1000, 2000, "A"), (3000, 4000, "B")))
  }

  /// Beside an empty line, or at the end of the file, spaces separate nothing.
  @Test(arguments: ["A\n \n\n2\n", "A\n\n \n2\n", "A\n \nB\n\n2\n"])
  func otherLinesOfSpacesAreForOthers(text: String) {
    let file =
      "1\n00:00:01,000 --> 00:00:02,000\n\(text)00:00:03,000 --> 00:00:04,000\nC\n \n"
    #expect(Lint.messages(MissingBlankLine.self, in: file).isEmpty)
  }

  /// What stands alone right above the times may be the cue's name, or its start.
  @Test(arguments: [
    "1\n00:00:01,000 --> 00:00:02,000\nA\n\nNarrator\n00:00:03,000 --> 00:00:04,000\nB\n",
    "1\n00:00:01,000 --> 00:00:02,000\nA\n00:00:03,000\n--> 00:00:04,000\nB\n",
  ])
  func isUnsafeBelowANameOrAStart(text: String) {
    let findings = Lint.findings(MissingBlankLine.self, in: text)
    #expect(findings.map(\.diagnostic.fix?.safety) == [.unsafe])
  }
}
