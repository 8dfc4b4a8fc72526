// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct WrongFormatTests {
  @Test func fixtures() throws { try Fixtures.check(WrongFormat.self) }

  @Test(arguments: [
    "WEBVTT": "WebVTT", "<tt xmlns=\"\">": "TTML", "{1}{2}Hi": "MicroDVD", "[00:01.02]Hi": "LRC",
    "0:00:01.000,0:00:02.000": "SBV", "[": "JSON", "%PDF-1.4": "PDF",
  ])
  func namesTheFormat(line: String, format: String) {
    #expect(
      Lint.messages(WrongFormat.self, in: line + "\n\nHello\n")
        == ["1:1 the file is \(format), not SubRip"])
  }

  @Test func aPreambleIsNoFormat() {
    for line in ["[Music]", "By X", "{\\an8}", "12:30"] {
      #expect(Lint.messages(WrongFormat.self, in: line + "\n\n" + srt((0, 1000, "A"))).isEmpty)
    }
  }

  @Test func signaturesInTextAreText() {
    #expect(Lint.messages(WrongFormat.self, in: srt((0, 1000, "WEBVTT"))).isEmpty)
  }

  @Test func deletesTheHeader() {
    #expect(
      Lint.fixed(WrongFormat.self, in: "WEBVTT\n\n" + srt((0, 1000, "A")))
        == "\n" + srt((0, 1000, "A")))
  }
}
