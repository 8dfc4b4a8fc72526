// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct SignatureMissingTests {
  @Test func fixtures() throws { try Fixtures.check(SignatureMissing.self) }

  @Test(arguments: ["", "\u{FEFF}"])
  func writesTheSignature(mark: String) {
    let text = "\(mark)1\r\n00:01.000 --> 00:02.000\r\na\r\n"
    #expect(
      Lint.fixed(SignatureMissing.self, in: text, safety: .safe)
        == mark + "WEBVTT\r\n\r\n" + text.dropFirst(mark.unicodeScalars.count))
  }

  @Test(arguments: ["WEBVTT\n", "\u{FEFF}WEBVTT\n", "\nwebvtt\n", "NOTE nothing here\n", ""])
  func leavesWhatHasAHeaderOrNoCue(head: String) {
    let cue = head.contains("NOTE") || head.isEmpty ? "" : "\n00:01.000 --> 00:02.000\na\n"
    #expect(Lint.messages(SignatureMissing.self, in: head + cue).isEmpty)
  }
}
