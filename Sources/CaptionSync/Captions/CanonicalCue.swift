// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SubRip

/// A cue as it is compared: its times and its lines of text.
enum CanonicalCue {
  /// Goes through the cues of a file.
  ///
  /// The text has LF between its lines and no blank lines: a writer may leave those out, and a
  /// server that stores cues does.
  ///
  /// - Parameters:
  ///   - captions: A SubRip file, as UTF-8.
  ///   - body: Takes each cue and its text.
  static func forEach(in captions: [UInt8], _ body: (CueNode, [UInt8]) -> Void) {
    var parser = SubRipParser()
    var text: [UInt8] = []
    func take(_ event: CaptionEvent, _ bytes: Span<UInt8>) {
      guard case .cue(let cue) = event else { return }
      text.removeAll(keepingCapacity: true)
      func append(_ range: Range<Int>) {
        var isBlank = true
        for position in range where bytes[position] != 0x20 && bytes[position] != 0x09 {
          isBlank = false
          break
        }
        if isBlank { return }
        if !text.isEmpty { text.append(0x0A) }
        for position in range { text.append(bytes[position]) }
      }
      if cue.anomalies.contains(.trailingData), cue.trailingKind(in: bytes) == .text {
        append(cue.trailing)
      }
      cue.forEachTextLine(in: bytes, append)
      body(cue, text)
    }
    parser.consume(captions.span, take)
    parser.finish(take)
  }
}

/// Text without what servers change.
enum LooseText {
  private static let entities: [(name: [UInt8], byte: UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
    (Array("&#39;".utf8), UInt8(ascii: "'")), (Array("&#x27;".utf8), UInt8(ascii: "'")),
  ]

  /// Replaces entities by their characters and drops white space at the ends of lines.
  static func reduce(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var lineStart = 0
    var position = 0
    func trim() {
      while result.count > lineStart, let last = result.last, last == 0x20 || last == 0x09 {
        result.removeLast()
      }
    }
    while position < text.count {
      let byte = text[position]
      if byte == 0x0A {
        trim()
        result.append(byte)
        lineStart = result.count
      } else if result.count == lineStart, byte == 0x20 || byte == 0x09 {
        // White space at the start of a line.
      } else if byte == UInt8(ascii: "&"),
        let entity = entities.first(where: { text[position...].starts(with: $0.name) })
      {
        result.append(entity.byte)
        position += entity.name.count
        continue
      } else {
        result.append(byte)
      }
      position += 1
    }
    trim()
    return result
  }
}
