// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A rule is known by its number in its own file, and nowhere else: what is particular to it are its
/// members.
struct RuleNumberTests {
  /// Files that show how a code is written.
  static let exceptions = [
    "CaptionCore/RuleCode.swift", "CaptionRules/Profiles/Profile+BuiltIn.swift",
  ]

  /// The codes and numbers of rules that a text names.
  private func numbers(in text: String) -> [String] {
    let codes = text.matches(of: #/\b(?:CAP|SRT|VTT)[0-9]{3}\b/#.wordBoundaryKind(.simple)).map {
      String($0.output)
    }
    let made = text.matches(of: #/RuleCode\((?:\.[A-Za-z]+, *)?[0-9]+\)/#)
      .map { String($0.output) }
    return codes + made
      + text.matches(of: #/\bcode\.number\b/#.wordBoundaryKind(.simple)).map { String($0.output) }
  }

  @Test(arguments: SourceTests.sources(in: "Sources"))
  func knowsNoRuleByNumber(source: SourceTests.Source) throws {
    guard !Self.exceptions.contains(where: source.path.hasSuffix) else { return }
    let text = try String(contentsOfFile: source.path, encoding: .utf8)
    var found = Set(numbers(in: text))
    // The file of a rule states its code, and its heading repeats it.
    if source.path.contains("/CaptionRules/Rules/"),
      let own = text.firstMatch(of: #/\n    code: (RuleCode\(\.([A-Za-z]+), ([0-9]{3})\))/#)
    {
      let letters = ["captions": "CAP", "subRip": "SRT", "webVTT": "VTT"][own.output.2] ?? ""
      found.subtract([String(own.output.1), "\(letters)\(own.output.3)"])
    }
    #expect(found.sorted() == [], "say it as a member of the rule, or name the rule")
  }

  @Test(arguments: [
    "  // CAP308 does this", "let code = RuleCode(.subRip, 205)", "switch diagnostic.code.number {",
    "RuleCode(602)", "\"write SRT206\"",
  ])
  func seesWhatItRefuses(line: String) {
    #expect(numbers(in: line).count == 1)
  }

  @Test(arguments: ["captions validate --select SRT2,CAP3", "Int(code.numberOfLines)", "CAPTIONS"])
  func leavesFamiliesAlone(line: String) {
    #expect(numbers(in: line).isEmpty)
  }
}
