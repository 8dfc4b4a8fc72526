// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct SignatureMalformedTests {
  @Test func fixtures() throws { try Fixtures.check(SignatureMalformed.self) }

  @Test(arguments: [
    ("webvtt", "WEBVTT"), ("WebVTT - title", "WEBVTT - title"), ("WEBVTT: x", "WEBVTT : x"),
    ("  WEBVTT x", "WEBVTT x"), ("\n\nWEBVTT", "WEBVTT"),
    ("\u{FEFF}\u{FEFF}WEBVTT", "\u{FEFF}WEBVTT"),
  ])
  func writesItAnew(written: String, meant: String) {
    let cue = "\n\n00:01.000 --> 00:02.000\na\n"
    #expect(Lint.fixed(SignatureMalformed.self, in: written + cue, safety: .safe) == meant + cue)
  }

  @Test(arguments: ["WEBVTT", "WEBVTT\tx", "\u{FEFF}WEBVTT", "1"])
  func leavesAGoodOne(line: String) {
    let text = "\(line)\n\n00:01.000 --> 00:02.000\na\n\nwebvtt\n"
    #expect(Lint.messages(SignatureMalformed.self, in: text).isEmpty)
  }
}
