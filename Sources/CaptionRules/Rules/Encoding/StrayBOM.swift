// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import SubRip

/// SRT104: a byte-order mark that is not at the start of the file.
public struct StrayBOM: Rule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(104), name: "stray-bom", severity: .error, fixSafety: .safe,
    documentation: RuleDocumentation(
      whatItDoes: "Finds U+FEFF anywhere but at the very start.",
      whyItMatters:
        "With a second mark at the start ffmpeg refuses the file; with one before an index cdown/srt reads all that follows as one cue.",
      example:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n<FEFF>2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
      fixSafety: "Deleting it is safe: nobody sees it.",
      sources: "Behaviour of ffmpeg and cdown/srt measured; files joined with `cat`."))

  /// Cues with characters from U+E000.
  public static let trigger = RuleTrigger.contents([
    .ignorable, .nonASCIIOutsideText, .malformed,
  ])

  /// Creates the rule.
  ///
  /// - Parameter settings: Not looked at.
  public init(settings: LintSettings) {}

  /// Looks at a cue.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    scan(bytes, in: .cue(cue), &findings)
  }

  /// Looks at stray content.
  ///
  /// - Parameters:
  ///   - stray: Where the content stands and why it belongs to no cue.
  ///   - bytes: The content.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    scan(bytes, in: FindingPlace(stray), &findings)
  }

  /// Looks at blank lines that belong to no cue.
  ///
  /// - Parameters:
  ///   - event: The mark or the blank lines.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    between event: SubRipEvent, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard let place = FindingPlace(event) else { return }
    scan(bytes, in: place, &findings)
  }

  private func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
    var position = 0
    while position + 2 < bytes.count {
      guard bytes[position] == 0xEF, bytes[position + 1] == 0xBB, bytes[position + 2] == 0xBF
      else {
        position += 1
        continue
      }
      let range = position..<position + 3
      findings.report(
        Self.info, "a byte-order mark stands inside the file", at: range, in: place, bytes,
        notes: ["ffmpeg or cdown/srt lose cues from here on"],
        fix: Fix(
          title: "delete the byte-order mark",
          edits: [Edit(range: place.inFile(range), replacement: [])], safety: .safe))
      position += 3
    }
  }
}
