// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import Testing

struct RuleCodeTests {
  @Test(arguments: ["CAP308", "cap308", "Cap308"])
  func readsLettersAndDigits(text: String) {
    #expect(RuleCode(text) == RuleCode(.captions, 308))
    #expect(RuleCode(text)?.description == "CAP308")
  }

  @Test(arguments: ["", "308", "CAP", "CAP30", "CAP3080", "CAP+30", "CAP030", "ABC308", "CAP３０８"])
  func readsNothingElse(text: String) {
    #expect(RuleCode(text) == nil)
  }

  @Test func everyScopeHasItsLetters() {
    #expect(
      RuleCode.Scope.allCases.map { "\(RuleCode($0, 301))" } == ["CAP301", "SRT301", "VTT301"])
  }

  @Test func ordersByNumberAndThenByLetters() {
    let codes = ["VTT301", "SRT206", "CAP701", "SRT301", "CAP101"].compactMap { RuleCode($0) }
    #expect(
      codes.sorted().map(\.description) == ["CAP101", "SRT206", "SRT301", "VTT301", "CAP701"])
  }

  @Test func onlyNeutralRulesWereCalledOtherwise() {
    #expect(RuleCode(.captions, 308).former == RuleCode(.subRip, 308))
    #expect(RuleCode(.subRip, 206).former == nil)
    #expect(RuleCode(.webVTT, 206).former == nil)
  }
}
