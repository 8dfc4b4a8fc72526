// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP606: labels of sounds and marks of music that are written in several ways.
package struct SdhStyle: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 606), name: "sdh-style", family: .language, severity: .info,
    fix: .unsafe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds labels in other brackets than the profile wants, brackets without their partner, a note sign at only one end of a lyric, '#' or '*' in place of the note sign, and files that put labels into square and round brackets both.",
      whyItMatters:
        "Viewers learn one way to tell labels from speech; guidelines name it.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n(door slams)\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\n[door slams]\n",
      fixSafety: "Changing brackets and signs is unsafe: what is in them may be spoken.",
      options:
        "The profile's labelBrackets: square for Netflix, round for TED; without them any brackets will do as long as a file keeps to one kind. A label is in brackets as a whole line, or before the words of a line. The rule counts labels of each kind.",
      sources:
        "Netflix's SDH guidelines; TED's guidelines for sounds; the BBC's own style is not checked."
    ))

  /// Cues with brackets and note signs.
  package static let trigger = RuleTrigger.contents([.bracket, .noteSign, .emoji])

  private let wanted: ProfileLimits.LabelBrackets?
  private var square = 0
  private var round = 0

  package init(settings: LintSettings) {
    wanted = settings.limits.labelBrackets
  }

  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    if cue.contents.contains(.bracket) {
      checkBrackets(cue, bytes, &findings)
      checkPartners(cue, bytes, &findings)
    }
    if !cue.contents.isDisjoint(with: [.noteSign, .emoji]) { checkNotes(cue, bytes, &findings) }
  }

  /// Reports a file that uses both kinds of brackets.
  package mutating func finish(_ summary: FileSummary, _ findings: inout Findings) {
    guard wanted == nil, min(square, round) >= 3 else { return }
    findings.reportFile(
      Self.info, "\(square) labels are in square brackets and \(round) in round ones")
  }

  private mutating func checkBrackets(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var labels: [(open: Int, close: Int, isSquare: Bool)] = []
    cue.forEachTextLine(in: bytes) { line in
      var start = line.lowerBound
      while start < line.upperBound, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "-") {
        start += 1
      }
      guard start < line.upperBound else { return }
      let isSquare = bytes[start] == UInt8(ascii: "[")
      guard isSquare || bytes[start] == UInt8(ascii: "(") else { return }
      let closer = isSquare ? UInt8(ascii: "]") : UInt8(ascii: ")")
      var close = start + 1
      while close < line.upperBound, bytes[close] != closer { close += 1 }
      guard close < line.upperBound, close > start + 1 else { return }
      labels.append((start, close, isSquare))
    }
    square += labels.count { $0.isSquare }
    round += labels.count { !$0.isSquare }
    guard let wanted else { return }
    let pair = wanted == .square ? ("[", "]") : ("(", ")")
    for label in labels where label.isSquare != (wanted == .square) {
      let range = label.open..<label.close + 1
      findings.report(
        Self.info,
        "the label \(VisibleText.raw(range, of: bytes)) is not in \(wanted.rawValue) brackets",
        at: range, of: cue, bytes,
        fix: cue.fix(
          "write \(wanted.rawValue) brackets", .unsafe,
          [
            (label.open..<label.open + 1, pair.0), (label.close..<label.close + 1, pair.1),
          ]))
    }
  }

  private func checkPartners(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let kinds: [(open: UInt8, close: UInt8)] = [
      (UInt8(ascii: "["), UInt8(ascii: "]")), (UInt8(ascii: "("), UInt8(ascii: ")")),
    ]
    for kind in kinds {
      var open: [Int] = []
      var lone: Int?
      for position in cue.block.text {
        let byte = bytes[position]
        if byte == kind.open {
          // `ESC [` begins an escape sequence, which is ``TerminalEscape``'s.
          if position > 0, bytes[position - 1] == 0x1B { continue }
          open.append(position)
        } else if byte == kind.close, open.popLast() == nil, lone == nil {
          // `a)` numbers a list and `:)` is a face.
          let before = position > cue.block.text.lowerBound ? bytes[position - 1] : 0x20
          let isFaceOrNumber =
            kind.close == UInt8(ascii: ")")
            && (":;-=8".utf8.contains(before) || position - cue.block.text.lowerBound <= 2)
          if !isFaceOrNumber { lone = position }
        }
      }
      // `:(` is a face.
      if let first = open.first, first > cue.block.text.lowerBound,
        ":;-=".utf8.contains(bytes[first - 1])
      {
        continue
      }
      guard let place = open.first ?? lone else { continue }
      findings.report(
        Self.info, "'\(Unicode.Scalar(bytes[place]))' has no partner in the cue",
        at: place..<place + 1, of: cue, bytes)
    }
  }

  private func checkNotes(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard LyricEnds.mayDiffer(cue, bytes) else { return }
    let lines = VisibleText.lines(of: cue, bytes)
    guard let first = lines.first, let last = lines.last else { return }
    for line in lines {
      let text = line.text.trimmingSpaces()
      for sign in ["#", "*"] as [Character]
      where text.count > 2 && text.first == sign && text.last == sign {
        let inner = text.dropFirst().dropLast()
        guard inner.first == " " || inner.last == " ", !inner.contains(sign) else { continue }
        findings.report(
          Self.info, "'\(sign)' stands for the note sign ♪", at: line.range, of: cue, bytes,
          fix: Self.signs(in: line.range, sign, bytes).map {
            cue.fix("write note signs", .unsafe, $0.map { ($0, "♪") })
          })
      }
    }
    let starts = Self.isNote(first.text.trimmingSpaces().first)
    let ends = Self.isNote(last.text.trimmingSpaces().last)
    guard starts != ends else { return }
    findings.report(
      Self.info, "the lyric has a note sign at its \(starts ? "beginning" : "end") only",
      at: starts ? first.range : last.range, of: cue, bytes)
  }

  private static func isNote(_ character: Character?) -> Bool {
    character == "♪" || character == "♫" || character == "♬"
  }

  /// The first and the last of the signs of a line.
  private static func signs(
    in line: Range<Int>, _ sign: Character, _ bytes: Span<UInt8>
  ) -> [Range<Int>]? {
    guard let byte = sign.asciiValue else { return nil }
    let places = line.filter { bytes[$0] == byte }
    guard let first = places.first, let last = places.last, first < last else { return nil }
    return [first..<first + 1, last..<last + 1]
  }
}
