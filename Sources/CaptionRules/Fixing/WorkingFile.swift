// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText
import SubRip

/// A file that is being mended.
struct WorkingFile {
  /// The file as it is now.
  private(set) var content: SourceText

  /// Decodes a file.
  ///
  /// - Throws: `EncodingUnavailable` when ICU has no table for the encoding that was asked for.
  init(_ bytes: [UInt8], options: DecodingOptions) throws(EncodingUnavailable) {
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
    WholeFileFix.forEachCue(of: text) { _, _ in hasCue = true }
    return !hasCue
  }

  /// Whether there is content and no cue.
  var isUnread: Bool {
    var (hasCue, hasStray) = (false, false)
    func take(_ event: SubRipEvent, _: Span<UInt8>) {
      switch event {
      case .cue: hasCue = true
      case .stray: hasStray = true
      case .byteOrderMark, .separator: break
      }
    }
    var parser = SubRipParser()
    parser.consume(text.span, take)
    parser.finish(take)
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
    // The decision stands: what was mended must not change how the rest is read.
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
