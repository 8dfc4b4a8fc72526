// SPDX-License-Identifier: Apache-2.0

package import CaptionCore
import CaptionSyntax

/// What fixes a file as a whole.
package enum WholeFileFix: Sendable {
  /// Edits that belong together, in file order.
  case edits([Edit<TextOffset>])
  /// Writing the file as UTF-8.
  case reencoding
}

extension WholeFileFix {
  /// Shows every cue of a file.
  static func forEachCue(
    of text: [UInt8], _ format: CaptionFormat, _ body: (CueNode, Span<UInt8>) -> Void
  ) {
    format.parse(text.span) { event, bytes in
      if case .cue(let block) = event { body(block, bytes) }
    }
  }

  /// Writes every time anew that a map changes.
  ///
  /// - Returns: `nil` when the map has no value for some time, or a negative one.
  static func mapping(
    _ text: [UInt8], _ format: CaptionFormat,
    _ map: (Timestamp, Range<Int>, Span<UInt8>) -> Timestamp?
  ) -> [Edit<TextOffset>]? {
    var edits: [Edit<TextOffset>] = []
    var isPossible = true
    let hasTimesInText = format.traits.hasTimesInText
    forEachCue(of: text, format) { block, bytes in
      let inner = hasTimesInText ? format.timesInText(of: block, in: bytes) : []
      for (range, time) in [
        (block.startTimecode, block.start), (block.endTimecode, block.end),
      ] + inner.map({ ($0.range, $0.value) }) where !range.isEmpty {
        guard let mapped = map(time, range, bytes), mapped >= .zero else {
          isPossible = false
          return
        }
        if mapped != time {
          edits.append(Edit(range: block.inText(range), text: format.text(of: mapped)))
        }
      }
    }
    return isPossible ? edits : nil
  }
}
