// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import SubRip

/// SRT209: too many blank lines, or no newline at the end.
public struct BlankLineCount: Rule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(209), name: "blank-line-count", severity: .info, fixSafety: .safe,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds more than one blank line between cues, blank lines above the first cue, and a file whose last line does not end.",
      whyItMatters:
        "Strict readers stop at a second blank line, and some lose a last line that does not end.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
      fixSafety: "Removing the extra lines and ending the last one is safe.",
      sources: "Aegisub's reader; POSIX's definition of a line."))

  /// Cues with extra blank lines, the first one, and one whose last line does not end.
  public static let trigger = RuleTrigger(
    anomalies: .extraBlankLines, relations: [.isFirst, .isUnterminated])

  private var hasCue = false

  /// Creates the rule.
  ///
  /// - Parameter settings: Not looked at.
  public init(settings: LintSettings) {}

  /// Reports extra blank lines, and the end of the file.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    hasCue = true
    let separator = cue.block.separator
    if cue.block.anomalies.contains(.extraBlankLines) {
      var first = separator.lowerBound
      while first < separator.upperBound, bytes[first] != 0x0A, bytes[first] != 0x0D { first += 1 }
      let line = separator.lowerBound..<min(first + 1, separator.upperBound)
      let kept = Self.lineEnd(line.upperBound, separator.upperBound, bytes)
      if kept < separator.upperBound {
        findings.report(
          Self.info, "more than one blank line follows cue \(cue.ordinal)", at: kept..<kept,
          of: cue, bytes,
          fix: Fix(
            title: "leave one blank line",
            edits: [
              Edit(range: cue.block.inFile(kept..<separator.upperBound), replacement: [])
            ], safety: .safe))
      }
    }
    let end = cue.block.count
    guard cue.isLast, end > 0, bytes[end - 1] != 0x0A, bytes[end - 1] != 0x0D else { return }
    let newline = Newline.ending(cue.block.timingLine, in: bytes)
    findings.report(
      Self.info, "the last line of the file does not end", at: end..<end, of: cue, bytes,
      fix: Fix(
        title: "end the last line",
        edits: [Edit(range: cue.block.inFile(end..<end), text: newline)], safety: .safe))
  }

  /// Reports blank lines above the first cue.
  ///
  /// - Parameters:
  ///   - event: The mark or the blank lines.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    between event: SubRipEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard !hasCue, case .separator(let offset, let line) = event else { return }
    findings.report(
      Self.info, "blank lines stand above the first cue", at: 0..<0, offset: offset, line: line,
      bytes,
      fix: Fix(
        title: "remove the blank lines",
        edits: [Edit(range: offset..<offset + bytes.count, replacement: [])], safety: .safe))
  }

  /// The end of a newline whose first byte lies before a position.
  private static func lineEnd(_ position: Int, _ limit: Int, _ bytes: Span<UInt8>) -> Int {
    guard bytes[position - 1] == 0x0D else { return position }
    if position < limit, bytes[position] == 0x0A { return position + 1 }
    let isDoubled =
      position + 1 < limit && bytes[position] == 0x0D && bytes[position + 1] == 0x0A
    return isDoubled ? position + 2 : position
  }
}
