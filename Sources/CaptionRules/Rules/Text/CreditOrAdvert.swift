// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP414: a cue that names the makers of the captions or a site, not what is heard.
package struct CreditOrAdvert: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 414), name: "credit-or-advert", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues that begin with the words of a credit or an advertisement ('Subtitles by', 'Synced by', 'Downloaded from', in many languages), and lines that are nothing but a web address, an e-mail address or a handle.",
      whyItMatters:
        "They are not captions: viewers read an advertisement in your video, and files that were downloaded elsewhere may not be yours to publish.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nSubtitles by Ann\nwww.example.com\n",
      useInstead: "",
      fixSafety: "Deleting the cue is unsafe: a credit may be wanted, an address may be spoken.",
      options:
        "None. The words are in CreditPhrases. They count anywhere in a file, since they must begin a cue; a place in the first or last cues adds nothing to that in the texts that we looked at.",
      sources: "The phrases were collected for this rule; no list was copied."))

  /// Cues that may begin with a phrase, and those with what addresses are made of.
  package static let trigger = RuleTrigger.contents([.maybePhrase, .innerDot, .address])

  private static let phrases = PhraseIndex(CreditPhrases.beginnings)

  package init(settings: LintSettings) {}

  /// Reports a credit once a cue.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let text = cue.block.text
    guard !text.isEmpty else { return }
    if cue.contents.contains(.maybePhrase), let phrase = Self.phrases.match(bytes, in: text) {
      report(
        "'\(VisibleText.raw(phrase, of: bytes))' begins a credit", phrase, cue, bytes, &findings)
      return
    }
    var lineStart = text.lowerBound
    while lineStart < text.upperBound {
      // A line that is an address has no space; most lines have one early.
      var position = lineStart
      var dots = 0
      while position < text.upperBound, bytes[position] > 0x20 {
        if bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: "@") {
          dots += 1
        }
        position += 1
      }
      let ends = position == text.upperBound || bytes[position] < 0x20
      if ends, dots > 0, position - lineStart >= 4 {
        let word = lineStart..<position
        if let kind = Self.address(word, bytes) {
          let written = VisibleText.raw(word, of: bytes)
          report("\(written) is \(kind) alone on a line", word, cue, bytes, &findings)
          return
        }
      }
      while position < text.upperBound, bytes[position] != 0x0A, bytes[position] != 0x0D {
        position += 1
      }
      lineStart = position + 1
    }
  }

  /// Whether a text begins with a phrase of credits.
  static func beginsCredit(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    phrases.match(bytes, in: text) != nil
  }

  private func report(
    _ message: String, _ range: Range<Int>, _ cue: CueView, _ bytes: Span<UInt8>,
    _ findings: inout Findings
  ) {
    findings.report(
      Self.info, message, at: range, of: cue, bytes,
      fix: cue.fix("delete the cue", .unsafe, [(0..<cue.block.count, "")]))
  }

  /// What kind of address a word is.
  private static func address(_ word: Range<Int>, _ bytes: Span<UInt8>) -> String? {
    let text = VisibleText.raw(word, of: bytes).lowercased()
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    let isHandle =
      text.hasPrefix("@")
      && text.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    if isHandle { return "a handle" }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    if parts.count == 2, !parts[0].isEmpty, isDomain(parts[1]) { return "an e-mail address" }
    var rest = text[...]
    var hasScheme = false
    for prefix in ["https://", "http://", "www."] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      hasScheme = true
    }
    let host = rest.prefix { $0 != "/" }
    let isAddress = hasScheme ? host.contains(".") || rest.contains("/") : isDomain(host)
    return isAddress && parts.count == 1 ? "a web address" : nil
  }

  /// Whether text is a domain of a kind that sites use: `example.com`, not `Mr.Smith`.
  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last else { return false }
    return CreditPhrases.topLevelDomains.contains(String(last))
      && labels.allSatisfy { label in
        !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      }
  }
}
