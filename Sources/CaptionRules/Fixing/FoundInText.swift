// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText

/// What the rules find in a text, and the way from the text to the file.
///
/// A finding holds half a dozen allocations: what the fixer asks of each in every round stands beside
/// them, and what nobody asks for in the file is never translated.
struct FoundInText: Sendable {
  /// What the fixer asks of a finding.
  struct Key: Sendable {
    let code: RuleCode
    let severity: Severity
    /// How safe its fix is, where it has one.
    let safety: FixSafety?

    init(_ diagnostic: Diagnostic<TextOffset>) {
      code = diagnostic.code
      severity = diagnostic.severity
      safety = diagnostic.fix?.safety
    }
  }

  /// What was found.
  let findings: [Finding<TextOffset>]
  /// What the fixer asks of each, in the same order.
  let keys: [Key]
  /// From the text to the file.
  let map: SourceMap

  init(_ findings: [Finding<TextOffset>], _ map: SourceMap) {
    self.findings = findings
    self.map = map
    let span = findings.span
    var keys: [Key] = []
    keys.reserveCapacity(span.count)
    for index in span.indices { keys.append(Key(span[index].diagnostic)) }
    self.keys = keys
  }

  /// The findings, counted in the file.
  ///
  /// - Complexity: O(n) each time.
  var inFile: [Finding<FileOffset>] { findings.map { $0.mapped(by: map) } }

  /// How many findings there are of each rule.
  ///
  /// - Parameter isCounted: Which findings count.
  /// - Returns: The numbers, none of which is 0.
  func counts(where isCounted: (Key) -> Bool = { _ in true }) -> [RuleCode: Int] {
    var counts: [RuleCode: Int] = [:]
    for key in keys where isCounted(key) { counts[key.code, default: 0] += 1 }
    return counts
  }

  /// The fixes of some findings that have edits, in the order of the findings.
  func fixes(where isMeant: (Key) -> Bool) -> [FixProof.Candidate] {
    keys.indices.compactMap { index in
      guard isMeant(keys[index]), let fix = findings[index].diagnostic.fix, !fix.edits.isEmpty
      else { return nil }
      return FixProof.Candidate(
        code: keys[index].code, cue: findings[index].diagnostic.cue, fix: fix)
    }
  }
}
