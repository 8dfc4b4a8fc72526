// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import CaptionText

/// A file that is being fixed.
struct WorkingFile {
  /// The format that it is in.
  let format: CaptionFormat
  /// The file as it is now.
  private(set) var content: SourceText

  /// Decodes a file.
  ///
  /// - Throws: `EncodingUnavailable` when ICU has no table for the encoding that was asked for.
  init(
    _ bytes: [UInt8], _ format: CaptionFormat, options: DecodingOptions
  ) throws(EncodingUnavailable) {
    self.format = format
    content = try SourceText(bytes, options: options)
  }

  /// The file's bytes, in its encoding.
  var bytes: [UInt8] { content.bytes }
  /// The same as UTF-8.
  var text: [UInt8] { content.text }
  /// What the encoding is, and why.
  var decision: EncodingDecision { content.decision }
  /// What the linter is told of the original bytes.
  var source: SourceFacts { SourceFacts(content) }

  /// Whether there is no cue.
  var hasNoCue: Bool {
    var hasCue = false
    WholeFileFix.forEachCue(of: text, format) { _, _ in hasCue = true }
    return !hasCue
  }

  /// Whether there is content and no cue.
  var isUnread: Bool {
    var (hasCue, hasStray) = (false, false)
    format.parse(text.span) { event, _ in
      hasCue = hasCue || event.isCue
      hasStray = hasStray || event.isOutside
    }
    return hasStray && !hasCue
  }

  /// Applies fixes; one that the encoding cannot hold is left out.
  ///
  /// - Returns: Whether anything changed.
  mutating func apply(
    _ fixes: [Fix<TextOffset>], minimumSafety: FixSafety
  ) throws(EncodingUnavailable) -> Bool {
    let outcome = try FixApplier.apply(
      fixes.compactMap { $0.mapped(by: content.map) }, to: content, minimumSafety: minimumSafety)
    guard outcome.bytes != bytes else { return false }
    // The decision stands: what was fixed must not change how the rest is read.
    content = try content.replacing(bytes: outcome.bytes)
    return true
  }

  /// Writes the file as UTF-8, without a byte-order mark.
  ///
  /// - Returns: `false` when bytes that mean nothing in the old encoding would be lost.
  mutating func reencode() -> Bool {
    guard content.malformedByteCount == 0, !decision.encoding.isUTF8 else { return false }
    let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
    content = SourceText(utf8: hasMark ? Array(text.dropFirst(3)) : text)
    return true
  }
}
