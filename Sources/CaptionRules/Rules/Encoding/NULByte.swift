// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// CAP105: a zero byte.
package struct NULByte: ByteRule {
  package static let info = RuleInfo(
    code: RuleCode(.captions, 105), name: "nul-byte", family: .encoding, severity: .error,
    fix: .safe(in: .controls, changing: .letters),
    documentation: RuleDocumentation(
      whatItDoes: "Finds NUL characters in the text and between the cues.",
      whyItMatters: "ffmpeg stops reading and finds no cue at all; VLC cuts the text.",
      example: "1\n00:00:01,000 --> 00:00:02,000\nHel<00>lo\n",
      useInstead: "1\n00:00:01,000 --> 00:00:02,000\nHello\n",
      fixSafety:
        "Deleting padding at the end of the file is safe; deleting zero bytes elsewhere is unsafe, since something else may have stood there.",
      sources: "ffmpeg libavformat/subtitles.c; measured."))

  /// Cues with control characters.
  package static let trigger = RuleTrigger.contents([.control, .controlOutsideText])

  package init(settings: LintSettings) {}

  package func scan(_ bytes: Span<UInt8>, in place: FindingPlace, _ findings: inout Findings) {
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
          edits: [Edit(range: place.inText(range), replacement: [])],
          safety: isPadding ? .safe : .unsafe))
    }
  }

  private static func isAtEnd(_ place: FindingPlace) -> Bool {
    if case .cue(let cue) = place { return cue.isLast }
    return false
  }
}
