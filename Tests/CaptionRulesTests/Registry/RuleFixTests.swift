// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import FoundationEssentials
import Testing

/// What a rule says of its fixes is what it does to the files of its fixture folder, all the way through
/// the fixer.
struct RuleFixTests {
  /// By their codes: whole documentations as arguments make no readable log.
  @Test(arguments: RuleRegistry.infos.map(\.code))
  func aRuleMendsWhatItSaysItMends(code: RuleCode) throws {
    let rule = try #require(RuleRegistry.all.first { $0.info.code == code })
    var safeties: Set<FixSafety> = []
    var fixes = false
    for file in try Fixtures.files(of: rule) {
      let fixer = Fixer(
        settings: file.settings, minimumSafety: .unsafe, decoding: file.decoding)
      let result = try fixer.fix(file.bytes)
      for finding in result.before where finding.diagnostic.code == code {
        guard let fix = finding.diagnostic.fix else { continue }
        safeties.insert(fix.safety)
        #expect(
          !fix.edits.isEmpty || rule is any WholeFileRule.Type,
          "\(file.name): '\(fix.title)' does nothing")
      }
      fixes = fixes || result.fixed.contains { $0.code == code }
    }
    #expect(safeties.max() == rule.info.fixSafety)
    #expect(fixes == (rule.info.fixSafety != nil))
    #expect((rule.info.stage == nil) == (rule.info.fixSafety == nil))
  }

  /// A fix without edits is made by ``WholeFileRule/wholeFile(_:safety:)``, which only a rule has that
  /// says how the whole file is fixed.
  @Test func noRuleWritesAFixWithoutEditsItself() throws {
    let folder = "\(RuleRegistryTests.root)/Sources/CaptionRules/Rules"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > RuleRegistry.all.count)
    for file in files {
      let text = try String(
        decoding: Data(contentsOf: URL(filePath: "\(folder)/\(file)")), as: UTF8.self)
      #expect(!text.contains("edits: []"), "\(file)")
    }
  }
}
