// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP607: two speakers in one cue who are not marked as the profile wants it.
package struct DialogStyle: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 607), name: "dialog-style", family: .language, severity: .info,
    fix: .safe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues of two speakers whose dashes do not have the form that the profile wants in the language, and lines in which a second speaker begins after a dash.",
      whyItMatters:
        "The dash is all that tells one voice from the other; guidelines differ by language on where it stands and whether a space follows.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n- Hi\n- Bye\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\n-Hi\n-Bye\n",
      fixSafety:
        "Adding or removing the space behind a dash is safe; adding, removing and replacing dashes and breaking lines is unsafe.",
      options:
        "The profile's dialogueStyle, by language; without one only lines with two speakers are reported. It looks at one cue at a time.",
      sources: "The forms by language are those of Subtitle Edit's checks for Netflix."))

  /// Cues with a line that begins with a hyphen, or with a dash outside ASCII.
  package static let trigger = RuleTrigger.contents([.leadingHyphen, .symbols])

  private let style: ProfileLimits.DialogueStyle?

  package init(settings: LintSettings) {
    style = settings.limits.dialogueStyle
  }

  private struct Mark {
    var line: Range<Int>
    /// Where the text of the line begins, behind tags.
    var start: Int
    /// The dash, empty where there is none.
    var dash: Range<Int>
    /// The spaces behind the dash.
    var space: Range<Int>
    var isHyphen: Bool
  }

  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var marks: [Mark] = []
    cue.forEachTextLine(in: bytes) { line in
      if !Newline.isBlank(bytes, line) { marks.append(Self.mark(of: line, bytes)) }
    }
    guard marks.contains(where: { !$0.dash.isEmpty }) else { return }
    for mark in marks where !mark.dash.isEmpty {
      if let second = Self.secondSpeaker(mark, bytes) {
        findings.report(
          Self.info, "a second speaker begins inside the line", at: second, of: cue, bytes,
          fix: marks.count == 1
            ? cue.fix(
              "break the line", .unsafe,
              [
                (
                  second.lowerBound - 1..<second.lowerBound,
                  Newline.ending(cue.block.timingLine, in: bytes)
                )
              ])
            : nil)
      }
    }
    // Two lines of which the second begins with a dash are two speakers.
    guard let style, marks.count == 2, !marks[1].dash.isEmpty else { return }
    check(marks, style, cue, bytes, &findings)
  }

  private func check(
    _ marks: [Mark], _ style: ProfileLimits.DialogueStyle, _ cue: CueView, _ bytes: Span<UInt8>,
    _ findings: inout Findings
  ) {
    let wantsFirst = style == .bothLines || style == .bothLinesSpaced
    let wantsSpace = style == .bothLinesSpaced || style == .secondLineSpaced
    var edits: [(Range<Int>, String)] = []
    var isSafe = true
    for (index, mark) in marks.enumerated() {
      if mark.dash.isEmpty {
        guard wantsFirst else { continue }
        isSafe = false
        edits.append((mark.start..<mark.start, wantsSpace ? "- " : "-"))
      } else if index == 0, !wantsFirst {
        isSafe = false
        edits.append((mark.dash.lowerBound..<mark.space.upperBound, ""))
      } else {
        if !mark.isHyphen {
          isSafe = false
          edits.append((mark.dash, "-"))
        }
        if mark.space.isEmpty == wantsSpace || mark.space.count > 1 {
          edits.append((mark.space, wantsSpace ? " " : ""))
        }
      }
    }
    guard !edits.isEmpty else { return }
    findings.report(
      Self.info, "two speakers are to be marked as in \(Self.sample(style))",
      at: Newline.trimmed(cue.block.text, in: bytes), of: cue, bytes,
      fix: cue.fix("mark the speakers so", isSafe ? .safe : .unsafe, edits))
  }

  private static func sample(_ style: ProfileLimits.DialogueStyle) -> String {
    switch style {
    case .bothLines: "'-Hi' and '-Bye'"
    case .bothLinesSpaced: "'- Hi' and '- Bye'"
    case .secondLine: "'Hi' and '-Bye'"
    case .secondLineSpaced: "'Hi' and '- Bye'"
    }
  }

  private static func mark(of line: Range<Int>, _ bytes: Span<UInt8>) -> Mark {
    var blocks = OverrideBlockReader(end: line.upperBound)
    var start = line.lowerBound
    while start < line.upperBound {
      if bytes[start] == 0x20 {
        start += 1
      } else if bytes[start] == UInt8(ascii: "<"),
        let tag = MarkupTag.read(bytes, at: start, end: line.upperBound), tag.isHidden
      {
        start = tag.range.upperBound
      } else if bytes[start] == UInt8(ascii: "{"),
        let block = blocks.read(bytes, at: start)
      {
        start = block.range.upperBound
      } else {
        break
      }
    }
    let width = dashWidth(bytes, at: start, end: line.upperBound)
    var end = start + width
    // `--` breaks off a sentence.
    if width == 1, end < line.upperBound, bytes[end] == UInt8(ascii: "-") { end = start }
    let dash = start..<end
    var space = end
    while !dash.isEmpty, space < line.upperBound, bytes[space] == 0x20 { space += 1 }
    return Mark(line: line, start: start, dash: dash, space: end..<space, isHyphen: width == 1)
  }

  /// How many bytes a hyphen or dash takes; 0 for anything else.
  private static func dashWidth(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Int {
    guard position < end else { return 0 }
    if bytes[position] == UInt8(ascii: "-") { return 1 }
    guard position + 2 < end, bytes[position] == 0xE2, bytes[position + 1] == 0x80,
      bytes[position + 2] >= 0x90, bytes[position + 2] <= 0x95
    else { return 0 }
    return 3
  }

  /// A dash behind the end of a sentence, before a capital or a letter without case.
  private static func secondSpeaker(_ mark: Mark, _ bytes: Span<UInt8>) -> Range<Int>? {
    var position = mark.space.upperBound + 1
    while position + 2 < mark.line.upperBound {
      defer { position += 1 }
      guard bytes[position] == 0x20, ".?!".utf8.contains(bytes[position - 1]) else { continue }
      let width = dashWidth(bytes, at: position + 1, end: mark.line.upperBound)
      var next = position + 1 + width
      while next < mark.line.upperBound, bytes[next] == 0x20 { next += 1 }
      guard width > 0, next < mark.line.upperBound else { continue }
      let byte = bytes[next]
      if (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")) || byte >= 0xC3 {
        return position + 1..<position + 1 + width
      }
    }
    return nil
  }
}
