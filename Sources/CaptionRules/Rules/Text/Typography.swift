// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax

/// CAP413: spaces where none belong, and dots that are no ellipsis.
package struct Typography: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 413), name: "typography", family: .text, severity: .info,
    fix: .safe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds spaces at the ends of a line, several spaces in a row, a space before one of , . ! ? ; : and ), two dots or four and more in a row, and an ellipsis that is not written as the profile wants it.",
      whyItMatters:
        "Spaces move centred lines and count into their length; a space before punctuation lets a player begin a line with it. Netflix wants the one-character ellipsis.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nWait..  what ?\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nWait... what?\n",
      fixSafety:
        "Removing spaces is safe, and so is the ellipsis that the profile wants in place of three dots. Other numbers of dots may be meant, so making them an ellipsis is unsafe; so is removing a space before punctuation where the language is not known.",
      options:
        "The language: French puts a space before ; : ! and ?, and where no language is known it may be French. The profile's ellipsis. The rule looks at one cue at a time.",
      sources: "Netflix's general requirements (U+2026); Subtitle Edit's fixes for spaces."))

  /// Cues with such spaces or dots, and with symbols for profiles that want dots.
  package static let trigger = RuleTrigger.contents([
    .oddSpace, .dots, .spaceBeforePunctuation, .symbols,
  ])

  private let ellipsis: ProfileLimits.EllipsisForm?
  private let mayBeFrench: Bool
  private let knowsLanguage: Bool

  package init(settings: LintSettings) {
    ellipsis = settings.limits.ellipsis
    knowsLanguage = settings.language != nil
    mayBeFrench = settings.language.map { $0.language == "fr" } ?? true
  }

  /// Reports each kind of defect once a line.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let contents = cue.contents
    guard
      !contents.isDisjoint(with: [.oddSpace, .dots, .spaceBeforePunctuation]) || ellipsis == .dots
    else { return }
    cue.forEachTextLine(in: bytes) { line in
      guard !Newline.isBlank(bytes, line) else { return }
      func report(
        _ message: String, _ title: String, _ safety: FixSafety, _ edits: [(Range<Int>, String)]
      ) {
        guard let first = edits.first else { return }
        let count = edits.count == 1 ? "" : " in \(edits.count) places"
        findings.report(
          Self.info, message + count, at: first.0, of: cue, bytes,
          fix: cue.fix(title, safety, edits))
      }
      if contents.contains(.oddSpace) {
        let edges = Self.edges(line, bytes)
        let isAtStart = edges.first?.lowerBound == line.lowerBound
        report(
          edges.count == 2
            ? "spaces at both ends of a line"
            : "spaces at the \(isAtStart ? "start" : "end") of a line",
          "remove them", .safe, edges.map { ($0, "") })
        report(
          "several spaces in a row", "leave one", .safe,
          Self.runs(of: 0x20, atLeast: 2, in: Self.trimmed(line, bytes), bytes).map { ($0, " ") })
      }
      if contents.contains(.spaceBeforePunctuation) {
        report(
          "a space before punctuation", "remove it", knowsLanguage ? .safe : .unsafe,
          spacesBeforePunctuation(Self.trimmed(line, bytes), bytes).map { ($0, "") })
      }
      if contents.contains(.dots) { reportDots(line, bytes, report) }
      if ellipsis == .dots, contents.contains(.symbols) {
        report(
          "the ellipsis is one character where the profile wants three dots", "write three dots",
          .safe, Self.ellipses(line, bytes).map { ($0, "...") })
      }
    }
  }

  private func reportDots(
    _ line: Range<Int>, _ bytes: Span<UInt8>,
    _ report: (String, String, FixSafety, [(Range<Int>, String)]) -> Void
  ) {
    let form = ellipsis == .character ? "…" : "..."
    var odd: [(Range<Int>, String)] = []
    var three: [(Range<Int>, String)] = []
    for run in Self.runs(of: UInt8(ascii: "."), atLeast: 2, in: line, bytes) {
      // `../` is a path.
      let isPath =
        run.upperBound < line.upperBound
        && (bytes[run.upperBound] == UInt8(ascii: "/")
          || bytes[run.upperBound] == UInt8(ascii: "\\"))
      if run.count != 3 {
        if !isPath { odd.append((run, form)) }
      } else if ellipsis == .character {
        three.append((run, form))
      }
    }
    if let count = odd.first?.0.count {
      report("\(count) dots in a row", "write an ellipsis", .unsafe, odd)
    }
    report(
      "three dots where the profile wants the character …", "write the character", .safe, three)
  }

  private static func trimmed(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return start..<end
  }

  private static func edges(_ line: Range<Int>, _ bytes: Span<UInt8>) -> [Range<Int>] {
    let inner = trimmed(line, bytes)
    return [line.lowerBound..<inner.lowerBound, inner.upperBound..<line.upperBound].filter {
      !$0.isEmpty
    }
  }

  private static func runs(
    of byte: UInt8, atLeast count: Int, in line: Range<Int>, _ bytes: Span<UInt8>
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var position = line.lowerBound
    while position < line.upperBound {
      let start = position
      while position < line.upperBound, bytes[position] == byte { position += 1 }
      if position - start >= count { runs.append(start..<position) }
      if position == start { position += 1 }
    }
    return runs
  }

  private static func ellipses(_ line: Range<Int>, _ bytes: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = line.lowerBound
    while position + 2 < line.upperBound {
      if bytes[position] == 0xE2, bytes[position + 1] == 0x80, bytes[position + 2] == 0xA6 {
        found.append(position..<position + 3)
        position += 3
      } else {
        position += 1
      }
    }
    return found
  }

  private func spacesBeforePunctuation(
    _ line: Range<Int>, _ bytes: Span<UInt8>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for position in line.dropLast() where bytes[position] == 0x20 {
      guard position > line.lowerBound, bytes[position - 1] != 0x20 else { continue }
      let next = position + 2 < line.upperBound ? bytes[position + 2] : 0x20
      switch bytes[position + 1] {
      case UInt8(ascii: ","), UInt8(ascii: ")"): break
      case UInt8(ascii: "."):
        // `.5`, `.NET`, an ellipsis before a word, and the dots of `. . .`.
        let isSpacedOut =
          position + 3 < line.upperBound && bytes[position + 3] == UInt8(ascii: ".")
        guard next == 0x20, bytes[position - 1] != UInt8(ascii: "."), !isSpacedOut else {
          continue
        }
      case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: ":"):
        // `:)` and `;-)` are faces.
        let isFace =
          (bytes[position + 1] == UInt8(ascii: ":") || bytes[position + 1] == UInt8(ascii: ";"))
          && next != 0x20
        // `x ?? y` and `a ?: b` are operators.
        let isOperator =
          (next == UInt8(ascii: "?") || next == UInt8(ascii: ":"))
          && position + 4 < line.upperBound && bytes[position + 3] == 0x20
        // `Aquí. ?Y tú` lacks its `¿`: the mark begins a sentence.
        let beginsWord = (next | 0x20) &- 0x61 < 26 || next >= 0xC3
        if mayBeFrench || isFace || isOperator || beginsWord { continue }
      default: continue
      }
      found.append(position..<position + 1)
    }
    return found
  }
}
