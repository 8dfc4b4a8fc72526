// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP502: a line with more characters than the profile allows.
package struct LineTooLong: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 502), name: "line-too-long", family: .readability, severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Compares the characters of each line, as a viewer sees it, with the profile's limit.",
      whyItMatters:
        "Players break the line themselves, often into three, or let it run out of the picture.",
      example:
        "1\n00:00:01,000 --> 00:00:05,000\nThis line is certainly longer than any host would like it to be\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:05,000\nThis line is certainly longer\nthan any host would like it to be\n",
      fixSafety:
        "Breaking the text anew is unsafe: where a line ends is a matter of meaning. Cues with markup, several speakers or lyrics get no fix, nor do those that do not fit in any way.",
      options:
        "The profile's charactersPerLine, counting, countsSpaces, countsPunctuation and maximumLines, by language. The rule looks at one cue at a time.",
      sources: "The profiles; what counts as a character is told at TextMeasure."))

  /// Cues with a line of more characters than the limit.
  package var trigger: RuleTrigger { .bounds { $0.charactersPerLine = most } }

  private let limit: Hundredths
  private let most: Int
  private let measure: TextMeasure
  private let rebreaker: LineRebreaker

  /// Creates the rule, or nothing where the profile has no limit.
  package init?(settings: LintSettings) {
    guard let limit = settings.limits.charactersPerLine else { return nil }
    self.limit = limit
    most = limit.hundredths / 100
    measure = TextMeasure(
      limits: settings.limits, language: settings.language, markup: settings.format.traits.markup)
    rebreaker = LineRebreaker(settings: settings)
  }

  /// Reports each line that is too long.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard cue.longestLine > most else { return }
    var isFirst = true
    cue.forEachTextLine(in: bytes) { line in
      guard line.count > most, TextMeasure.bound(line, in: bytes) > limit else { return }
      let length = measure.length(of: line, in: bytes, contents: cue.contents)
      guard length > limit else { return }
      findings.report(
        Self.info, "the line has \(length) characters, more than \(limit)", at: line, of: cue,
        bytes, fix: isFirst ? fix(cue, bytes) : nil)
      isFirst = false
    }
  }

  /// The fix of all long lines of a cue.
  private func fix(_ cue: CueView, _ bytes: Span<UInt8>) -> Fix<TextOffset>? {
    rebreaker.rebreak(cue, bytes).map { cue.fix("break the text anew", .unsafe, [$0]) }
  }
}
