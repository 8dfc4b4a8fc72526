// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// A cue of a document: the original and what was changed.
struct DocumentCue: Sendable {
  /// The original, for a cue that was read.
  var block: CueNode?
  var start: Timestamp
  var end: Timestamp
  /// The new text; `nil` while the original's stands.
  var text: String?
  var index: Int?

  static func original(_ block: CueNode) -> DocumentCue {
    DocumentCue(block: block, start: block.start, end: block.end, text: nil, index: block.index)
  }

  static func new(_ cue: Cue) -> DocumentCue {
    DocumentCue(block: nil, start: cue.start, end: cue.end, text: cue.text, index: cue.index)
  }

  func value(in source: [UInt8]) -> Cue {
    guard let block else {
      return Cue(ordinal: 0, index: index, start: start, end: end, text: text ?? "")
    }
    let bytes = source.span.extracting(block.inText(0..<block.count).bytes)
    var cue = block.cue(in: bytes)
    cue.start = start
    cue.end = end
    if let text { cue.text = text }
    return cue
  }
}
