// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
import CaptionSyntax

/// SRT205: numbers that do not run 1, 2, 3, ….
package struct IndexSequence: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 205), name: "index-sequence", family: .structure, severity: .info,
    fix: .safe(in: .numbers),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds numbers that are not integers, that repeat, leave a gap, or start again from a lower one, and numbers with spaces beside them or in digits that are not ASCII.",
      whyItMatters:
        "Strict readers refuse the file; numbers that start again while time jumps back tell of two files joined into one.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n3\n00:00:03,000 --> 00:00:04,000\nTwo\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:02,000\nOne\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo\n",
      fixSafety:
        "Renumbering is safe; joined files get no fix, since a person must look at them. Below a caption that could not be read it is unsafe: the gap tells that one is missing. So it is where letters stand beside a number or in its place, which may be somebody's words.",
      options: "None; the rule looks at the cue before.",
      sources: "npm srt-validator and Kaltura's help page want exactly 1, 2, 3, …."))

  /// Cues whose number does not continue those above.
  package static let trigger = RuleTrigger(
    anomalies: .indexNotPlain, relations: .hasUnexpectedIndex)

  package init(settings: LintSettings) {}

  /// Reports a number out of sequence.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let expected = cue.expectedIndex
    guard let index = cue.block.index else {
      report(cue, bytes, "the index of cue \(cue.ordinal) is not an integer", &findings)
      return
    }
    if index == expected {
      if let what = Self.oddity(of: line(cue, bytes), bytes) {
        report(cue, bytes, "the index of cue \(cue.ordinal) \(what)", &findings)
      }
      return
    }
    if index < expected, cue.block.start < cue.previous?.start ?? .zero {
      findings.report(
        Self.info, "the numbers start again at \(index) while time jumps back",
        at: line(cue, bytes),
        of: cue, bytes, notes: ["two files may have been joined here; look before you renumber"])
      return
    }
    report(cue, bytes, "the index is \(index) where \(expected) was expected", &findings)
  }

  private func line(_ cue: CueView, _ bytes: Span<UInt8>) -> Range<Int> {
    Newline.trimmed(cue.block.indexLine, in: bytes)
  }

  private func report(
    _ cue: CueView, _ bytes: Span<UInt8>, _ message: String, _ findings: inout Findings
  ) {
    let range = line(cue, bytes)
    var doubts: [String] = []
    if cue.surroundings.contains(.followsUnread) {
      doubts.append("a caption above could not be read")
    }
    if cue.block.index == nil, Self.mayBeWords(bytes, range) {
      doubts.append("what stands there may be words of a caption")
    }
    findings.report(
      Self.info, message, at: range, of: cue, bytes, notes: doubts,
      fix: Fix(
        title: "renumber the cue to \(cue.ordinal)",
        edits: [Edit(range: cue.block.inText(range), text: "\(cue.ordinal)")],
        safety: doubts.isEmpty ? .safe : .unsafe))
  }

  /// What a number that fits has beside its digits; invisible marks are for other rules.
  private static func oddity(of line: Range<Int>, _ bytes: Span<UInt8>) -> String? {
    var isSpaced = false
    for position in line {
      switch bytes[position] {
      case 0x30...0x39: continue
      case 0x20, 0x09: isSpaced = true
      case 0x80...: return isOfOtherScript(line, bytes) ? "is not written in ASCII digits" : nil
      default: return nil
      }
    }
    return isSpaced ? "has spaces beside it" : nil
  }

  private static func isOfOtherScript(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var position = line.lowerBound
    while position < line.upperBound {
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      guard let scalar, scalar == " " || scalar.properties.numericType == .decimal else {
        return false
      }
      position += width
    }
    return true
  }

  /// Whether something in a line says more than a number with its punctuation does: letters, notes,
  /// signs.
  private static func mayBeWords(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var position = line.lowerBound
    while position < line.upperBound {
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      position += width
      switch scalar?.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .otherSymbol, .currencySymbol, nil:
        return true
      default: break
      }
    }
    return false
  }
}

extension IndexSequence: WholeFileRule {
  /// Every finding: one alone would take a round for each cue, since each wrong number makes the next
  /// one look right.
  package static func concernsFile(_ finding: Finding<TextOffset>) -> Bool { true }

  /// Numbers all cues by their place.
  package static func wholeFileFix(of text: [UInt8], _ settings: LintSettings) -> WholeFileFix? {
    var edits: [Edit<TextOffset>] = []
    WholeFileFix.forEachCue(of: text, settings.format) { block, bytes in
      let digits = Newline.trimmed(block.indexLine, in: bytes)
      let isPlain =
        !block.anomalies.contains(.indexNotPlain) || Self.oddity(of: digits, bytes) == nil
      guard block.index != block.ordinal || !isPlain else { return }
      if digits.isEmpty {
        let newline = Newline.ending(block.timingLine, in: bytes)
        let position = block.offset + block.timingLine.lowerBound
        edits.append(Edit(range: position..<position, text: "\(block.ordinal)\(newline)"))
      } else {
        edits.append(Edit(range: block.inText(digits), text: "\(block.ordinal)"))
      }
    }
    return .edits(edits)
  }
}
