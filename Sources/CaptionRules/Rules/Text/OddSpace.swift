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
        "No-break spaces stay where typography binds words: behind words of one or two letters and abbreviations, in front of numbers and dashes. A plain space in place of others, or nothing beside another space and at the ends of a line, is safe.",
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
    cue.forEachTextLine(in: bytes) { line in
      let text = VisibleText.raw(line, of: bytes)
      guard text.utf8.count == line.count, !Newline.isBlank(bytes, line) else { return }
      let scalars = Array(text.unicodeScalars)
      // Asked of the whole line, and so not for each space anew.
      let isEastAsian = scalars.contains { $0.value > 0x3000 && $0.value < 0xFFF0 }
      // Where every space is one, a converter put them there, and none is of typography.
      let isTypographic = !scalars.indices.contains { index in
        scalars[index].isNoBreakSpace && !Self.binds(at: index, in: scalars)
          && !isWanted(scalars[index], at: index, in: scalars, isEastAsian: isEastAsian)
      }
      var edits: [(Range<Int>, String)] = []
      var names: [String] = []
      var offset = line.lowerBound
      for (index, scalar) in scalars.enumerated() {
        let range = offset..<offset + UTF8.width(scalar)
        offset = range.upperBound
        guard
          scalar == "\t"
            || (scalar.value >= 0x80 && scalar.properties.generalCategory == .spaceSeparator),
          !isWanted(scalar, at: index, in: scalars, isEastAsian: isEastAsian),
          !(isTypographic && scalar.isNoBreakSpace && Self.binds(at: index, in: scalars)),
          scalar.value < 0x80 || !LetterBytes.contain(range.lowerBound, in: bytes)
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

  /// Whether a no-break space stands where typography binds words: behind one of at most two letters (`v
  /// Praze`, `в лесу`, `z domu`), behind an abbreviation (`z. B.`, `č. 5`), in front of a number, and in
  /// front of a dash (`Москва — столица`).
  private static func binds(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    let after = scalars[index + 1]
    if after.properties.numericType != nil || after == "–" || after == "—" { return true }
    var start = index
    if scalars[index - 1] == "." { start -= 1 }
    var letters = 0
    while start > 0, scalars[start - 1].properties.isAlphabetic, letters < 4 {
      start -= 1
      letters += 1
    }
    let isAbbreviated = scalars[index - 1] == "."
    // `Mme Noël`: a title and a name.
    let isTitle =
      letters > 0 && scalars[start].properties.isUppercase && after.properties.isUppercase
    return (1...(isTitle ? 4 : isAbbreviated ? 3 : 2)).contains(letters)
      && after.properties.isAlphabetic
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

extension Unicode.Scalar {
  /// U+00A0 and its narrow sister.
  fileprivate var isNoBreakSpace: Bool { value == 0xA0 || value == 0x202F }
}
