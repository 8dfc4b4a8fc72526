// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP406: text that does not survive the way to WebVTT.
package struct VttUnsafeText: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 406), name: "vtt-unsafe-text", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    formats: .except("webvtt"),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds '-->' inside the text, a '<' that begins no tag, and '&name;' that no HTML page knows. Tags and references that mean something are left to unknown-tag, malformed-tag and html-entity.",
      whyItMatters:
        "Browsers read WebVTT only, so hosts convert. There '-->' ends the cue, and what follows '<' is swallowed up to the next '>'.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nA --> B\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nA → B\n",
      fixSafety:
        "An arrow in place of '-->' is unsafe: it changes what is shown. A lone '<' or '&' has no fix in SubRip files; a writer of WebVTT escapes it.",
      options:
        "Speaks where the profile's isConvertedToWebVTT is on, as in 'upload'. It looks at one cue at a time.",
      sources: "The WebVTT specification of the W3C, cue text and cue block; Shaka Player."))

  /// Cues with an angle bracket that is not one of a style, or with an ampersand.
  package static let trigger = RuleTrigger.contents([.looseBracket, .ampersand])

  /// Creates the rule, or nothing where the host shows SubRip files as they are.
  package init?(settings: LintSettings) {
    guard settings.limits.isConvertedToWebVTT == true else { return nil }
  }

  /// Reports what WebVTT would take for syntax.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cue.forEachTextLine(in: bytes) { line in
      var position = line.lowerBound
      while position < line.upperBound {
        switch bytes[position] {
        case UInt8(ascii: "-") where Self.isArrow(bytes, at: position, end: line.upperBound):
          let range = position..<position + 3
          findings.report(
            Self.info, "'-->' in the text ends the cue in WebVTT", at: range, of: cue, bytes,
            fix: cue.fix("write an arrow", .unsafe, [(range, "→")]))
          position += 3
        case UInt8(ascii: "<"):
          if let tag = MarkupTag.read(bytes, at: position, end: line.upperBound) {
            position = tag.range.upperBound
          } else {
            findings.report(
              Self.info, "'<' begins no tag; WebVTT swallows what follows it",
              at: position..<position + 1, of: cue, bytes)
            position += 1
            // One finding tells of a run: `<<text>>`.
            while position < line.upperBound, bytes[position] == UInt8(ascii: "<") { position += 1 }
          }
        case UInt8(ascii: "&"):
          let entity = HTMLEntity.read(bytes, at: position, end: line.upperBound)
          if let entity, entity.scalar == nil {
            let written = VisibleText.raw(entity.range, of: bytes)
            findings.report(
              Self.info, "\(written) looks like a reference and names no character",
              at: entity.range, of: cue, bytes)
          }
          position = entity?.range.upperBound ?? position + 1
        default: position += 1
        }
      }
    }
  }

  private static func isArrow(_ bytes: Span<UInt8>, at position: Int, end: Int) -> Bool {
    position + 2 < end && bytes[position + 1] == UInt8(ascii: "-")
      && bytes[position + 2] == UInt8(ascii: ">")
  }
}
