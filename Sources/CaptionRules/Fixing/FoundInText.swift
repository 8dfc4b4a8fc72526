// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

/// What the rules find in a text, and the way from the text to the file.
///
/// A finding holds half a dozen allocations; whoever only counts or looks for one is shown it in place,
/// and what is never asked for in the file is never translated.
struct FoundInText: Sendable {
  /// What was found.
  let findings: [Finding<TextOffset>]
  /// From the text to the file.
  let map: SourceMap

  /// The findings, counted in the file.
  ///
  /// - Complexity: O(n) each time.
  var inFile: [Finding<FileOffset>] { findings.map { $0.mapped(by: map) } }

  /// How many findings there are of each rule.
  ///
  /// - Parameter isCounted: Which findings count.
  /// - Returns: The numbers, none of which is 0.
  func counts(
    where isCounted: (Diagnostic<TextOffset>) -> Bool = { _ in true }
  ) -> [RuleCode: Int] {
    var counts: [RuleCode: Int] = [:]
    for index in findings.indices where isCounted(findings[index].diagnostic) {
      counts[findings[index].diagnostic.code, default: 0] += 1
    }
    return counts
  }

  func contains(where isMeant: (Diagnostic<TextOffset>) -> Bool) -> Bool {
    findings.indices.contains { isMeant(findings[$0].diagnostic) }
  }

  func first(where isMeant: (Finding<TextOffset>) -> Bool) -> Finding<TextOffset>? {
    findings.indices.first { isMeant(findings[$0]) }.map { findings[$0] }
  }

  /// The fixes of some findings that have edits, in the order of the findings.
  func fixes(where isMeant: (Diagnostic<TextOffset>) -> Bool) -> [Fix<TextOffset>] {
    findings.indices.compactMap { index in
      guard isMeant(findings[index].diagnostic), let fix = findings[index].diagnostic.fix,
        !fix.edits.isEmpty
      else { return nil }
      return fix
    }
  }
}
