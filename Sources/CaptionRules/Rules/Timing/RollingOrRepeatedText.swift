// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP311: captions that roll, or that say the same over and over.
package struct RollingOrRepeatedText: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 311), name: "rolling-or-repeated-text", family: .timing,
    severity: .warning,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files of at least 10 cues in which 30 % of the cues begin with the last line, or the last two, of the cue above, and runs of four or more cues with the same text of more than a word, one right behind the other. Shouts, chants and notes that repeat do not count.",
      whyItMatters:
        "Every line is read twice; screen readers and search indexes count it twice. It comes from live captions and from YouTube's automatic ones.",
      example:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,000 --> 00:00:03,000\nOne\nTwo\n\n3\n00:00:03,000 --> 00:00:04,000\nTwo\nThree\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n\n3\n00:00:03,000 --> 00:00:04,000\nThree\n",
      fixSafety:
        "Unsafe: the repeated first lines are deleted, of at most 10,000 cues at a time. There is no fix for runs of the same text.",
      options: "None; the rule remembers the text of one cue.",
      sources:
        "Automatic captions of YouTube as downloaders save them; the thresholds are proposals."))

  /// Cues that say what the cue above says, or begin with its last line.
  package static let trigger = RuleTrigger.relations([
    .repeatsText, .repeatsLine, .repeatsLines,
  ])

  private var rolling = 0
  /// How many cues up to `lastRepeated` have the same text.
  private var repeated = 1
  private var lastRepeated = 0
  private var firstRolling: (ordinal: Int, line: Int)?
  private var edits: [Edit<TextOffset>] = []

  package init(settings: LintSettings) {}

  /// Counts repetitions, and reports the same text over and over.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if cue.relations.contains(.repeatsText) { noteRepetition(cue, bytes, &findings) }
    if !cue.relations.isDisjoint(with: [.repeatsLine, .repeatsLines]) { noteRolling(cue, bytes) }
  }

  private mutating func noteRepetition(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let previous = cue.previous,
      abs(cue.block.start.milliseconds - previous.end.milliseconds) <= Self.longestPause,
      Self.isSpeech(bytes, cue.block.text)
    else { return }
    repeated = lastRepeated == cue.ordinal - 1 ? repeated + 1 : 2
    lastRepeated = cue.ordinal
    guard repeated == 4 else { return }
    findings.report(
      Self.info, "cues \(cue.ordinal - 3) to \(cue.ordinal) have the same text",
      at: Newline.trimmed(cue.block.text, in: bytes), of: cue, bytes)
  }

  /// How many milliseconds may lie between repetitions of a machine: people pause.
  private static let longestPause: Int64 = 50

  /// Three words or more that are no label of a sound and no song: `Vicky!` is called, `♪ ♪` is played.
  private static func isSpeech(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    guard let first = text.first else { return false }
    switch bytes[first] {
    case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "#"), UInt8(ascii: "*"): return false
    case 0xE2 where first + 1 < text.upperBound && bytes[first + 1] >= 0x99: return false
    default: break
    }
    var words = 0
    var inWord = false
    var wide = 0
    for position in text {
      let byte = bytes[position]
      if byte >= 0xE3, byte <= 0xED { wide += 1 }
      let isBlank = byte <= 0x20
      if !isBlank, !inWord { words += 1 }
      inWord = !isBlank
    }
    return words >= 3 || wide >= 8
  }

  private mutating func noteRolling(_ cue: CueView, _ bytes: Span<UInt8>) {
    rolling += 1
    if firstRolling == nil { firstRolling = (cue.ordinal, cue.block.timingLineNumber) }
    // A cue of one line that repeats would be left empty.
    guard cue.lineCount > 1, edits.count < Self.mostEdits else { return }
    let text = cue.block.text
    var upper = text.lowerBound
    // All but the line that is new.
    for _ in 0..<(cue.relations.contains(.repeatsLines) ? cue.lineCount - 1 : 1) {
      while upper < text.upperBound, !Newline.isPart(bytes[upper]) { upper += 1 }
      while upper < text.upperBound, Newline.isPart(bytes[upper]) { upper += 1 }
    }
    edits.append(Edit(range: cue.block.inText(text.lowerBound..<upper), replacement: []))
  }

  private static let mostEdits = 10_000

  /// Reports a file that rolls.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    let cues = summary.cues
    guard cues >= 10, rolling * 100 >= cues * 30, let first = firstRolling else { return }
    findings.reportFile(
      Self.info, "\(rolling) of \(cues) cues begin with the last line of the cue above",
      position: SourcePosition(line: first.line, byteColumn: 1, characterColumn: 1),
      cue: first.ordinal,
      fix: edits.isEmpty
        ? nil : Fix(title: "delete the repeated lines", edits: edits, safety: .unsafe))
  }
}
