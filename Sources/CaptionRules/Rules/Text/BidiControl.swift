// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// CAP410: a directional control that is not closed, not needed, or that overrides the script.
package struct BidiControl: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 410), name: "bidi-control", family: .text, severity: .warning,
    fix: .safe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Looks at each line for directional embeddings and isolates that nothing closes (info where they begin with the line, and so end with it), for closers that close nothing, for controls in a line without a letter that is written from right to left, and for overrides (error), which show letters in reverse. Marks (LRM, RLM, ALM) may stand anywhere.",
      whyItMatters:
        "What is open at the end of a line turns the lines below around in some players; Netflix refuses these characters; an override can make text read differently from what is written.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n\u{202B}مرحبا\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\n\u{202B}مرحبا\u{202C}\n",
      fixSafety:
        "Closing what is open at the end of the line and deleting what closes nothing is safe. Deleting overrides is unsafe, and so is deleting right-to-left controls from a line without such letters, where they move the punctuation.",
      sources:
        "The bidirectional algorithm, Unicode Standard Annex 9; 189 of 239,552 clean strings hold such a control, all of them in languages that are written from right to left."
    ))

  /// Cues with a directional control.
  package static let trigger = RuleTrigger.contents([.bidiControl])

  package init(settings: LintSettings) {}

  /// Reports each line once.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cue.forEachTextLine(in: bytes) { line in
      let text = VisibleText.raw(line, of: bytes)
      guard text.utf8.count == line.count else { return }
      let controls = BidiControls(in: text)
      func ranges(_ offsets: [Int]) -> [Range<Int>] {
        offsets.map { line.lowerBound + $0..<line.lowerBound + $0 + 3 }
      }
      func names(_ ranges: [Range<Int>]) -> String {
        var names: [String] = []
        for range in ranges {
          let name = VisibleText.raw(range, of: bytes).unicodeScalars.first?.codePoint ?? ""
          if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: " and ")
      }
      let all = ranges(controls.all)
      let overrides = ranges(controls.overrides)
      if let first = overrides.first {
        findings.report(
          Self.info, "\(names(overrides)) shows the letters in another order than they are written",
          at: first, of: cue, bytes, severity: .error,
          fix: cue.removal("delete the controls of the line", .unsafe, all.map { ($0, "") }, bytes))
      } else if let first = all.first, !BaseDirection.hasRightToLeft(in: text) {
        let movesText = text.unicodeScalars.contains { $0.value == 0x202B || $0.value == 0x2067 }
        findings.report(
          Self.info, "\(names(all)) in a line without a letter that is written from right to left",
          at: first, of: cue, bytes,
          fix: cue.removal(
            "delete the controls of the line", movesText ? .unsafe : .safe, all.map { ($0, "") },
            bytes))
      } else if !controls.unclosed.isEmpty || !controls.stray.isEmpty {
        let unclosed = ranges(controls.unclosed)
        let stray = ranges(controls.stray)
        let message =
          unclosed.isEmpty
          ? "\(names(stray)) closes nothing" : "\(names(unclosed)) is not closed in its line"
        var edits = stray.map { ($0, "") }
        if !controls.missingClosers.isEmpty {
          edits.append((line.upperBound..<line.upperBound, controls.missingClosers))
        }
        // An embedding that begins with the line ends with it, too, for whoever lays out a line by itself.
        let isOfLine =
          stray.isEmpty && !unclosed.isEmpty && unclosed[0].lowerBound == line.lowerBound
        findings.report(
          Self.info, message, at: (unclosed + stray)[0], of: cue, bytes,
          severity: isOfLine ? .info : nil,
          fix: cue.fix("balance the controls", .safe, edits))
      }
    }
  }
}
