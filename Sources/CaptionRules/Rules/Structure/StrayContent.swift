// SPDX-License-Identifier: Apache-2.0

import CaptionCore
package import CaptionSyntax

/// SRT203: content that belongs to no cue.
package struct StrayContent: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 203), name: "stray-content", family: .structure, severity: .error,
    fix: .safe(in: .structure), formats: .except("webvtt"),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds lines that belong to no cue: before the first one, past the size limit of a cue, and at the end of the file; what stands below a timing line that cannot be read is what timing-malformed reports.",
      whyItMatters:
        "ffmpeg does not recognise a file with lines above the first cue, and shows a number at the end as text. Aegisub and strict hosts refuse the file.",
      example: "Created by X\n\n1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "Deleting a lone number at the end is safe; deleting anything else, also what is left of a cue that was cut off, is unsafe, since only a person can tell whether it is needed.",
      options: "None. Neighbouring lines are reported once.",
      sources: "ffmpeg's probe wants an index on the first line; Aegisub's reader."))

  /// No cue: the rule looks at what stands between them.
  package static let trigger = RuleTrigger.noCue

  private var end = TextOffset(-1)

  package init(settings: LintSettings) {}

  /// Reports the first of several neighbouring lines.
  package mutating func visit(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    let continues = stray.offset == end
    end = stray.offset + bytes.count
    var content = bytes.count
    while content > 0, bytes[content - 1] == 0x0A || bytes[content - 1] == 0x0D { content -= 1 }
    // A number with more below it is the index of a cue that was cut off.
    let isLoneNumber =
      Self.isNumber(bytes, content) && stray.reason == .atEnd && stray.isLast
    let fix = Fix(
      title: isLoneNumber ? "delete the lone number" : "delete the line",
      edits: [Edit(range: stray.offset..<end, replacement: [])],
      safety: isLoneNumber ? .safe : .unsafe)
    guard !continues else { return }
    findings.report(
      Self.info, Self.message(stray, bytes, content, isLoneNumber: isLoneNumber), at: 0..<content,
      offset: stray.offset, line: stray.line, bytes, fix: fix)
  }

  private static func message(
    _ stray: StrayBlock, _ bytes: Span<UInt8>, _ content: Int, isLoneNumber: Bool
  ) -> String {
    switch stray.reason {
    case .beforeFirstCue: "content before the first cue"
    case .betweenCues: "content below a blank line, which is shown with no cue"
    case .overLimit: "content past the size limit of a cue belongs to no cue"
    case .comment: "a comment or a header of another format, which some players show"
    case .repeatedIndex: "the number of the next cue stands there twice"
    case .atEnd:
      isLoneNumber
        ? "a lone number after the last cue"
        : content > 0 && bytes[0] >= 0x30 && bytes[0] <= 0x39
          ? "the file was cut off: it ends before the times of a cue are complete"
          : "content after the last cue"
    }
  }

  private static func isNumber(_ bytes: Span<UInt8>, _ count: Int) -> Bool {
    guard count > 0 else { return false }
    for position in 0..<count {
      let byte = bytes[position]
      guard byte == 0x20 || (byte >= 0x30 && byte <= 0x39) else { return false }
    }
    return true
  }
}
