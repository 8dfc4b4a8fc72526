// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP605: captions without anything for those who do not hear the sound.
package struct SdhMissing: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 605), name: "sdh-missing", family: .language, severity: .info,
    fix: nil,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files of a hundred cues and more without a single label in brackets, note sign, name of a speaker or '>>'.",
      whyItMatters:
        "Who does not hear the sound learns neither who speaks nor what is heard; WCAG 1.2.2 asks for both in captions (failure F8). Subtitles that only translate do not need them.",
      example: "Run!",
      useInstead: "[door slams]\nANN: Run!",
      fixSafety: "There is no fix: somebody must listen.",
      options:
        "Whether the captions are declared to be for the deaf and hard of hearing, which makes the finding a warning. The rule keeps a yes or no.",
      sources: "WCAG 2.1, success criterion 1.2.2 and failure F8."))

  /// Cues with what labels are made of.
  package static let trigger = RuleTrigger.contents([
    .bracket, .noteSign, .colon, .looseBracket, .emoji,
  ])

  /// Whether there is a label.
  package var isDone: Bool { isFound }

  private let isDeclared: Bool
  private var isFound = false

  package init(settings: LintSettings) {
    isDeclared = settings.isSDH
  }

  /// Looks for a label, until there is one.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard !isFound, LabelSigns.mayStand(in: cue, bytes) else { return }
    for line in VisibleText.lines(of: cue, bytes) {
      var text = line.text[...]
      while let first = text.first, "-–— ".contains(first) { text.removeFirst() }
      let isLabelled =
        text.contains("[") || text.contains("(") || text.contains("♪") || text.contains("♫")
        || text.hasPrefix(">>") || text.hasPrefix("#") || text.hasPrefix("*")
      if isLabelled || LineKinds.isSpeaker(String(text)) {
        isFound = true
        return
      }
    }
  }

  /// Reports a file without labels.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard !isFound, summary.cues >= 100 else { return }
    findings.reportFile(
      Self.info, "none of the \(summary.cues) cues names a sound or a speaker",
      severity: isDeclared ? .warning : nil,
      notes: ["captions for the deaf and hard of hearing do; subtitles need not (WCAG 1.2.2)"])
  }
}
