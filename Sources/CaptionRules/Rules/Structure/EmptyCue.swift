// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import SubRip

/// SRT210: a cue without anything to see.
public struct EmptyCue: Rule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(210), name: "empty-cue", severity: .warning, fixSafety: .safe,
    documentation: RuleDocumentation(
      whatItDoes:
        "Finds cues whose text has no visible character once markup, spaces and invisible characters are taken away.",
      whyItMatters: "ffmpeg drops such a cue, others show an empty box; strict readers stop at it.",
      example:
        "1\n00:00:01,000 --> 00:00:02,000\n<i> </i>\n\n2\n00:00:03,000 --> 00:00:04,000\nHello\n",
      useInstead: "1\n00:00:03,000 --> 00:00:04,000\nHello\n",
      fixSafety: "Deleting the cue is safe; the cues below are renumbered.",
      sources: "ffmpeg libavcodec/htmlsubtitles.c; Aegisub's reader."))

  /// Cues whose text begins with nothing that certainly is seen.
  public static let trigger = RuleTrigger.contents(.maybeInvisible)

  /// Creates the rule.
  ///
  /// - Parameter settings: Not looked at.
  public init(settings: LintSettings) {}

  /// Reports a cue that shows nothing.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  ///   - findings: Receives what is wrong.
  public mutating func visit(
    _ cue: CueView, _ bytes: Span<UInt8>, _ findings: inout Findings
  ) {
    guard !cue.block.anomalies.contains(.trailingData), !Self.isVisible(bytes, cue.block.text)
    else { return }
    findings.report(
      Self.info, "cue \(cue.ordinal) shows nothing",
      at: Newline.trimmed(cue.block.timingLine, in: bytes), of: cue, bytes,
      fix: Fix(
        title: "delete the cue",
        edits: [Edit(range: cue.block.inFile(0..<cue.block.count), replacement: [])],
        safety: .safe))
  }

  private static func isVisible(_ bytes: Span<UInt8>, _ text: Range<Int>) -> Bool {
    var position = text.lowerBound
    while position < text.upperBound {
      let byte = bytes[position]
      if byte == 0x3C || byte == 0x7B {
        guard let end = markupEnd(bytes, position, text.upperBound) else { return true }
        position = end
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

  /// Where a tag or an override block ends; `nil` where the bracket is text.
  private static func markupEnd(_ bytes: Span<UInt8>, _ position: Int, _ limit: Int) -> Int? {
    let isTag = bytes[position] == 0x3C
    guard position + 1 < limit else { return nil }
    let next = bytes[position + 1]
    let isLetter = (next | 0x20) >= 0x61 && (next | 0x20) <= 0x7A
    guard isTag ? isLetter || next == 0x2F : next == 0x5C else { return nil }
    var end = position + 2
    while end < limit, end - position < 256 {
      if bytes[end] == (isTag ? 0x3E : 0x7D) { return end + 1 }
      end += 1
    }
    return nil
  }
}
