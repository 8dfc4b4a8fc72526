// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct IndexSequenceTests {
  @Test func fixtures() throws { try Fixtures.check(IndexSequence.self) }

  @Test func renumbersByPosition() {
    #expect(
      Lint.fixed(
        IndexSequence.self, in: "7\n00:00:01,000 --> 00:00:02,000\nA\n", safety: .safe)
        == srt((1000, 2000, "A")))
  }

  @Test func aRightSequenceIsSilent() {
    #expect(
      Lint.messages(IndexSequence.self, in: srt((1000, 2000, "A"), (500, 800, "B"))).isEmpty)
  }

  @Test func joinedFilesAreLeftToAPerson() {
    let text =
      srt((1000, 2000, "A"), (5000, 6000, "B")) + "\n" + srt((1000, 2000, "A"), (5000, 6000, "B"))
    let findings = Lint.findings(IndexSequence.self, in: text)
    #expect(
      findings.map(\.diagnostic.message) == ["the numbers start again at 1 while time jumps back"])
    #expect(findings.allSatisfy { $0.diagnostic.fix == nil })
  }

  /// The gap tells that a caption is missing: closing it is not safe.
  @Test(arguments: [
    "2\nB\n", "2\n00:00:03,000\nB\n", "2\n00:00:O3,000 --> 00:00:O4,000\nB\n",
    "2\n00:00:xx,000 --> 00:00:04,000\nB\n",
  ])
  func isUnsafeBelowWhatWasNotRead(block: String) {
    let text =
      srt((1000, 2000, "A")) + "\n\(block)\n3\n00:00:05,000 --> 00:00:06,000\nC\n\n7\n"
      + "00:00:08,000 --> 00:00:09,000\nD\n"
    let findings = Lint.findings(IndexSequence.self, in: text)
    #expect(findings.map(\.diagnostic.fix?.safety) == [.unsafe, .safe])
    #expect(findings.first?.diagnostic.notes == ["a caption above could not be read"])
  }

  /// Media3 reads nothing but ASCII digits, and no space beside them.
  @Test(arguments: [
    (" 2", "has spaces beside it"), ("2\t", "has spaces beside it"),
    ("\u{968}", "is not written in ASCII digits"), ("٢", "is not written in ASCII digits"),
    ("２ ", "is not written in ASCII digits"),
  ])
  func aNumberStandsAlone(index: String, what: String) {
    let text = srt((1000, 2000, "A")) + "\n\(index)\n00:00:03,000 --> 00:00:04,000\nB\n"
    #expect(
      Lint.messages(IndexSequence.self, in: text) == ["5:1 the index of cue 2 \(what)"])
    #expect(
      Lint.fixed(IndexSequence.self, in: text, safety: .safe)
        == srt((1000, 2000, "A"), (3000, 4000, "B")))
  }

  /// A number and the first line of a caption, joined: a safe fix deletes no letter.
  @Test(
    arguments: [
      ("2Hello", .unsafe), ("2Привет", .unsafe), ("7♪", .unsafe), ("2a", .unsafe), ("A", .unsafe),
      ("2€", .unsafe), ("2.", .safe), ("#2", .safe), ("2:", .safe), ("(2)", .safe),
    ] as [(String, FixSafety)])
  func isUnsafeWhereWordsMayStand(index: String, safety: FixSafety) {
    let text =
      srt((1000, 2000, "A")) + "\n\(index)\n00:00:03,000 --> 00:00:04,000\nB\n"
    let findings = Lint.findings(IndexSequence.self, in: text)
    #expect(findings.map(\.diagnostic.fix?.safety) == [safety])
    let fixed = Lint.fixed(IndexSequence.self, in: text, safety: .safe)
    #expect(fixed == (safety == .safe ? srt((1000, 2000, "A"), (3000, 4000, "B")) : text))
  }

  @Test func isUnsafeBelowAFirstCueThatWasNotRead() {
    let text = "1\n00:00:O1,000 --> 00:00:02,000\nA\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
    #expect(Lint.findings(IndexSequence.self, in: text).map(\.diagnostic.fix?.safety) == [.unsafe])
    let titled = "Title\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n"
    #expect(Lint.findings(IndexSequence.self, in: titled).map(\.diagnostic.fix?.safety) == [.safe])
  }
}
