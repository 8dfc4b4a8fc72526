// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct LiteralEscapeTests {
  @Test func fixtures() throws { try Fixtures.check(LiteralEscape.self) }

  @Test(arguments: [
    ("One\\NTwo", "One\nTwo"), ("One \\N Two", "One\nTwo"), ("One\\nTwo", "One\nTwo"),
    ("One\\N\\NTwo", "One\nTwo"), ("One\\N", "One"), ("One\\hTwo", "One Two"),
  ])
  func breaksTheLineSafely(text: String, fixed: String) {
    #expect(
      Lint.fixed(LiteralEscape.self, in: srt((1000, 4000, text)), safety: .safe)
        == srt((1000, 4000, fixed)))
  }

  @Test(arguments: [
    ("say \\\"hi\\\"", "say \"hi\""), ("it\\u2019s", "it’s"), ("One%0ATwo", "One\nTwo"),
    ("one\\ntwo", "one\ntwo"),
  ])
  func otherEscapesAreUnsafe(text: String, fixed: String) {
    let file = srt((1000, 4000, text))
    #expect(Lint.fixed(LiteralEscape.self, in: file, safety: .safe) == file)
    #expect(Lint.fixed(LiteralEscape.self, in: file) == srt((1000, 4000, fixed)))
  }

  @Test(arguments: [
    "C:\\new\\names", "\\\\server\\nas", "100 %", "¯\\_(ツ)_/¯", "{\\nope}", "\\uXYZ",
  ])
  func pathsAndLoneBackslashesPass(text: String) {
    #expect(Lint.messages(LiteralEscape.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func barsCountOverTheWholeFile() {
    let few = srt((1000, 2000, "a|b"), (3000, 4000, "c|d"))
    #expect(Lint.messages(LiteralEscape.self, in: few).isEmpty)
    let many = srt((1000, 2000, "a|b"), (3000, 4000, "c|d"), (5000, 6000, "e|f"), (7000, 8000, "g"))
    #expect(
      Lint.messages(LiteralEscape.self, in: many) == [
        "1:1 '|' stands inside 3 of 4 cues, as if for line breaks"
      ])
  }

  @Test func theNewlineIsThatOfTheFile() {
    #expect(
      Lint.fixed(LiteralEscape.self, in: "1\r\n00:00:01,000 --> 00:00:02,000\r\nA\\NB\r\n")
        == "1\r\n00:00:01,000 --> 00:00:02,000\r\nA\r\nB\r\n")
  }

  @Test func barsBecomeLineBreaksUnsafely() {
    let bars = srt((1000, 2000, "a | b"), (3000, 4000, "c|d|e"), (5000, 6000, "f||g |"))
    #expect(Lint.fixed(LiteralEscape.self, in: bars, safety: .safe) == bars)
    #expect(
      Lint.fixed(LiteralEscape.self, in: bars)
        == srt((1000, 2000, "a\nb"), (3000, 4000, "c\nd\ne"), (5000, 6000, "f\ng |")))
  }
}
