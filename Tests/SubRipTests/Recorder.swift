// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax
import SubRip

/// Everything that a parser delivers, in a form that can be compared.
struct Recorder {
  struct Piece: Equatable {
    var kind: String
    var bytes: [UInt8]
  }

  var pieces: [Piece] = []
  var cues: [Cue] = []
  var blocks: [CueNode] = []

  var bytes: [UInt8] { pieces.flatMap(\.bytes) }
  var stray: String { text(of: "stray") }
  var unread: String { text(of: "unread") }

  private func text(of kind: String) -> String {
    String(decoding: pieces.filter { $0.kind.hasPrefix(kind) }.flatMap(\.bytes), as: UTF8.self)
  }

  init(_ text: String, limits: ParserLimits = .standard) {
    self.init(Array(text.utf8), chunks: [text.utf8.count], limits: limits)
  }

  /// Parses bytes that are cut into chunks of the given sizes, over and over.
  init(_ input: [UInt8], chunks: [Int], limits: ParserLimits = .standard) {
    var parser = SubRipParser(limits: limits)
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

  /// Parses the start of a file, and what follows with another parser that goes on where the first
  /// stood.
  init(_ input: [UInt8], resumingAfter cut: Int, limits: ParserLimits) {
    var parser = SubRipParser(limits: limits)
    parser.consume(input.span.extracting(0..<cut)) { take($0, $1) }
    let point = parser.resumePoint
    var later = SubRipParser(resumingAt: point, limits: limits)
    later.consume(input.span.extracting(point.offset.bytes..<input.count)) { take($0, $1) }
    later.finish { take($0, $1) }
  }

  private mutating func take(_ event: CaptionEvent, _ span: Span<UInt8>) {
    var bytes: [UInt8] = []
    for i in span.indices { bytes.append(span[i]) }
    switch event {
    case .byteOrderMark: pieces.append(Piece(kind: "mark", bytes: bytes))
    case .separator(let offset, let line):
      pieces.append(Piece(kind: "separator \(offset.bytes) \(line)", bytes: bytes))
    case .stray(let stray):
      pieces.append(
        Piece(kind: "stray \(stray.reason) \(stray.offset.bytes) \(stray.line)", bytes: bytes))
    case .unread(let unread):
      pieces.append(
        Piece(
          kind: "unread \(unread.offset.bytes) \(unread.line) \(unread.isEvidence)", bytes: bytes))
    case .header, .note, .style, .region:
      pieces.append(Piece(kind: "of another format", bytes: bytes))
    case .cue(let block):
      pieces.append(
        Piece(
          kind:
            "cue \(block.offset.bytes) \(block.line) \(block.ordinal) \(String(describing: block.index)) \(block.start) \(block.end) \(block.anomalies.rawValue) \(block.indexLine) \(block.timingLine) \(block.startTimecode) \(block.endTimecode) \(block.trailing) \(block.text)",
          bytes: bytes))
      cues.append(block.cue(in: span))
      blocks.append(block)
    }
  }
}
