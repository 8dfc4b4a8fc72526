// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

/// What words name which rules: codes, those that rules had before, families, names.
struct RuleSelectionTests {
  private func codes(_ word: String) throws -> [String] {
    try RuleSelection.codes(of: word).map(\.description)
  }

  @Test(arguments: ["CAP308", "cap308", "SRT308", "srt308", "overlap", "Overlap"])
  func aRuleHasOneMeaningInEverySpelling(word: String) throws {
    #expect(try codes(word) == ["CAP308"])
  }

  @Test func syntaxKeepsItsCode() throws {
    #expect(try codes("SRT206") == ["SRT206"])
    #expect(throws: RuleSelection.UnknownRule.self) { try codes("CAP206") }
  }

  @Test func aFamilyIsNamedByItsLettersAndDigit() throws {
    let all = RuleRegistry.infos.filter { $0.family == .timing }.map(\.code)
    let neutral = all.filter { $0.scope == .captions }
    #expect(try RuleSelection.codes(of: "CAP3") == neutral)
    #expect(neutral.count < all.count)
    // As rules were once called, so that what people have written means what it meant.
    #expect(try RuleSelection.codes(of: "SRT3") == all.filter { $0.scope != .webVTT })
    #expect(try RuleSelection.codes(of: "VTT3") == all.filter { $0.scope == .webVTT })
    #expect(try RuleSelection.codes(of: "SRT5").allSatisfy { $0.scope == .captions })
    #expect(
      try RuleSelection.codes(of: "SRT")
        == RuleRegistry.infos.map(\.code).filter { $0.scope != .webVTT })
  }

  @Test(arguments: ["", "C", "CA", "3", "CAP9", "CAP3080", "VTT9", "308", "rt3"])
  func otherWordsNameNothing(word: String) {
    #expect(throws: RuleSelection.UnknownRule.self) { try codes(word) }
  }

  @Test func formerCodesAreNobodyElses() {
    let former = RuleRegistry.infos.flatMap(\.formerCodes)
    #expect(Set(former).isDisjoint(with: RuleRegistry.infos.map(\.code)))
    #expect(Set(former).count == former.count)
    for info in RuleRegistry.infos {
      for code in [info.code] + info.formerCodes {
        #expect(RuleRegistry.info(of: code)?.name == info.name)
        #expect(RuleRegistry.info(named: "\(code)".lowercased())?.name == info.name)
      }
      #expect(RuleRegistry.info(named: info.name)?.code == info.code)
    }
  }

  @Test(arguments: ["CAP308", "SRT308"])
  func suppressionsAndSelectionsTakeEitherCode(word: String) throws {
    let text = Array(srt((0, 3000, "A"), (1000, 4000, "B")).utf8)
    var settings = LintSettings(selection: RuleSelection(selected: [word]))
    #expect(
      Linter.findings(in: text, settings: settings).map { "\($0.diagnostic.code)" } == ["CAP308"])
    settings.suppressions = Suppressions([Suppressions.Entry(rules: [word])])
    #expect(Linter.findings(in: text, settings: settings).isEmpty)
    settings = LintSettings(selection: RuleSelection(ignored: [word]))
    #expect(
      !Linter.findings(in: text, settings: settings).contains {
        $0.diagnostic.code == RuleCode(.captions, 308)
      })
  }
}
