// SPDX-License-Identifier: Apache-2.0

/// Transcripts: what was said, with or without the time at which each paragraph begins.
enum TranscriptShape {
  /// How much text there has to be before it is called a transcript.
  private static let fewestLetters = 60

  /// Whether the beginning of a text looks like a transcript.
  ///
  /// What has numbers on lines of their own, or arrows, may be damaged captions, which other messages
  /// help more with.
  ///
  /// - Parameter head: The beginning of the text, in which no cue shows.
  /// - Returns: Whether it does.
  static func fits(_ head: TextHead) -> Bool {
    var times = 0
    var letters = 0
    for line in head.lines {
      if isNumber(head, line) || head.holds("->", in: line) { return false }
      if beginsWithTime(head, line) { times += 1 }
      letters += head.bytes[line].count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x80 }
    }
    if times > 0, letters > 0 {
      // Above the first time may stand a title or a name.
      let first = head.lines.prefix(3)
      return first.contains { beginsWithTime(head, $0) }
    }
    return letters >= fewestLetters
  }

  private static func isNumber(_ head: TextHead, _ line: Range<Int>) -> Bool {
    var cursor = LineCursor(head, line)
    return cursor.takeDigits() > 0 && cursor.isAtEnd
  }

  /// `0:01 Hello`, `[00:00:01] Hello`, `(0:01)`, or the name of a speaker and a time: `Ann  0:01`.
  private static func beginsWithTime(_ head: TextHead, _ line: Range<Int>) -> Bool {
    var cursor = LineCursor(head, line)
    _ = cursor.take("[") || cursor.take("(")
    if cursor.takeTime() != nil { return true }
    guard line.count <= 60 else { return false }
    let words = head.bytes[line].split(separator: 0x20)
    guard words.count > 1, let last = words.last else { return false }
    var end = LineCursor(head, last.startIndex..<last.endIndex)
    return end.takeTime() != nil && end.isAtEnd
  }
}
