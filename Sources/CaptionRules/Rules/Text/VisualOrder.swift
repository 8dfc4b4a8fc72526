// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP417: punctuation of right-to-left text where it is seen, and not where it is read.
package struct VisualOrder: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 417), name: "visual-order", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds files in which three lines or more in Hebrew or Arabic script begin with the full stop, comma, question or exclamation mark that should end them, and more of them than end with one.",
      whyItMatters:
        "The file was made for a player that lays out such text from left to right. Players that know its direction show the punctuation on the wrong side.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n.שלום לך\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nשלום לך.\n",
      fixSafety:
        "Unsafe: the punctuation is moved to the end of its line, in the whole file. Old players show it on the wrong side then.",
      options: "None; the rule counts lines. Three full stops and an ellipsis may begin a line.",
      sources:
        "The bidirectional algorithm, Unicode Standard Annex 9: characters are stored in the order in which they are read."
    ))

  /// Cues with letters that are not Latin.
  package static let trigger = RuleTrigger.contents(.beyondLatin)

  private var leading = 0
  private var trailing = 0
  private var first: (line: Int, cue: Int)?

  package init(settings: LintSettings) {}

  /// Counts lines.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    // Letters of Cyrillic or Greek, which come first in a text of theirs, are none of this rule's.
    guard let letter = cue.block.text.first(where: { bytes[$0] >= 0x80 }),
      Self.isRightToLeft(bytes[letter]) || bytes[letter] >= 0xE0
    else { return }
    var line = cue.block.timingLineNumber
    cue.block.forEachTextLine(in: bytes) { range in
      line += 1
      if Self.leadingEnd(bytes, range) != nil {
        leading += 1
        if first == nil { first = (line, cue.ordinal) }
      } else if Self.endsInPunctuation(bytes, range) {
        trailing += 1
      }
    }
  }

  /// Reports a file in visual order.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard leading >= 3, leading > trailing, let first else { return }
    findings.reportFile(
      Self.info,
      "\(leading) lines that are read from right to left begin with the punctuation of their end",
      position: SourcePosition(line: first.line, byteColumn: 1, characterColumn: 1), cue: first.cue,
      fix: Self.wholeFile("move the punctuation to the end of the lines", safety: .unsafe))
  }

  /// Where the punctuation ends that a line of Hebrew or Arabic begins with.
  private static func leadingEnd(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int? {
    var position = line.lowerBound
    while position < line.upperBound, isPunctuation(bytes[position]) { position += 1 }
    let count = position - line.lowerBound
    guard count > 0, count < 3, position < line.upperBound,
      !(count == 2 && bytes[line.lowerBound] == UInt8(ascii: ".")), isRightToLeft(bytes[position])
    else { return nil }
    return position
  }

  private static func endsInPunctuation(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    guard let last = line.last else { return false }
    // U+061F, the Arabic question mark, and U+060C, the comma.
    let isArabic =
      line.count > 2 && bytes[last - 1] == 0xD8 && (bytes[last] == 0x9F || bytes[last] == 0x8C)
    return isArabic
      || (isPunctuation(bytes[last]) && line.count > 2 && bytes[last - 1] >= 0x80)
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: ":"), UInt8(ascii: ";"):
      true
    default: false
    }
  }

  /// The first bytes of letters from U+05C0 to U+06FF.
  private static func isRightToLeft(_ byte: UInt8) -> Bool { (0xD7...0xDB).contains(byte) }
}

extension VisualOrder: WholeFileRule {
  /// Moves the punctuation of every such line.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    var edits: [Edit<TextOffset>] = []
    WholeFileFix.forEachCue(of: text, settings.format) { block, bytes in
      block.forEachTextLine(in: bytes) { line in
        guard let end = leadingEnd(bytes, line) else { return }
        let moved = line.lowerBound..<end
        var punctuation: [UInt8] = []
        for position in moved { punctuation.append(bytes[position]) }
        edits.append(Edit(range: block.inText(moved), replacement: []))
        edits.append(
          Edit(
            range: block.inText(line.upperBound..<line.upperBound), replacement: punctuation))
      }
    }
    return .edits(edits)
  }
}
