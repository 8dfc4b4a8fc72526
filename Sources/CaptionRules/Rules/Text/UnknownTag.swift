// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP401: a tag that players of SubRip files do not know.
package struct UnknownTag: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 401), name: "unknown-tag", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    formats: .except("webvtt"),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds tags other than <b>, <i>, <u>, <s>, <font> and <br>, among them the tags of WebVTT: <c>, <v>, <lang>, <ruby>, <rt> and times in brackets.",
      whyItMatters:
        "VLC shows an unknown tag that is not closed, ffmpeg removes it and what it says: '<laughs>' is gone in one player and shown with its brackets in another.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n<v Bob>Hello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nBob: Hello\n",
      fixSafety:
        "Removing a tag and keeping what it encloses is unsafe: the words in the tag may be meant to be read. The speaker of a <v> tag is kept in front of the words.",
      sources:
        "ffmpeg libavcodec/htmlsubtitles.c; VLC modules/codec/subsdec.c; the WebVTT specification of the W3C."
    ))

  /// Cues with an angle bracket that is not one of a style.
  package static let trigger = RuleTrigger.contents(.looseBracket)

  package init(settings: LintSettings) {}

  /// Reports each name of a tag once.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var groups: [(name: String, tags: [MarkupTag])] = []
    var places: [String: Int] = [:]
    for tag in cue.tags where !tag.name.isKnown {
      let name = VisibleText.raw(tag.nameRange, of: bytes)
      if let index = places[name] {
        groups[index].tags.append(tag)
      } else {
        places[name] = groups.count
        groups.append((name, [tag]))
      }
    }
    for (_, tags) in groups {
      guard let first = tags.first else { continue }
      let written = VisibleText.raw(first.range, of: bytes)
      let isWebVTT = first.name == .webVTT
      findings.report(
        Self.info,
        isWebVTT
          ? "\(written) is a tag of WebVTT and means nothing in SubRip files"
          : "\(written) is a tag that players do not know",
        at: first.range, of: cue, bytes,
        notes: [
          isWebVTT
            ? "players show it or drop it" : "ffmpeg drops it; VLC shows it where it is not closed"
        ],
        fix: cue.removal(
          tags.count == 1 ? "remove the tag" : "remove the tags", .unsafe,
          tags.map { ($0.range, Self.replacement(for: $0, bytes)) }, bytes))
    }
  }

  /// The speaker of `<v Bob>`; nothing of any other tag.
  private static func replacement(for tag: MarkupTag, _ bytes: Span<UInt8>) -> String {
    guard tag.name == .webVTT, !tag.isClosing, !tag.attributes.isEmpty,
      bytes[tag.nameRange.lowerBound] | 0x20 == UInt8(ascii: "v")
    else { return "" }
    return VisibleText.raw(tag.attributes, of: bytes) + ": "
  }
}
