// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct SettingUnknownTests {
  @Test func fixtures() throws { try Fixtures.check(SettingUnknown.self) }

  @Test func leavesSettings() {
    let text =
      "WEBVTT\n\n00:01.000 --> 00:02.000 line:1,end position:10%,line-left size:50% align:end vertical:rl region:r\na\n"
    #expect(Lint.messages(SettingUnknown.self, in: text).isEmpty)
  }

  @Test func removesTheWord() {
    let text = "WEBVTT\n\n00:01.000 --> 00:02.000 size:50% color:red\na\n"
    #expect(
      Lint.fixed(SettingUnknown.self, in: text)
        == "WEBVTT\n\n00:01.000 --> 00:02.000 size:50%\na\n")
  }
}
