// SPDX-License-Identifier: Apache-2.0

/// A place in a file as people count it.
public struct SourcePosition: Sendable, Hashable {
  /// The line, counted from 1.
  public var line: Int
  /// The column in bytes, counted from 1.
  public var byteColumn: Int
  /// The column in characters (grapheme clusters), counted from 1.
  public var characterColumn: Int

  /// Creates a position.
  ///
  /// - Parameters:
  ///   - line: The line, counted from 1.
  ///   - byteColumn: The column in bytes, counted from 1.
  ///   - characterColumn: The column in characters, counted from 1.
  public init(line: Int, byteColumn: Int, characterColumn: Int) {
    self.line = line
    self.byteColumn = byteColumn
    self.characterColumn = characterColumn
  }
}

/// Finds the line and column of byte offsets in UTF-8 text that is held in memory.
///
/// Lines end at LF, CRLF, CR CR LF (one newline each) or a CR alone.
public struct LineTable: Sendable {
  /// Where each line begins; the first at 0.
  public let starts: [TextOffset]
  private let bytes: [UInt8]

  /// Builds the table.
  ///
  /// - Parameter bytes: The whole text, as UTF-8.
  /// - Complexity: O(n).
  public init(_ bytes: [UInt8]) {
    var starts = [TextOffset(0)]
    let text = bytes.span
    var position = 0
    while position < text.count {
      let length = text.newlineLength(at: position)
      position += max(length, 1)
      if length > 0 { starts.append(TextOffset(position)) }
    }
    self.starts = starts
    self.bytes = bytes
  }

  /// The line that holds an offset, counted from 1.
  ///
  /// - Parameter offset: A place from 0 to the length of the text.
  /// - Returns: The line number.
  /// - Complexity: O(log lines).
  public func line(at offset: TextOffset) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and both columns of an offset.
  ///
  /// - Parameter offset: A place from 0 to the length of the text.
  /// - Returns: The position, everything counted from 1.
  public func position(at offset: TextOffset) -> SourcePosition {
    let offset = min(max(offset, TextOffset(0)), TextOffset(bytes.count))
    let line = line(at: offset)
    let start = starts[line - 1]
    let prefix = bytes[(start..<offset).bytes]
    let characters =
      prefix.allSatisfy { $0 < 0x80 }
      ? prefix.count : String(decoding: prefix, as: UTF8.self).count
    return SourcePosition(
      line: line, byteColumn: offset - start + 1, characterColumn: characters + 1)
  }

  /// The bytes of a line without its newline.
  ///
  /// - Parameter line: The line number, counted from 1.
  /// - Returns: The range of its bytes; empty past the end of the text.
  public func range(ofLine line: Int) -> Range<TextOffset> {
    let length = TextOffset(bytes.count)
    guard line >= 1, line <= starts.count else { return length..<length }
    let start = starts[line - 1].bytes
    var end = (line < starts.count ? starts[line] : length).bytes
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return TextOffset(start)..<TextOffset(end)
  }
}
