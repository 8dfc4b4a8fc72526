// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP503: a cue with more lines than the profile allows.
package struct TooManyLines: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 503), name: "too-many-lines", family: .readability,
    severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes: "Compares the number of lines that are not empty with the profile's limit.",
      whyItMatters: "The text covers the picture, and some players show two lines only.",
      example: "1\n00:00:01,000 --> 00:00:04,000\nOne\ntwo\nthree\nfour\n",
      useInstead: "1\n00:00:01,000 --> 00:00:04,000\nOne two three four\n",
      fixSafety:
        "Breaking the text anew is unsafe: where a line ends is a matter of meaning. Cues with markup, several speakers or lyrics get no fix, nor do those that do not fit.",
      options:
        "The profile's maximumLines and charactersPerLine, by language. The rule looks at one cue at a time.",
      sources: "The profiles."))

  /// Cues with more lines than the limit.
  package var trigger: RuleTrigger { .bounds { $0.lines = limit } }

  private let limit: Int
  private let rebreaker: LineRebreaker

  /// Creates the rule, or nothing where the profile has no limit.
  package init?(settings: LintSettings) {
    guard let limit = settings.limits.maximumLines else { return nil }
    self.limit = limit
    rebreaker = LineRebreaker(settings: settings)
  }

  /// Reports a cue with too many lines.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard cue.lineCount > limit else { return }
    var count = 0
    var first = 0..<0
    cue.forEachTextLine(in: bytes) { line in
      guard !Newline.isBlank(bytes, line) else { return }
      count += 1
      if count == limit + 1 { first = line }
    }
    guard count > limit else { return }
    let edit = rebreaker.rebreak(cue, bytes) { $0.count <= limit }
    findings.report(
      Self.info, "the cue has \(count) lines, more than \(limit)", at: first, of: cue, bytes,
      fix: edit.map { cue.fix("break the text anew", .unsafe, [$0]) })
  }
}
