// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import WebVTT

/// VTT401: a tag that means nothing, or a `<` that swallows text.
package struct TagUnread: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 401), name: "tag-unread", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds tags other than c, i, b, u, ruby, rt, v, lang and times, such as <font> of SubRip, and a < that no > closes.",
      whyItMatters:
        "Browsers show nothing of what stands in angle brackets: colours are lost, and '<3' takes all text behind it with it.",
      example: "WEBVTT\n\n00:01.000 --> 00:02.000\n<font color=\"red\">Stop</font>, I <3 you\n",
      useInstead: "WEBVTT\n\n00:01.000 --> 00:02.000\nStop, I &lt;3 you\n",
      fixSafety:
        "Removing a tag, or writing &lt; for a lone <, is unsafe: only its author knows which was meant.",
      sources: "W3C WebVTT, cue text tokenizer and parsing rules."))

  /// Cues with a `<`.
  package static let trigger = RuleTrigger.contents([.lessThan])

  package init(settings: LintSettings) {}

  /// Reports the tags.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let text = cue.block.text
    var position = text.lowerBound
    var listed = 0
    while position < text.upperBound, listed < findings.mostListed {
      guard bytes[position] == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      let start = position
      while position < text.upperBound, bytes[position] != UInt8(ascii: ">") { position += 1 }
      guard position < text.upperBound else {
        let sign = start..<start + 1
        findings.report(
          Self.info, "no > closes this <", at: sign, of: cue, bytes,
          notes: ["browsers show nothing of what follows"],
          fix: cue.fix("write &lt;", .unsafe, [(sign, "&lt;")]))
        return
      }
      position += 1
      let tag = start..<position
      guard !CueText.isTag(bytes.extracting(tag)) else { continue }
      listed += 1
      findings.report(
        Self.info, "\(VisibleText.raw(tag, of: bytes)) means nothing in WebVTT", at: tag, of: cue,
        bytes, notes: ["browsers drop the tag"],
        fix: cue.removal("remove it", .unsafe, [(tag, "")], bytes))
    }
  }
}
