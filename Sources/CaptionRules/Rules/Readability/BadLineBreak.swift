// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax

/// CAP505: a line that ends where the sentence cannot be divided.
package struct BadLineBreak: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 505), name: "bad-line-break", family: .readability, severity: .info,
    fix: .unsafe(in: .timing),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds lines that end with an article, a preposition, a conjunction, an auxiliary verb or a title, that part a number from its unit, or that divide a word with a hyphen.",
      whyItMatters:
        "Readers take in a line at a time; a line that stops in the middle of a phrase is read twice.",
      example:
        "1\n00:00:01,000 --> 00:00:05,000\nYesterday afternoon we all went together to the\nmarket in town\n",
      useInstead:
        "1\n00:00:01,000 --> 00:00:05,000\nYesterday afternoon we all went\ntogether to the market in town\n",
      fixSafety:
        "Breaking the text anew is unsafe: only a reader hears the sentence. There is a fix where some way to break fits the limits and ends well. A text that fits in one line is put in one: the best break is none, and Netflix and the BBC ask for that.",
      options:
        "The language: English, French, German, Spanish, Italian, Portuguese and Dutch have word lists (LineEndWords); for other languages, and where none is known, the rule is silent. The profile's charactersPerLine and maximumLines bound the fix. It looks at one cue at a time.",
      sources: "The word lists were written for this rule; BBC and Netflix ask for such breaks."))

  /// Cues of several lines.
  package static let trigger = RuleTrigger.bounds { $0.lines = 1 }

  private let weakWords: Set<String>
  private let ends: WordFilter
  private let rebreaker: LineRebreaker

  /// Creates the rule, or nothing where the language has no list.
  package init?(settings: LintSettings) {
    guard let language = settings.language?.language else { return nil }
    weakWords = LineEndWords.words(language)
    guard !weakWords.isEmpty else { return nil }
    ends = WordFilter(weakWords)
    rebreaker = LineRebreaker(settings: settings)
  }

  /// Reports the first bad break of a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard cue.lineCount >= 2, mayBreakBadly(cue, bytes) else { return }
    let lines = VisibleText.lines(of: cue, bytes)
    guard lines.count >= 2, !LineKinds.areSpeakersOrLyrics(lines.map(\.text)),
      let (index, message) = Self.firstBadBreak(lines.map(\.text), weakWords)
    else { return }
    findings.report(
      Self.info, message, at: lines[index].range, of: cue, bytes, fix: fix(cue, bytes))
  }

  private func fix(_ cue: CueView, _ bytes: Span<UInt8>) -> Fix<TextOffset>? {
    rebreaker.rebreak(cue, bytes) { Self.firstBadBreak($0, weakWords) == nil }
      .map { cue.fix("break the text anew", .unsafe, [$0]) }
  }

  /// Whether some line ends with a weak word, a digit or a hyphen: a look at the last bytes alone.
  private func mayBreakBadly(_ cue: CueView, _ bytes: Span<UInt8>) -> Bool {
    // Behind the last word may stand a tag.
    if cue.contents.contains(.lessThan) { return true }
    var found = false
    cue.forEachTextLine(in: bytes) { line in
      guard !found else { return }
      var end = line.upperBound
      while end > line.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
      guard end > line.lowerBound else { return }
      let last = bytes[end - 1]
      if last == UInt8(ascii: "-") || (last >= 0x30 && last <= 0x39) {
        found = true
        return
      }
      var start = end
      while start > line.lowerBound, bytes[start - 1] != 0x20, end - start <= 12 { start -= 1 }
      guard end - start <= 12, ends.mayHold(start..<end, of: bytes) else { return }
      found = weakWords.contains(
        VisibleText.raw(start..<end, of: bytes).lowercased().replacingApostrophes())
    }
    return found
  }

  private static func firstBadBreak(
    _ lines: [String], _ weakWords: Set<String>
  ) -> (index: Int, message: String)? {
    for index in lines.indices.dropLast() {
      guard let word = lines[index].split(separator: " ").last,
        let next = lines[index + 1].split(separator: " ").first
      else { continue }
      if LineKinds.endsWeakly(lines[index], weakWords) {
        return (index, "the line ends with '\(word)', which belongs to '\(next)'")
      }
      let unit = String(next).lowercased().trimmingPunctuation()
      if word.last?.isNumber == true, LineEndWords.units.contains(unit) {
        return (index, "the break parts '\(word)' from '\(next)'")
      }
      if word.last == "-", word.dropLast().last?.isLetter == true, next.first?.isLowercase == true,
        word.dropLast().allSatisfy({ $0.isLetter })
      {
        return (index, "the break divides the word '\(word.dropLast())\(next)'")
      }
    }
    return nil
  }
}

extension String {
  /// The text without a final comma, full stop, question or exclamation mark.
  fileprivate func trimmingPunctuation() -> String {
    var text = self[...]
    while let last = text.last, ",!?;:".contains(last) || (last == "." && text.count > 3) {
      text.removeLast()
    }
    return String(text)
  }
}
