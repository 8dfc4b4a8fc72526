// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

@Suite struct AssOverrideTests {
  @Test func fixtures() throws { try Fixtures.check(AssOverride.self) }

  @Test(arguments: [
    ("{\\an8}Top", "Top"), ("{\\pos(10,20)\\i1}A{\\i0}", "A"), ("{y:i}Leaning", "Leaning"),
    ("{C:$0000FF}Red", "Red"), ("/Leaning", "Leaning"),
  ])
  func removesTheInstruction(text: String, fixed: String) {
    #expect(
      Lint.fixed(AssOverride.self, in: srt((1000, 4000, text))) == srt((1000, 4000, fixed)))
  }

  @Test(arguments: [
    "{laughs}", "a {b} c", "{", "func f() { x: y }", "/usr/bin", "/ la la /", "and/or", "/Home/x",
  ])
  func bracesAndSlashesInTextPass(text: String) {
    #expect(Lint.messages(AssOverride.self, in: srt((1000, 4000, text))).isEmpty)
  }

  @Test func aProfileMayAllowAlignment() {
    let text = srt((1000, 4000, "{\\an8}Top {\\i1}x"))
    #expect(
      Lint.messages(AssOverride.self, in: text, profile: "netflix") == [
        "3:11 {\\i1} is an instruction of SubStation Alpha"
      ])
    #expect(Lint.messages(AssOverride.self, in: text).count == 2)
  }
}
