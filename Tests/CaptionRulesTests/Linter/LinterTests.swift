// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SeededNumbers
import Testing

@testable import CaptionRules

@Suite struct LinterTests {
  @Test func unknownRulesAreRefused() {
    #expect(throws: RuleSelection.UnknownRule.self) {
      try RuleSelection(select: ["SRT2,SRT999"], ignore: [])
    }
  }

  @Test(arguments: 0..<60)
  func chunksMakeNoDifference(seed: UInt64) {
    var generator = BrokenFiles(seed: seed)
    let bytes = generator.file()
    let settings = LintSettings()
    let whole = Linter.findings(in: bytes, settings: settings)
    let pieces = Lint.findings(in: bytes, settings: settings) { generator.number(1...9) }
    #expect(pieces == whole)
    let bounded = bytes.count
    #expect(whole.allSatisfy { $0.diagnostic.range.upperBound.bytes <= bounded })
  }

  /// File-level findings, whose range is empty at 0, come last.
  @Test(arguments: 0..<60)
  func findingsComeInFileOrder(seed: UInt64) {
    var generator = BrokenFiles(seed: seed)
    let findings = Linter.findings(in: generator.file(), settings: LintSettings())
    let places = findings.map(\.diagnostic.range.lowerBound.bytes).filter { $0 > 0 }
    for (first, second) in zip(places, places.dropFirst()) where second < first {
      // What is said about a cue can lie before what was said about its neighbour, but not farther.
      #expect(first - second < 400)
    }
  }
}
