// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP403: markup that the host does not show.
package struct MarkupUnsupported: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 403), name: "markup-unsupported", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    formats: .except("webvtt"),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds tags that are well formed and that the host of the profile does not allow: any tag on YouTube, <font> on Wistia, italics in languages where Netflix does not want them.",
      whyItMatters: "The host shows the tag as text, drops it, or refuses the file.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n<font color=\"red\">Stop!</font>\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nStop!\n",
      fixSafety: "Removing the tags is unsafe: a colour or italics may tell who speaks.",
      options:
        "The profile's allowedTags; the rule is silent where the profile allows all. It looks at one cue at a time.",
      sources:
        "YouTube's help (answer 2734698); Wistia's and Netflix's guides as the profiles cite them.")
  )

  /// Cues with an angle bracket.
  package static let trigger = RuleTrigger.contents([.lessThan])

  private let allowed: [String]
  private let profile: String

  /// Creates the rule, or nothing where the profile allows all tags.
  package init?(settings: LintSettings) {
    guard let allowed = settings.limits.allowedTags else { return nil }
    self.allowed = allowed
    profile = settings.profile.name
  }

  /// Reports the tags of a cue that are not allowed.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    var tags: [MarkupTag] = []
    var names: [String] = []
    MarkupTag.forEach(in: cue.block.text, of: bytes) { tag in
      guard tag.name.isKnown, tag.isTerminated else { return }
      let name = VisibleText.raw(tag.nameRange, of: bytes).lowercased()
      guard !allowed.contains(name) else { return }
      tags.append(tag)
      if !names.contains(name) { names.append(name) }
    }
    guard let first = tags.first else { return }
    let newline = Newline.ending(cue.block.timingLine, in: bytes)
    findings.report(
      Self.info,
      "\(names.map { "<\($0)>" }.joined(separator: " and ")) "
        + "\(names.count == 1 ? "is" : "are") not for the profile '\(profile)'",
      at: first.range, of: cue, bytes,
      fix: cue.removal(
        "remove the tags", .unsafe, tags.map { ($0.range, $0.name == .lineBreak ? newline : "") },
        bytes))
  }
}
