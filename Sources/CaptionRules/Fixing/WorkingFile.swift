// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionText
import SubRip

/// A file that is being mended: its own bytes, and what they say as UTF-8.
struct WorkingFile {
  /// The file's bytes, in its encoding.
  private(set) var bytes: [UInt8]
  /// The same as UTF-8.
  private(set) var text: [UInt8]
  /// What the encoding is, and why.
  private(set) var decision: EncodingDecision
  private(set) var malformedByteCount = 0
  private var map = SourceMap()

  /// Decodes a file.
  ///
  /// - Throws: `EncodingUnavailable` when ICU has no table for the encoding that was asked for.
  init(_ bytes: [UInt8], options: DecodingOptions) throws(EncodingUnavailable) {
    self.bytes = bytes
    text = []
    decision = EncodingDecision(encoding: .utf8, confidence: 100, reason: .ascii)
    try decode(options)
  }

  /// What the linter is told of the original bytes.
  var source: SourceFacts {
    SourceFacts(decision: decision, malformedByteCount: malformedByteCount)
  }

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

  /// Applies fixes whose edits count in ``text``; one that the encoding cannot hold is left out.
  ///
  /// - Returns: Whether anything changed.
  mutating func apply(_ fixes: [Fix], minimumSafety: FixSafety) throws(EncodingUnavailable) -> Bool
  {
    if map.isIdentity {
      let outcome = FixApplier.apply(fixes, to: bytes, minimumSafety: minimumSafety)
      guard outcome.bytes != bytes else { return false }
      bytes = outcome.bytes
      if decision.encoding.isUTF8 || decision.reason == .ascii {
        text = bytes
      } else {
        try decodeAgain()
      }
      return true
    }
    let encoder = try TextEncoder(decision.encoding)
    var encoded: [Fix] = []
    for fix in fixes {
      let edits = fix.edits.map {
        Edit(range: map.sourceRange(of: $0.range), replacement: $0.replacement)
      }
      guard let edits = try? encoder.encode(edits, original: bytes.span) else { continue }
      encoded.append(Fix(title: fix.title, edits: edits, safety: fix.safety))
    }
    let outcome = FixApplier.apply(encoded, to: bytes, minimumSafety: minimumSafety)
    guard outcome.bytes != bytes else { return false }
    bytes = outcome.bytes
    try decodeAgain()
    return true
  }

  /// Writes the file as UTF-8, without a byte-order mark.
  ///
  /// - Returns: `false` when bytes that mean nothing in the old encoding would be lost.
  mutating func reencode() -> Bool {
    guard malformedByteCount == 0, !decision.encoding.isUTF8 else { return false }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    bytes = text
    decision = EncodingDecision(encoding: .utf8, confidence: 100, reason: .explicit)
    map = SourceMap()
    return true
  }

  private mutating func decodeAgain() throws(EncodingUnavailable) {
    // The decision stands: what was mended must not change how the rest is read.
    let reason = decision
    try decode(DecodingOptions(encoding: decision.encoding))
    decision = reason
  }

  private mutating func decode(_ options: DecodingOptions) throws(EncodingUnavailable) {
    var stream = try DecodingStream(options: options)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    func take(_ piece: Span<UInt8>, _: SourceMap) {
      decoded.append(piece)
    }
    stream.consume(bytes.span, take)
    stream.finish(take)
    text = decoded
    map = stream.sourceMap
    malformedByteCount = stream.malformedByteCount
    if let found = stream.decision { decision = found }
  }
}
