// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import WebVTT

/// Everything that a parser delivers, in a form that can be compared.
struct Recorder {
  struct Piece: Equatable {
    var kind: String
    var bytes: [UInt8]
  }

  var pieces: [Piece] = []
  var nodes: [CueNode] = []

  var bytes: [UInt8] { pieces.flatMap(\.bytes) }

  /// Whether a cue stands right below the header.
  var hasCueBelowHeader: Bool {
    zip(pieces, pieces.dropFirst()).contains {
      $0.kind.hasPrefix("header") && !$1.kind.hasPrefix("separator")
    }
  }

  init(_ text: String, limits: ParserLimits = .standard) {
    self.init(Array(text.utf8), chunks: [max(1, text.utf8.count)], limits: limits)
  }

  /// Parses bytes that are cut into chunks of the given sizes, over and over.
  init(_ input: [UInt8], chunks: [Int], limits: ParserLimits = .standard) {
    var parser = WebVTTParser(limits: limits)
    var position = 0
    var turn = 0
    while position < input.count {
      let end = min(position + max(1, chunks[turn % chunks.count]), input.count)
      turn += 1
      parser.consume(input.span.extracting(position..<end)) { take($0, $1) }
      position = end
    }
    parser.finish { take($0, $1) }
  }

  private mutating func take(_ event: CaptionEvent, _ span: Span<UInt8>) {
    var bytes: [UInt8] = []
    for i in span.indices { bytes.append(span[i]) }
    let kind =
      switch event {
      case .byteOrderMark: "mark"
      case .header(let offset, let line): "header \(offset.bytes) \(line)"
      case .note(let offset, let line): "note \(offset.bytes) \(line)"
      case .style(let offset, let line): "style \(offset.bytes) \(line)"
      case .region(let offset, let line): "region \(offset.bytes) \(line)"
      case .separator(let offset, let line): "separator \(offset.bytes) \(line)"
      case .stray(let stray): "stray \(stray.reason) \(stray.offset.bytes) \(stray.line)"
      case .unread(let unread): "unread \(unread.isEvidence) \(unread.offset.bytes) \(unread.line)"
      case .cue(let node): "cue \(node)"
      }
    pieces.append(Piece(kind: kind, bytes: bytes))
    if case .cue(let node) = event { nodes.append(node) }
  }
}
