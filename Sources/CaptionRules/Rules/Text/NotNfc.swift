// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// CAP411: characters in pieces that Unicode has as one.
package struct NotNfc: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 411), name: "not-nfc", family: .text, severity: .info,
    fix: .safe(in: .text, changing: .letters),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds characters that normalization form C writes differently, such as an e and a combining accent in place of é. Characters that the form only takes apart, and marks that it only puts in another order, are left alone: clean Bengali, Assamese, Burmese and Punjabi text is full of them.",
      whyItMatters:
        "Searching and comparing fail on text that looks the same; some players show the accent beside its letter. Files from macOS are a common source.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nCafe<U+0301>\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nCaf<U+00E9>\n",
      fixSafety: "Composing a character is safe: Unicode defines both forms to be the same text.",
      sources:
        "Unicode Standard Annex 15. Of clean strings 35 % in Bengali, 25 % in Assamese, 22 % in Burmese and 11 % in Punjabi are not in form C."
    ))

  /// Cues with a character that need not be in form C.
  package static let trigger = RuleTrigger.contents([.maybeNotNFC])

  package init(settings: LintSettings) {}

  /// Reports each line once.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    // In text that is no UTF-8 nothing can be normalized.
    guard
      !cue.contents.contains(.malformed)
        || !Normalization.isNFC(bytes.extracting(cue.block.text))
    else { return }
    cue.forEachTextLine(in: bytes) { line in
      guard !Normalization.isNFC(bytes.extracting(line)) else { return }
      let text = VisibleText.raw(line, of: bytes)
      guard text.utf8.count == line.count,
        let first = Self.edits(text, at: line.lowerBound, most: 1).first
      else { return }
      findings.report(
        Self.info, Self.message(first, Self.edits(text, at: line.lowerBound).count, bytes),
        at: first.0, of: cue, bytes,
        fix: cue.fix("compose", .safe, Self.edits(text, at: line.lowerBound)))
    }
  }

  /// The characters of a line that have a better form, with that.
  private static func edits(
    _ text: String, at start: Int, most: Int = .max
  ) -> [(Range<Int>, String)] {
    var edits: [(Range<Int>, String)] = []
    var offset = start
    for character in text {
      let width = character.utf8.count
      defer { offset += width }
      guard width > 1 else { continue }
      let written = String(character)
      let composed = Normalization.nfc(written)
      if isBetter(composed.unicodeScalars, than: written.unicodeScalars) {
        edits.append((offset..<offset + width, composed))
        if edits.count == most { break }
      }
    }
    return edits
  }

  private static func message(
    _ first: (range: Range<Int>, composed: String), _ count: Int, _ bytes: Span<UInt8>
  ) -> String {
    let scalars = VisibleText.raw(first.range, of: bytes).unicodeScalars
    return "\(scalars.map(\.codePoint).joined(separator: " ")) is written "
      + first.composed.unicodeScalars.map(\.codePoint).joined(separator: " ")
      + " in normalization form C" + (count == 1 ? "" : ", and \(count - 1) more in this line")
  }

  /// Whether a form is another one, not only another order and not longer.
  private static func isBetter(
    _ composed: String.UnicodeScalarView, than written: String.UnicodeScalarView
  ) -> Bool {
    let (new, old) = (Array(composed), Array(written))
    guard new.count <= old.count, new != old else { return false }
    return new.sorted() != old.sorted()
  }
}
