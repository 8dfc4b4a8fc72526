// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// CAP604: a word of Latin letters and of Cyrillic or Greek ones that look the same.
package struct MixedScriptWord: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 604), name: "mixed-script-word", family: .language,
    severity: .warning,
    fix: .unsafe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds words of letters alone that mix Latin with Cyrillic or Greek. Greek letters in words of up to three letters, such as Δt and μm, are signs and pass.",
      whyItMatters:
        "The word looks right and is another one: searching, spelling and translation fail on it, and a screen reader breaks it in two.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nG\u{430}\u{431}\u{43E}\u{43D}\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\n\u{413}\u{430}\u{431}\u{43E}\u{43D}\n",
      fixSafety:
        "Writing all letters in the script of most of them is unsafe: the word may join two languages. There is a fix where each letter has a double.",
      sources:
        "Unicode Technical Standard 39 (confusable skeletons). Of 1,820,797 words in clean text 121 are mixed, and most of these are typing errors."
    ))

  /// Cues with a Greek or Cyrillic letter.
  package static let trigger = RuleTrigger.contents([.greekOrCyrillic])

  package init(settings: LintSettings) {}

  /// Reports each mixed word.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let text = cue.block.text
    var position = text.lowerBound
    while position < text.upperBound {
      let start = position
      var hasLatin = false
      var hasOther = false
      // A word goes on over ASCII letters and characters of two bytes: Latin, Greek, Cyrillic.
      while position < text.upperBound {
        let byte = bytes[position]
        if byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") {
          hasLatin = true
          position += 1
        } else if byte >= 0xC3, byte <= 0xD4, position + 1 < text.upperBound {
          if byte >= 0xCE { hasOther = true } else if byte <= 0xCB { hasLatin = true }
          position += 2
        } else {
          break
        }
      }
      if hasLatin, hasOther, !Self.isBesideDigit(bytes, start..<position) {
        check(start..<position, cue, bytes, &findings)
      }
      if position == start { position += 1 }
    }
  }

  private static func isBesideDigit(_ bytes: Span<UInt8>, _ word: Range<Int>) -> Bool {
    func isDigit(_ position: Int) -> Bool {
      position >= 0 && position < bytes.count && bytes[position] >= 0x30 && bytes[position] <= 0x39
    }
    return isDigit(word.lowerBound - 1) || isDigit(word.upperBound)
  }

  private func check(
    _ range: Range<Int>, _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let word = VisibleText.raw(range, of: bytes)
    guard word.utf8.count == range.count,
      word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic })
    else { return }
    let counts = Script.letterCounts(in: word)
    let latin = counts[.latin] ?? 0
    let cyrillic = counts[.cyrillic] ?? 0
    let greek = counts[.greek] ?? 0
    guard latin > 0, cyrillic + greek > 0, cyrillic > 0 || latin + greek > 3 else { return }
    let other: Script = cyrillic > 0 ? .cyrillic : .greek
    let name = cyrillic > 0 ? "Cyrillic" : "Greek"
    var fix: Fix<TextOffset>?
    if latin != cyrillic + greek, cyrillic == 0 || greek == 0,
      let fixed = LookAlikes.rewritten(word, into: latin > cyrillic + greek ? .latin : other)
    {
      fix = cue.fix("write '\(fixed)' in one script", .unsafe, [(range, fixed)])
    }
    findings.report(
      Self.info, "'\(word)' mixes \(latin) Latin and \(cyrillic + greek) \(name) letters",
      at: range, of: cue, bytes, fix: fix)
  }
}
