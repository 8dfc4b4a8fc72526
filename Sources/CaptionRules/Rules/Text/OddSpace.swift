// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax

/// CAP409: a space other than the plain one.
package struct OddSpace: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 409), name: "odd-space", family: .text, severity: .info,
    fix: .safe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds tabs, and spaces of Unicode of other widths. Ideographic spaces beside Chinese, Japanese or Korean, and no-break spaces where typography wants them pass: beside French punctuation, between or behind digits, after a dash.",
      whyItMatters:
        "Many fonts lack these spaces and show a box; tabs have no width that players agree on; lines cannot be broken at a no-break space.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nOne\u{2003}two\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nOne two\n",
      fixSafety:
        "A plain space in its place, or nothing beside another space and at the ends of a line, is safe.",
      options:
        "The language: French punctuation is French only; where no language is known it may be French. The rule looks at one cue at a time.",
      sources:
        "The general category Zs of Unicode; French typography; Netflix's list of glyphs lacks U+202F."
    ))

  /// Cues with a tab or a space that is not ASCII.
  package static let trigger = RuleTrigger.contents([.tab, .unicodeSpace])

  private let mayBeFrench: Bool

  package init(settings: LintSettings) {
    mayBeFrench = settings.language.map { $0.language == "fr" } ?? true
  }

  /// Reports the odd spaces of each line.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cue.block.forEachTextLine(in: bytes) { line in
      let text = VisibleText.raw(line, of: bytes)
      guard text.utf8.count == line.count, !Newline.isBlank(bytes, line) else { return }
      let scalars = Array(text.unicodeScalars)
      // Asked of the whole line, and so not for each space anew.
      let isEastAsian = scalars.contains { $0.value > 0x3000 && $0.value < 0xFFF0 }
      var edits: [(Range<Int>, String)] = []
      var names: [String] = []
      var offset = line.lowerBound
      for (index, scalar) in scalars.enumerated() {
        let range = offset..<offset + UTF8.width(scalar)
        offset = range.upperBound
        guard scalar != " ", scalar == "\t" || scalar.properties.generalCategory == .spaceSeparator,
          !isWanted(scalar, at: index, in: scalars, isEastAsian: isEastAsian)
        else { continue }
        let name = scalar == "\t" ? "a tab" : scalar.codePoint
        if !names.contains(name) { names.append(name) }
        let isBesideSpace =
          index == 0 || index + 1 == scalars.count
          || scalars[index - 1].properties.isWhitespace || scalars[index + 1] == " "
        edits.append((range, isBesideSpace ? "" : " "))
      }
      guard let first = edits.first else { return }
      let count = edits.count == 1 ? "" : " in \(edits.count) places"
      findings.report(
        Self.info, "\(names.joined(separator: " and ")) in place of a space\(count)", at: first.0,
        of: cue, bytes, fix: cue.fix("write plain spaces", .safe, edits))
    }
  }

  private func isWanted(
    _ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar], isEastAsian: Bool
  ) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalar.value {
    case 0x3000: return isEastAsian
    case 0xA0, 0x202F:
      // What is left of `à` and of the space itself in mojibake, which is ``Mojibake``'s.
      if before == "\u{C2}" || before == "\u{C3}" { return true }
      if let before, before.properties.numericType != nil, after != nil { return true }
      if before == "-" || before == "–" || before == "—" { return true }
      guard mayBeFrench else { return false }
      return before == "«" || after.map { "»;:!?%€–—".unicodeScalars.contains($0) } ?? false
    default: return false
    }
  }
}
