// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// CAP404: an instruction of another subtitle format in the text.
package struct AssOverride: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 404), name: "ass-override", family: .text, severity: .warning,
    fix: .unsafe(in: .text),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds instructions of SubStation Alpha ({\\an8}, {\\pos(10,20)}) and of MicroDVD ({y:i}, {c:$0000ff}, a slash before a line).",
      whyItMatters:
        "Desktop players heed or hide them; web players and hosts show them as text.",
      example: "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Top\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nTop\n",
      fixSafety:
        "Removing an instruction is unsafe: the cue may then cover what it was moved away from.",
      options:
        "The profile's allowsOverrideTags lets {\\an1} to {\\an9} pass. The rule looks at one cue at a time. A slash counts only before a capital letter in a line without another one, so that paths and pairs of slashes pass.",
      sources:
        "ffmpeg libavcodec/htmlsubtitles.c; VLC modules/codec/subsdec.c; androidx/media SubripParser."
    ))

  /// Cues with a brace or a slash.
  package static let trigger = RuleTrigger.contents([.brace, .address])

  private let allowsAlignment: Bool

  package init(settings: LintSettings) {
    allowsAlignment = settings.limits.allowsOverrideTags ?? false
  }

  /// Reports each instruction.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    cue.forEachTextLine(in: bytes) { line in
      if let slash = Self.leadingSlash(line, bytes) {
        findings.report(
          Self.info, "a slash before the line asks for italics in MicroDVD files only",
          at: slash, of: cue, bytes,
          fix: cue.fix("remove the slash", .unsafe, [(slash, "")]))
      }
      guard cue.contents.contains(.brace) else { return }
      var blocks = OverrideBlockReader(end: line.upperBound)
      var position = line.lowerBound
      while position < line.upperBound {
        guard bytes[position] == UInt8(ascii: "{"),
          let block = blocks.read(bytes, at: position)
        else {
          position += 1
          continue
        }
        position = block.range.upperBound
        if block.kind == .alignment, allowsAlignment { continue }
        findings.report(
          Self.info,
          "\(VisibleText.raw(block.range, of: bytes)) is an instruction of "
            + (block.kind == .microDVD ? "MicroDVD" : "SubStation Alpha"),
          at: block.range, of: cue, bytes, notes: ["most web players show it as text"],
          fix: cue.removal("remove it", .unsafe, [(block.range, "")], bytes))
      }
    }
  }

  private static func leadingSlash(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
    guard line.count > 2, bytes[line.lowerBound] == UInt8(ascii: "/") else { return nil }
    let first = bytes[line.lowerBound + 1]
    guard first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z") || first >= 0x80 else {
      return nil
    }
    for position in line.dropFirst() where bytes[position] == UInt8(ascii: "/") { return nil }
    return line.lowerBound..<line.lowerBound + 1
  }
}
