// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import Testing

struct SpineTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var input: String
    /// `line:column code`.
    var expected: [String]
    var fixed: String?
    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(
      name: "clean", input: "1\n00:00:01,000 --> 00:00:02,000\nAlpha\n", expected: [], fixed: nil),
    Row(name: "empty", input: "", expected: ["1:1 SRT201"]),
    Row(name: "text only", input: "Hello\n", expected: ["1:1 SRT203", "1:1 SRT201"]),
    Row(
      name: "preamble and a lone number",
      input: "By X\n\n1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\n2\n",
      expected: ["1:1 SRT203", "7:1 SRT203"],
      fixed: "By X\n\n1\n00:00:01,000 --> 00:00:02,000\nAlpha\n\n"),
    Row(
      name: "no index", input: "00:00:01,000 --> 00:00:02,000\r\nAlpha\r\n",
      expected: ["1:1 SRT204"], fixed: "1\r\n00:00:01,000 --> 00:00:02,000\r\nAlpha\r\n"),
    Row(
      name: "gap in the numbers",
      input: "1\n00:00:01,000 --> 00:00:02,000\nA\n\n4\n00:00:03,000 --> 00:00:04,000\nB\n",
      expected: ["5:1 SRT205"],
      fixed: "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n"),
    Row(
      name: "no blank line",
      input: "1\n00:00:01,000 --> 00:00:02,000\nA\n2\n00:00:03,000 --> 00:00:04,000\nB\n",
      expected: ["4:1 SRT206"],
      fixed: "1\n00:00:01,000 --> 00:00:02,000\nA\n\n2\n00:00:03,000 --> 00:00:04,000\nB\n"),
    Row(
      name: "blank line in text",
      input:
        "1\n00:00:01,000 --> 00:00:02,000\nA\n \nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n\nD\n",
      expected: ["4:1 SRT207", "10:1 SRT207"],
      fixed: "1\n00:00:01,000 --> 00:00:02,000\nA\nB\n\n2\n00:00:03,000 --> 00:00:04,000\nC\n\nD\n"),
    Row(
      name: "ends early", input: "1\n00:00:04,000 --> 00:00:03,000\nA\n",
      expected: ["2:18 SRT307"], fixed: "1\n00:00:04,000 --> 00:00:03,000\nA\n"),
  ]

  static let spine = RuleSelection(selected: [
    "SRT201", "SRT203", "SRT204", "SRT205", "SRT206", "SRT207", "SRT307",
  ])

  @Test(arguments: rows)
  func findsAndFixes(row: Row) {
    let settings = LintSettings(selection: Self.spine)
    let findings = Linter.findings(in: Array(row.input.utf8), settings: settings)
    let found = findings.map {
      "\($0.position.line):\($0.position.characterColumn) \($0.diagnostic.code)"
    }
    #expect(found == row.expected)
    guard let fixed = row.fixed else { return }
    let outcome = FixApplier.apply(
      findings.compactMap(\.diagnostic.fix), to: Array(row.input.utf8))
    #expect(String(decoding: outcome.bytes, as: UTF8.self) == fixed)
  }

  @Test func unknownRulesAreRefused() {
    #expect(throws: RuleSelection.UnknownRule.self) {
      try RuleSelection(select: ["SRT2,SRT999"], ignore: [])
    }
  }
}
