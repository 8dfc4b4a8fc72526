// SPDX-License-Identifier: Apache-2.0

import CaptionSyntax
import CaptionText

/// The text of a cue as a viewer sees it: without tags, override blocks and the spaces at line ends.
enum VisibleText {
  /// Appends what a viewer sees of a line.
  ///
  /// - Parameters:
  ///   - line: The line without its newline.
  ///   - bytes: The cue's bytes.
  ///   - markup: How the text is marked up.
  ///   - output: Receives the bytes; `<br>` becomes a line feed.
  static func append(
    _ line: Range<Int>, of bytes: Span<UInt8>, markup: TextMarkup = .loose,
    to output: inout [UInt8]
  ) {
    guard markup == .loose else { return appendWebVTT(line, of: bytes, to: &output) }
    let start = output.count
    var blocks = OverrideBlockReader(end: line.upperBound)
    var position = line.lowerBound
    while position < line.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "<"),
        let tag = MarkupTag.read(bytes, at: position, end: line.upperBound), tag.isHidden
      {
        if tag.name == .lineBreak { output.append(0x0A) }
        position = tag.range.upperBound
      } else if byte == UInt8(ascii: "{"),
        let block = blocks.read(bytes, at: position)
      {
        position = block.range.upperBound
      } else {
        output.append(byte)
        position += 1
      }
    }
    while output.count > start, output[output.count - 1] == 0x20 || output[output.count - 1] == 0x09
    {
      output.removeLast()
    }
  }

  /// Appends what a viewer sees of a line of WebVTT.
  ///
  /// A tag is hidden whatever it says, and a reference is a character. A tag that goes on below the line
  /// hides the rest of the line.
  private static func appendWebVTT(
    _ line: Range<Int>, of bytes: Span<UInt8>, to output: inout [UInt8]
  ) {
    let start = output.count
    var position = line.lowerBound
    while position < line.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "<") {
        while position < line.upperBound, bytes[position] != UInt8(ascii: ">") { position += 1 }
        position += 1
      } else if byte == UInt8(ascii: "&"),
        let entity = HTMLEntity.read(bytes, at: position, end: line.upperBound),
        let scalar = entity.scalar
      {
        output.append(contentsOf: String(scalar).utf8)
        position = entity.range.upperBound
      } else {
        output.append(byte)
        position += 1
      }
    }
    while output.count > start, output[output.count - 1] == 0x20 || output[output.count - 1] == 0x09
    {
      output.removeLast()
    }
  }

  /// What a viewer sees of a line.
  ///
  /// - Parameters:
  ///   - line: The line without its newline.
  ///   - bytes: The cue's bytes.
  ///   - markup: How the text is marked up.
  /// - Returns: The text; bytes that are not UTF-8 become U+FFFD.
  static func string(
    _ line: Range<Int>, of bytes: Span<UInt8>, markup: TextMarkup = .loose
  ) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(line.count)
    append(line, of: bytes, markup: markup, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The lines that a viewer sees of a cue; none of them is empty.
  ///
  /// - Parameters:
  ///   - cue: The cue.
  ///   - bytes: Its bytes.
  /// - Returns: The lines with their places in the cue's bytes.
  static func lines(of cue: CueView, _ bytes: Span<UInt8>) -> [(text: String, range: Range<Int>)] {
    var lines: [(text: String, range: Range<Int>)] = []
    let markup = cue.format.traits.markup
    cue.forEachTextLine(in: bytes) { line in
      let text = string(line, of: bytes, markup: markup)
      if text.contains(where: { !$0.isBlank }) { lines.append((text, line)) }
    }
    return lines
  }

  /// The text of a range as it is written.
  static func raw(_ range: Range<Int>, of bytes: Span<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    for position in range { output.append(bytes[position]) }
    return String(decoding: output, as: UTF8.self)
  }
}

/// Goes through the bytes of a line that a viewer sees, without making text of them.
struct VisibleReader {
  private let end: Int
  private var position: Int
  private var blocks: OverrideBlockReader
  /// Whether some of what was hidden is a `<br>`.
  private(set) var passedLineBreak = false

  /// Creates a reader.
  ///
  /// - Parameter line: The line without its newline.
  init(_ line: Range<Int>) {
    position = line.lowerBound
    end = line.upperBound
    blocks = OverrideBlockReader(end: line.upperBound)
  }

  /// The place of the next byte that is neither in a hidden tag nor in an override block.
  ///
  /// - Parameter bytes: The cue's bytes.
  /// - Returns: The place, or `nil` at the end of the line. `<br>` is hidden here, too.
  @inline(__always)
  mutating func next(_ bytes: Span<UInt8>) -> Int? {
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{"), skipHidden(bytes) { continue }
      position &+= 1
      return position &- 1
    }
    return nil
  }

  /// Leaves out bytes, which are visible.
  mutating func skip(_ count: Int) { position += count }

  private mutating func skipHidden(_ bytes: Span<UInt8>) -> Bool {
    if bytes[position] == UInt8(ascii: "<") {
      guard let tag = MarkupTag.read(bytes, at: position, end: end), tag.isHidden else {
        return false
      }
      if tag.name == .lineBreak { passedLineBreak = true }
      position = tag.range.upperBound
    } else {
      guard let block = blocks.read(bytes, at: position) else { return false }
      position = block.range.upperBound
    }
    return true
  }
}

extension MarkupTag {
  /// Whether players hide the tag; an unknown one is shown by some, and counts as text.
  var isHidden: Bool { isTerminated && name != .unknown }
}
