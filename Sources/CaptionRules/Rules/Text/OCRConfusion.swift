// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionLanguages
import CaptionSyntax

/// CAP416: letters that recognition of images has taken for others.
package struct OCRConfusion: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 416), name: "ocr-confusion", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds I, l and | in one another's place, as programs that read the pictures of discs write them: 'l'm' and 'lt's' in English, '|' for a word or in front of an apostrophe, and II behind a small letter or an apostrophe ('I'II', 'wiII').",
      whyItMatters:
        "Many fonts show the three alike, so that nobody sees it; screen readers, searches and translators read another word.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nl'm sure we'II see.\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nI'm sure we'll see.\n",
      fixSafety: "Unsafe: the letters that a word is made of change.",
      options:
        "The language: words with l for I are looked for in English, and where no language is known. Where the first 300 cues have none of these the rest is not looked at.",
      sources: "Spellings that users of Subtitle Edit report; the word list was made for this rule."
    ))

  /// Every cue, until there have been enough without a hit.
  package static let trigger = RuleTrigger.everyCue

  /// Whether the file seems to be written by people.
  package var isDone: Bool { hits == 0 && cues >= Self.enough }

  private static let enough = 300

  /// English words that begin with I, written with l.
  private static let words: Set<String> = [
    "l", "l'm", "l'll", "l've", "l'd", "lt", "lt's", "lt'll", "lt'd", "ls", "lsn't", "lf", "ln",
    "lnto",
    "lts",
  ]

  private let isEnglish: Bool
  private var cues = 0
  private var hits = 0

  package init(settings: LintSettings) {
    isEnglish = settings.language.map { $0.language == "en" } ?? true
  }

  /// Reports each word.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cues += 1
    guard Self.mayBeConfused(bytes, cue.block.text) else { return }
    cue.block.forEachTextLine(in: bytes) { line in
      var position = line.lowerBound
      while position < line.upperBound {
        var end = position
        while end < line.upperBound, Self.isOfWord(bytes[end]) { end += 1 }
        if end > position, mayBeConfused(bytes, position..<end),
          let written = corrected(bytes, position..<end, in: line)
        {
          hits += 1
          let range = position..<end
          findings.report(
            Self.info, "'\(VisibleText.raw(range, of: bytes))' seems to be '\(written)'", at: range,
            of: cue, bytes, fix: cue.fix("write \(written)", .unsafe, [(range, written)]))
        }
        position = max(end, position + 1)
      }
    }
  }

  /// A quick look: a bar, two I behind something that is no space and no capital, or an l that begins a word.
  private static func mayBeConfused(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    var previous: UInt8 = 0x20
    for position in text {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "|"): return true
      case UInt8(ascii: "l") where !isOfWord(previous): return true
      case UInt8(ascii: "I") where isSmall(previous) || previous == 0x27 || previous >= 0x80:
        return true
      default: previous = byte
      }
    }
    return false
  }

  /// Whether a word has what `corrected` looks for, told by its bytes: strings are made of few words.
  private func mayBeConfused(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
    let first = bytes[word.lowerBound]
    if first == UInt8(ascii: "|") { return true }
    // The longest one is `lt’ll`, in seven bytes.
    if isEnglish, first == UInt8(ascii: "l"), word.count <= 7 {
      guard word.count > 1 else { return true }
      switch bytes[word.lowerBound + 1] {
      case 0x27, 0xE2, UInt8(ascii: "t"), UInt8(ascii: "s"), UInt8(ascii: "f"), UInt8(ascii: "n"):
        return true
      default: break
      }
    }
    var previous: UInt8 = 0
    for position in word {
      let byte = bytes[position]
      if byte == UInt8(ascii: "I"), previous == byte { return true }
      previous = byte
    }
    return false
  }

  /// The word as it should be, or `nil` where nothing is wrong with it.
  private func corrected(
    _ bytes: Span<UInt8>, _ range: Range<Int>, in line: Range<Int>
  ) -> String? {
    var word: [UInt8] = []
    for position in range { word.append(bytes[position]) }
    // U+2019 is an apostrophe, too.
    let text = String(decoding: word, as: UTF8.self).replacing("\u{2019}", with: "'")
    if isEnglish, Self.words.contains(text) {
      return "I" + String(decoding: word.dropFirst(), as: UTF8.self)
    }
    var changed = false
    for place in word.indices {
      switch word[place] {
      // `|` alone, and `|'ve`.
      case UInt8(ascii: "|")
      where place == 0 && Self.isPronoun(text, isAlone: isAlone(range, line)):
        word[place] = UInt8(ascii: "I")
        changed = true
      // `wiII`, `I'II`: no numeral stands behind a small letter.
      case UInt8(ascii: "I")
      where place > 0 && place + 1 < word.count && word[place + 1] == UInt8(ascii: "I")
        && (Self.isSmall(word[place - 1]) || word[place - 1] == 0x27 || word[place - 1] == 0x99)
        && (place + 2 == word.count || !Self.isCapital(word[place + 2])):
        word[place] = UInt8(ascii: "l")
        word[place + 1] = UInt8(ascii: "l")
        changed = true
      default: break
      }
    }
    return changed ? String(decoding: word, as: UTF8.self) : nil
  }

  /// Whether nothing but one space stands on either side: bars that divide things have more beside them.
  private func isAlone(_ range: Range<Int>, _ line: Range<Int>) -> Bool {
    range.count == 1 && isEnglish && range.upperBound < line.upperBound
  }

  private static func isPronoun(_ text: String, isAlone: Bool) -> Bool {
    isAlone || text.hasPrefix("|'")
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    isSmall(byte) || isCapital(byte) || byte >= 0x80 || byte == 0x27 || byte == UInt8(ascii: "|")
  }

  private static func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
}
