// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import WebVTT

/// VTT304: a word after the times that sets nothing.
package struct SettingUnknown: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.webVTT, 304), name: "setting-unknown", family: .timing, severity: .warning,
    fix: .unsafe(in: .timingSyntax),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds words after the times that are not cue settings, and settings with invalid values, such as align:middle and position:50.",
      whyItMatters: "Browsers ignore the word, so the cue is not placed where it was meant to be.",
      example: "WEBVTT\n\n00:01.000 --> 00:02.000 align:middle\nHello\n",
      useInstead: "WEBVTT\n\n00:01.000 --> 00:02.000 align:center\nHello\n",
      fixSafety:
        "Removing the words is unsafe: they may be text, or settings that another player understands. align:middle, from older versions of the standard, becomes align:center.",
      sources: "W3C WebVTT, parse the WebVTT cue settings."))

  /// Cues with settings.
  package static let trigger = RuleTrigger.anomalies([.hasSettings])

  package init(settings: LintSettings) {}

  /// Reports the words.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let base = cue.block.trailing.lowerBound
    var words: [Range<Int>] = []
    let settings = bytes.extracting(cue.block.trailing)
    _ = CueSettings(
      parsing: settings,
      unread: { word in words.append(base + word.lowerBound..<base + word.upperBound) })
    for word in words.prefix(findings.mostListed) {
      let written = VisibleText.raw(word, of: bytes)
      let isMiddle = written == "align:middle"
      // With the space in front of it.
      let whole = max(cue.block.endTimecode.upperBound, word.lowerBound - 1)..<word.upperBound
      findings.report(
        Self.info, "'\(written)' sets nothing", at: word, of: cue, bytes,
        notes: ["browsers ignore it"],
        fix: isMiddle
          ? cue.fix("write align:center", .unsafe, [(word, "align:center")])
          : cue.fix("remove it", .unsafe, [(whole, "")]))
    }
  }
}
