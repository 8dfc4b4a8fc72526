// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// CAP104: a byte-order mark that is not at the start of the file.
package struct StrayBOM: ByteRule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 104), name: "stray-bom", family: .encoding, severity: .error,
    fix: .safe(in: .encoding),
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
  package static let trigger = RuleTrigger.contents([
    .ignorable, .nonASCIIOutsideText, .malformed,
  ])

  package init(settings: LintSettings) {}

  package func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
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
          edits: [Edit(range: place.inText(range), replacement: [])], safety: .safe))
      position += 3
    }
  }
}
