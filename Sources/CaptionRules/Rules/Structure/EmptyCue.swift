// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// SRT210: a cue without anything to see.
package struct EmptyCue: Rule {
  package static let info = RuleInfo(
    code: RuleCode(.subRip, 210), name: "empty-cue", family: .structure, severity: .warning,
    fix: .safe(in: .structure),
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues whose text has no visible character once tags and instructions that exist and are written right, spaces and invisible characters are taken away. What stands in brackets otherwise is text: <laughs>, {\\beta}.",
      whyItMatters: "ffmpeg drops such a cue, others show an empty box; strict readers stop at it.",
      example:
        "1\n00:00:01,000 --> 00:00:02,000\n<i> </i>\n\n2\n00:00:03,000 --> 00:00:04,000\nHello\n",
      useInstead: "1\n00:00:03,000 --> 00:00:04,000\nHello\n",
      fixSafety:
        "Deleting the cue is safe; the cues below are renumbered. It is unsafe where the text may be elsewhere: beside a caption that could not be read, and where a timing line stands right below another one.",
      sources: "ffmpeg libavcodec/htmlsubtitles.c; Aegisub's reader."))

  /// Cues whose text begins with nothing that certainly is seen.
  package static let trigger = RuleTrigger.contents(.maybeInvisible)

  package init(settings: LintSettings) {}

  /// Reports a cue that shows nothing.
  package mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard !cue.block.anomalies.contains(.trailingData), !Self.isVisible(bytes, cue.block.text)
    else { return }
    // `12:30 --> 13:45` right below a timing line may be what the cue says.
    let glued: CueAnomalies = [.indexMissing, .missingBlankLine]
    let isGlued =
      cue.block.anomalies.isSuperset(of: glued)
      || cue.next?.anomalies.isSuperset(of: glued) ?? false
    let isSafe = !isGlued && !cue.isBesideUnread && !cue.surroundings.contains(.followsUnread)
    findings.report(
      Self.info, "cue \(cue.ordinal) shows nothing",
      at: Newline.trimmed(cue.block.timingLine, in: bytes), of: cue, bytes,
      fix: Fix(
        title: "delete the cue",
        edits: [Edit(range: cue.block.inText(0..<cue.block.count), replacement: [])],
        safety: isSafe ? .safe : .unsafe))
  }

  /// Whether something of a text is seen.
  static func isVisible(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    var position = text.lowerBound
    while position < text.upperBound {
      let byte = bytes[position]
      if byte == 0x3C || byte == 0x7B {
        let end = Self.lineEnd(bytes, position, text.upperBound)
        guard
          let hidden = byte == 0x3C
            ? Self.tagEnd(bytes, position, end)
            : KnownOverrides.end(bytes, at: position, end: end)
        else { return true }
        position = hidden
        continue
      }
      if byte <= 0x20 || byte == 0x7F {
        position += 1
        continue
      }
      guard byte >= 0x80 else { return true }
      let (scalar, width) = ScalarReader.read(bytes, at: position)
      guard let scalar, isInvisible(scalar) else { return true }
      position += width
    }
    return false
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Ranges without anything invisible: what most texts begin with needs no look at properties.
    case 0xC0...0x2FF, 0x388...0x559, 0x620...0x6DC, 0x3041...0x3163, 0x3400...0xD7A3:
      return false
    default: break
    }
    let properties = scalar.properties
    return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || properties.generalCategory == .format || properties.generalCategory == .control
  }

  /// Where a tag ends that every player hides; `nil` where what begins is text to some.
  private static func tagEnd(_ bytes: Span<UInt8>, _ position: Int, _ end: Int) -> Int? {
    guard let tag = MarkupTag.read(bytes, at: position, end: end), tag.isTerminated,
      tag.name.isKnown
    else { return nil }
    let takesAttributes = tag.name == .font && !tag.isClosing
    guard takesAttributes ? tag.hasValidAttributes(bytes) : tag.attributes.isEmpty else {
      return nil
    }
    return tag.range.upperBound
  }

  /// Where the line ends, or so much of it as a tag may take.
  private static func lineEnd(_ bytes: Span<UInt8>, _ position: Int, _ limit: Int) -> Int {
    var end = position
    while end < limit, end - position <= 256, !Newline.isPart(bytes[end]) { end += 1 }
    return end
  }
}
