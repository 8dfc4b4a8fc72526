// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP111: newlines that readers disagree on.
package struct LineEndings: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 111), name: "line-endings", family: .encoding, severity: .warning,
    fix: .safe(in: .newlines),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files that mix CRLF, LF and CR, files with bare CR or CR CR LF, files whose lines end in VT, U+0085 or U+2028, as word processors and databases write them, and the separators U+2028, U+2029, U+0085, VT and FF in the text.",
      whyItMatters:
        "cdown/srt refuses bare CR and CR CR LF, pysrt finds no cue in the latter; pysrt splits lines at the separators, others do not.",
      example: "1<CR>00:00:01,000 --> 00:00:02,000<CR>Hello<CR>\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "Writing one style is safe; it concerns the file as a whole and so has no edits of its own. Separators become newlines, safely.",
      options: "`newline` of the settings, for the fix: LF unless told.",
      sources: "cdown/srt and pysrt measured."))

  /// Cues that end their lines as none above, and those with a separator.
  package static let trigger = RuleTrigger(
    contents: [.control, .lineSeparator, .malformed], relations: .hasNewNewline)

  private let newline: NewlineStyle
  private var seen: CueAnomalies = []
  private var firstLine = 0
  private var firstCue: Int?
  /// What besides LF and CR ends lines in the file.
  private var other: String?

  package init(settings: LintSettings) {
    newline = settings.newline
  }

  /// Notes the newlines of a cue, and looks for separators.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let styles = cue.block.anomalies.intersection(.newlineStyles)
    if !styles.isSubset(of: seen), !seen.isEmpty || !Self.isPlain(styles), firstLine == 0 {
      firstLine = cue.block.line
      firstCue = cue.ordinal
    }
    seen.formUnion(styles)
    if styles.contains(.endsLinesWithOther) {
      if other == nil { other = Self.otherEnding(of: cue.block, bytes)?.name }
      return
    }
    guard !cue.contents.isDisjoint(with: Self.trigger.contents) else { return }
    var position = cue.block.text.lowerBound
    let end = cue.block.text.upperBound
    while position < end {
      guard let (name, width) = Self.separator(bytes, position, end),
        width != 2 || !LetterBytes.contain(position, in: bytes)
      else {
        position += 1
        continue
      }
      report(name, position..<position + width, cue, bytes, &findings)
      position += width
    }
  }

  /// One style, and one that all readers know.
  private static func isPlain(_ styles: CueAnomalies) -> Bool {
    styles.isEmpty || styles == .endsLinesWithLF || styles == .endsLinesWithCRLF
  }

  /// The character that ends a line of a cue where LF and CR do not.
  private static func otherEnding(
    of block: CueNode, _ bytes: Span<UInt8>
  ) -> (name: String, width: Int)? {
    for line in [block.indexLine, block.timingLine, block.text] where !line.isEmpty {
      for width in 1...3 where width <= line.count {
        if let found = separator(bytes, line.upperBound - width, line.upperBound),
          found.width == width
        {
          return found
        }
      }
    }
    return nil
  }

  private static func separator(
    _ bytes: Span<UInt8>, _ position: Int, _ end: Int
  ) -> (name: String, width: Int)? {
    switch bytes[position] {
    case 0x0B: return ("VT", 1)
    case 0x0C: return ("FF", 1)
    case 0xC2 where position + 1 < end && bytes[position + 1] == 0x85: return ("U+0085", 2)
    case 0xE2 where position + 2 < end && bytes[position + 1] == 0x80:
      switch bytes[position + 2] {
      case 0xA8: return ("U+2028", 3)
      case 0xA9: return ("U+2029", 3)
      default: return nil
      }
    default: return nil
    }
  }

  private func report(
    _ name: String, _ range: Range<Int>, _ cue: CueView, _ bytes: Span<UInt8>,
    _ findings: inout Findings
  ) {
    // A newline beside another one would make a blank line.
    func isNewline(_ position: Int) -> Bool {
      position < 0 || position >= bytes.count || bytes[position] == 0x0A || bytes[position] == 0x0D
    }
    let isNeedless = isNewline(range.lowerBound - 1) || isNewline(range.upperBound)
    let newline = isNeedless ? "" : Newline.ending(cue.block.timingLine, in: bytes)
    findings.report(
      Self.info, "the separator \(name) stands in the text", at: range, of: cue, bytes,
      fix: Fix(
        title: isNeedless ? "delete the separator" : "write a newline in its place",
        edits: [Edit(range: cue.block.inText(range), text: newline)], safety: .safe))
  }

  /// Reports what kinds of newlines there are.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard !Self.isPlain(seen) else { return }
    let names: [(CueAnomalies, String)] = [
      (.endsLinesWithLF, "LF"), (.endsLinesWithCRLF, "CRLF"), (.endsLinesWithCR, "CR"),
      (.endsLinesWithCRCRLF, "CR CR LF"),
    ]
    let found =
      names.filter { seen.contains($0.0) }.map(\.1)
      + (seen.contains(.endsLinesWithOther) ? [other ?? "VT"] : [])
    let message =
      found.count == 1
      ? "lines end in \(found[0])" : "lines end in \(found.joined(separator: " and in "))"
    findings.reportFile(
      Self.info, message,
      position: SourcePosition(line: max(firstLine, 1), byteColumn: 1, characterColumn: 1),
      cue: firstCue,
      fix: Self.wholeFile("end all lines in \(newline == .lf ? "LF" : "CRLF")", safety: .safe))
  }
}

extension LineEndings: WholeFileRule {
  /// Ends every line in the newline of the settings.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    let style = settings.newline.bytes
    var other: String?
    WholeFileFix.forEachCue(of: text, settings.format) { block, bytes in
      guard other == nil, block.anomalies.contains(.endsLinesWithOther) else { return }
      other = otherEnding(of: block, bytes)?.name
    }
    var edits: [Edit<TextOffset>] = []
    var position = 0
    while position < text.count {
      let byte = text[position]
      guard byte == 0x0A || byte == 0x0D else {
        if let other, let found = separator(text.span, position, text.count), found.name == other {
          edits.append(
            Edit(
              range: Range(position..<position + found.width, from: TextOffset(0)),
              replacement: style))
          position += found.width
        } else {
          position += 1
        }
        continue
      }
      var end = position + 1
      if byte == 0x0D {
        if end < text.count, text[end] == 0x0A {
          end += 1
        } else if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A {
          end += 2
        }
      }
      let range = position..<end
      if !text[range].elementsEqual(style) {
        edits.append(Edit(range: Range(range, from: TextOffset(0)), replacement: style))
      }
      position = end
    }
    return .edits(edits)
  }
}
