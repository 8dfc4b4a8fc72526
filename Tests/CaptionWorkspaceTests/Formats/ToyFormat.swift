// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionSyntax

/// A format of this file alone: what a second one needs of the house, and that it needs no more.
///
/// Paragraphs stand between blank lines. The first is `TOY`; `# words` is a comment; a cue has its times in
/// milliseconds in brackets above its text, and `&` begins a character that would be syntax.
///
/// ```
/// TOY
///
/// [1500 2750]
/// Hello
/// ```
enum ToyFormat: FormatDefinition {
  static let traits = FormatTraits(id: "toy", name: "Toy", fileExtensions: ["toy"])

  static func begins(_ head: Span<UInt8>) -> Bool {
    head.count > 3 && head[0] == UInt8(ascii: "T") && head[1] == UInt8(ascii: "O")
      && head[2] == UInt8(ascii: "Y") && head[3] == 0x0A
  }

  static func makeParser(limits: ParserLimits) -> any CaptionParser & ~Copyable { ToyParser() }

  static func write(_ time: Timestamp, into output: inout [UInt8]) {
    output.append(contentsOf: "\(time.milliseconds)".utf8)
  }

  static func escape(_ text: String) -> String {
    text.replacing("&", with: "&&").replacing("[", with: "&[")
  }
}

extension CaptionFormat {
  static var toy: CaptionFormat { CaptionFormat(ToyFormat.self) }
}

/// Delivers a paragraph with the blank lines below it as soon as the next one begins.
private struct ToyParser: CaptionParser, ~Copyable {
  private var held: [UInt8] = []
  private var offset = TextOffset(0)
  private var line = 1
  private var ordinal = 0

  mutating func consume(_ chunk: Span<UInt8>, _ body: EventBody) rethrows {
    for index in chunk.indices { held.append(chunk[index]) }
    while let end = Self.nextParagraph(held) { try deliver(end, body) }
  }

  mutating func finish(_ body: EventBody) rethrows {
    if !held.isEmpty { try deliver(held.count, body) }
  }

  private static func nextParagraph(_ held: [UInt8]) -> Int? {
    held.indices.dropFirst(2).first {
      held[$0 - 1] == 0x0A && held[$0 - 2] == 0x0A && held[$0] != 0x0A
    }
  }

  private mutating func deliver(_ count: Int, _ body: EventBody) rethrows {
    let paragraph = Array(held[..<count])
    held.removeFirst(count)
    try body(event(paragraph), paragraph.span)
    offset += count
    line += paragraph.count { $0 == 0x0A }
  }

  private mutating func event(_ paragraph: [UInt8]) -> CaptionEvent {
    switch paragraph[0] {
    case 0x0A: return .separator(offset: offset, line: line)
    case UInt8(ascii: "T") where paragraph.starts(with: "TOY\n".utf8):
      return .header(offset: offset, line: line)
    case UInt8(ascii: "#"): return .note(offset: offset, line: line)
    case UInt8(ascii: "["):
      return cue(paragraph).map { .cue($0) }
        ?? .unread(UnreadBlock(offset: offset, line: line, isEvidence: true))
    default:
      let reason = ordinal == 0 ? StrayReason.beforeFirstCue : .atEnd
      return .stray(StrayBlock(offset: offset, line: line, reason: reason))
    }
  }

  private mutating func cue(_ paragraph: [UInt8]) -> CueNode? {
    let timing = 0..<((paragraph.firstIndex(of: 0x0A) ?? paragraph.count - 1) + 1)
    var position = 1
    guard let start = time(paragraph, &position, UInt8(ascii: " ")),
      let end = time(paragraph, &position, UInt8(ascii: "]")), position == timing.upperBound - 1
    else { return nil }
    let textEnd = (paragraph.lastIndex { $0 != 0x0A }.map { $0 + 2 }).map {
      min($0, paragraph.count)
    }
    var anomalies = CueAnomalies.endsLinesWithLF
    if paragraph.count - (textEnd ?? 0) > 1 { anomalies.insert(.extraBlankLines) }
    ordinal += 1
    return CueNode(
      ordinal: ordinal, offset: offset, line: line, count: paragraph.count, timingLine: timing,
      start: start, end: end, text: timing.upperBound..<max(textEnd ?? 0, timing.upperBound),
      anomalies: anomalies)
  }

  /// A whole number of milliseconds and the byte behind it.
  private func time(_ bytes: [UInt8], _ position: inout Int, _ terminator: UInt8) -> CueTime? {
    let first = position
    var value: Int64 = 0
    while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39,
      position - first < 15
    {
      value = value * 10 + Int64(bytes[position] - 0x30)
      position += 1
    }
    guard position > first, position < bytes.count, bytes[position] == terminator else {
      return nil
    }
    defer { position += 1 }
    return CueTime(Timestamp(milliseconds: value), at: first..<position)
  }
}
