// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax
import CaptionText

/// CAP405: a character reference of HTML in the text.
package struct HtmlEntity: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 405), name: "html-entity", family: .text, severity: .warning,
    fix: .safe(in: .text, changing: .letters, leastOften: 3), formats: .except("webvtt"),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds references such as &amp;, &#39; and &nbsp; that stand for a character in HTML.",
      whyItMatters:
        "SubRip files have no references: ffmpeg and VLC show '&amp;' as it is written. Only Media3 and WebVTT decode it.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nTom &amp; Jerry\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nTom & Jerry\n",
      fixSafety:
        "Writing the character is safe, but for references to what cannot be seen, and for &gt;. For &lt; a lone < is shown and never applied: it would break the file for hosts that convert to WebVTT. A no-break space becomes a space unless the captions are in French.",
      options: "The language, for no-break spaces. The rule looks at one cue at a time.",
      sources:
        "HTML 4.01 §24 for the names; ffmpeg (measured) and VLC modules/codec/subsdec.c leave references as typed."
    ))

  /// Cues with an ampersand.
  package static let trigger = RuleTrigger.contents([.ampersand])

  private let isFrench: Bool

  package init(settings: LintSettings) {
    isFrench = settings.language?.language == "fr"
  }

  /// Reports each reference.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cue.forEachTextLine(in: bytes) { line in
      var position = line.lowerBound
      while position < line.upperBound {
        guard bytes[position] == UInt8(ascii: "&"),
          let entity = HTMLEntity.read(bytes, at: position, end: line.upperBound),
          let scalar = entity.scalar
        else {
          position += 1
          continue
        }
        position = entity.range.upperBound
        let written = VisibleText.raw(entity.range, of: bytes)
        let isVisible = !scalar.isInvisible && !scalar.properties.isWhitespace
        findings.report(
          Self.info,
          isVisible
            ? "\(written) stands for \(scalar) in HTML only"
            : "\(written) stands for \(scalar.codePoint) in HTML only",
          at: entity.range, of: cue, bytes, notes: ["ffmpeg and VLC show it as it is written"],
          fix: fix(for: scalar, entity.range, written, cue))
      }
    }
  }

  private func fix(
    for scalar: Unicode.Scalar, _ range: Range<Int>, _ written: String, _ cue: CueView
  ) -> Fix<TextOffset>? {
    switch scalar {
    case "<": return cue.fix("write <", .displayOnly, [(range, "<")])
    case ">": return cue.fix("write >", .unsafe, [(range, ">")])
    case "\u{A0}" where !isFrench: return cue.fix("write a space", .safe, [(range, " ")])
    case "\u{A0}": return cue.fix("write a no-break space", .safe, [(range, "\(scalar)")])
    default:
      guard !scalar.isInvisible, scalar.value < 0xFFF0 || scalar.value >= 0x10000 else {
        // Controls, joiners and marks: writing them would only hide the defect.
        return scalar.value < 0x20 ? nil : cue.fix("remove \(written)", .unsafe, [(range, "")])
      }
      return cue.fix("write \(scalar)", .safe, [(range, "\(scalar)")])
    }
  }
}
