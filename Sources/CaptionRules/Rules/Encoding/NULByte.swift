// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// SRT105: a zero byte.
public struct NULByte: ByteRule {
  /// What is known about the rule without running it.
  public static let info = RuleInfo(
    code: RuleCode(105), name: "nul-byte", severity: .error, fixSafety: .safe,
    documentation: RuleDocumentation(
      whatItDoes: "Finds NUL characters in the text and between the cues.",
      whyItMatters: "ffmpeg stops reading and finds no cue at all; VLC cuts the text.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nHel<00>lo\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "Deleting padding at the end of the file is safe; deleting zero bytes elsewhere is unsafe, since something else may have stood there.",
      sources: "ffmpeg libavformat/subtitles.c; measured."))

  /// Cues with control characters.
  public static let trigger = RuleTrigger.contents([.control, .controlOutsideText])

  /// Creates the rule.
  ///
  /// - Parameter settings: Not looked at.
  public init(settings: LintSettings) {}

  /// Looks at some bytes.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - place: What they are.
  ///   - findings: Receives what is wrong.
  public func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
    var position = 0
    while position < bytes.count {
      guard bytes[position] == 0 else {
        position += 1
        continue
      }
      let start = position
      while position < bytes.count, bytes[position] == 0 { position += 1 }
      let range = start..<position
      let isPadding = Self.isAtEnd(place) && Newline.isBlank(bytes, position..<bytes.count)
      findings.report(
        Self.info, range.count == 1 ? "a zero byte" : "\(range.count) zero bytes", at: range,
        in: place, bytes, notes: ["ffmpeg finds no cue in such a file"],
        fix: Fix(
          title: range.count == 1 ? "delete the zero byte" : "delete the zero bytes",
          edits: [Edit(range: place.inFile(range), replacement: [])],
          safety: isPadding ? .safe : .unsafe))
    }
  }

  private static func isAtEnd(_ place: FindingPlace) -> Bool {
    if case .cue(let cue) = place { return cue.isLast }
    return false
  }
}
