// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// CAP408: an invisible character that no script needs where it stands.
package struct ZeroWidthCharacter: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 408), name: "zero-width-character", family: .text, severity: .warning,
    fix: .safe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds zero-width spaces, joiners, soft hyphens, Hangul fillers, variation selectors and tags in places where they change nothing that is shown. Joiners in Arabic and Indic scripts and in emoji, and zero-width spaces in Thai, Lao, Khmer, Burmese and Tibetan are left alone; byte-order marks are the matter of stray-bom.",
      whyItMatters:
        "Players show a box or a gap, searching for the word fails, and the character counts into lengths. Netflix refuses most of them.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nHel\u{200B}lo\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety: "Deleting what is not seen is safe.",
      sources:
        "Default_Ignorable_Code_Point of Unicode; Unicode Standard Annex 9 and 31 on joiners; base rates measured on 239,552 strings of 114 languages."
    ))

  /// Cues with a character that is ignorable by default.
  package static let trigger = RuleTrigger.contents([.ignorable])

  package init(settings: LintSettings) {}

  /// Reports the characters of each line.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cue.forEachTextLine(in: bytes) { line in
      let text = VisibleText.raw(line, of: bytes)
      // What is no UTF-8 has other lengths here than in the file.
      guard text.utf8.count == line.count else { return }
      var ranges: [Range<Int>] = []
      var names: [String] = []
      for range in ZeroWidthCharacters.needlessRanges(in: text) {
        let place = range.lowerBound + line.lowerBound..<range.upperBound + line.lowerBound
        let name = VisibleText.raw(place, of: bytes).unicodeScalars.first.map { $0.codePoint } ?? ""
        guard name != "U+FEFF", !LetterBytes.contain(place.lowerBound, in: bytes) else { continue }
        ranges.append(place)
        if !names.contains(name) { names.append(name) }
      }
      guard let first = ranges.first else { return }
      let count = ranges.count == 1 ? "" : " in \(ranges.count) places"
      findings.report(
        Self.info,
        "\(names.joined(separator: " and ")) \(names.count == 1 ? "is" : "are") invisible and not "
          + "needed here\(count)", at: first, of: cue, bytes,
        fix: cue.removal("delete", .safe, ranges.map { ($0, "") }, bytes))
    }
  }
}
