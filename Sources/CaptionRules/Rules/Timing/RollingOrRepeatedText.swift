// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

/// SRT311: captions that roll, or that say the same over and over.
public struct RollingOrRepeatedText: Rule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(311), name: "rolling-or-repeated-text", severity: .warning, fixSafety: .unsafe,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files of at least 10 cues in which 30 % of the cues begin with the last line of the cue above, and runs of four or more cues with the same text.",
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

  private var cues = 0
  private var rolling = 0
  private var repeated = 0
  private var firstRolling: (ordinal: Int, line: Int)?
  private var lastText: [UInt8] = []
  private var edits: [Edit] = []

  /// Creates the rule.
  ///
  /// - Parameter settings: Not looked at.
  public init(settings: LintSettings) {}

  /// Compares the first line with the last one of the cue above.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cues += 1
    let text = cue.block.text
    guard !text.isEmpty else {
      lastText.removeAll(keepingCapacity: true)
      return
    }
    noteRepetition(cue, bytes, &findings)
    if cue.lineCount > 0 { noteRolling(cue, bytes) }
    lastText.removeAll(keepingCapacity: true)
    for position in text { lastText.append(bytes[position]) }
  }

  private mutating func noteRepetition(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let text = cue.block.text
    guard Self.matches(bytes, text.lowerBound..<text.upperBound, lastText[...]) else {
      repeated = 1
      return
    }
    repeated += 1
    guard repeated == 4 else { return }
    findings.report(
      Self.info, "cues \(cue.ordinal - 3) to \(cue.ordinal) have the same text",
      at: Newline.trimmed(text, in: bytes), of: cue, bytes)
  }

  private mutating func noteRolling(_ cue: CueView, _ bytes: Span<UInt8>) {
    var end = lastText.endIndex
    while end > 0, lastText[end - 1] == 0x0A || lastText[end - 1] == 0x0D { end -= 1 }
    guard end > 0 else { return }
    var start = end
    while start > 0, lastText[start - 1] != 0x0A, lastText[start - 1] != 0x0D { start -= 1 }
    let text = cue.block.text
    var upper = text.lowerBound
    while upper < text.upperBound, bytes[upper] != 0x0A, bytes[upper] != 0x0D { upper += 1 }
    guard Self.matches(bytes, text.lowerBound..<upper, lastText[start..<end]) else { return }
    rolling += 1
    if firstRolling == nil { firstRolling = (cue.ordinal, cue.block.timingLineNumber) }
    // A cue of one line that repeats would be left empty.
    guard cue.lineCount > 1, edits.count < Self.mostEdits else { return }
    while upper < text.upperBound, bytes[upper] == 0x0A || bytes[upper] == 0x0D { upper += 1 }
    edits.append(Edit(range: cue.block.inFile(text.lowerBound..<upper), replacement: []))
  }

  private static let mostEdits = 10_000

  private static func matches(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ other: ArraySlice<UInt8>
  ) -> Bool {
    guard range.count == other.count, !other.isEmpty else { return false }
    for index in 0..<range.count
    where bytes[range.lowerBound + index] != other[other.startIndex + index] { return false }
    return true
  }

  /// Reports a file that rolls.
  ///
  /// - Parameters:
  ///   - summary: What is known of the file as a whole.
  ///   - findings: Receives what is wrong.
  public mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard cues >= 10, rolling * 100 >= cues * 30, let first = firstRolling else { return }
    findings.reportFile(
      Self.info, "\(rolling) of \(cues) cues begin with the last line of the cue above",
      position: SourcePosition(line: first.line, byteColumn: 1, characterColumn: 1),
      cue: first.ordinal,
      fix: edits.isEmpty
        ? nil : Fix(title: "delete the repeated lines", edits: edits, safety: .unsafe))
  }
}
