// SPDX-License-Identifier: Apache-2.0

/// Formats without a signature, told by what their lines look like.
///
/// Asked only where no cue of the format that is spoken shows in all of the beginning.
enum TextShape {
  /// The format that the beginning of a text looks like.
  ///
  /// - Parameter head: The beginning of the text, with a line that is not blank.
  /// - Returns: The format, or `nil` where nothing tells.
  static func format(of head: TextHead) -> FileFormat? {
    // One in fifty is more than any damaged text has.
    if head.controlCount * 50 > head.bytes.count { return .binary }
    guard let first = head.lines.first else { return nil }
    // Above the first line stands what was found out about the language.
    if head.lines.prefix(10).contains(where: { isConsoleLine(head, $0) }) { return .whisperConsole }
    let format: FileFormat? =
      switch head.bytes[first.lowerBound] {
      case UInt8(ascii: "{"): microDVD(head, first) ?? json(head)
      case UInt8(ascii: "["): bracketed(head, first) ?? json(head)
      case UInt8(ascii: "<"): looseMarkup(head, first)
      default: timed(head, first)
      }
    return format ?? TableShape.format(of: head)
      ?? (TranscriptShape.fits(head) ? .transcript : nil)
  }

  /// MicroDVD: `{24}{48}Hello`.
  private static func microDVD(_ head: TextHead, _ line: Range<Int>) -> FileFormat? {
    var cursor = LineCursor(head, line)
    guard cursor.take("{"), cursor.takeDigits() > 0, cursor.take("}"), cursor.take("{") else {
      return nil
    }
    _ = cursor.takeDigits()
    return cursor.take("}") ? .microDVD : nil
  }

  /// Whether a line is one of whisper: `[00:01.000 --> 00:02.000]  Hello`, `[0.00s -> 2.00s] Hello`.
  private static func isConsoleLine(_ head: TextHead, _ line: Range<Int>) -> Bool {
    var cursor = LineCursor(head, line)
    guard cursor.take("[") else { return false }
    let isClock = cursor.takeTime() != nil
    if !isClock {
      guard cursor.takeDigits() > 0, cursor.take("."), cursor.takeDigits() > 0, cursor.take("s")
      else { return false }
    }
    cursor.takeSpaces()
    return cursor.take(word: isClock ? "-->" : "->")
  }

  /// MPL2 and lyrics: `[10][20]Hello`, `[00:01.50]Hello`.
  private static func bracketed(_ head: TextHead, _ line: Range<Int>) -> FileFormat? {
    if head.begins(line, with: "[information]") { return .subViewer }
    var frames = LineCursor(head, line)
    if frames.take("["), frames.takeDigits() > 0, frames.take("]"), frames.take("[") {
      _ = frames.takeDigits()
      if frames.take("]") { return .mpl2 }
    }
    var cursor = LineCursor(head, line)
    _ = cursor.take("[")
    if let time = cursor.takeTime() {
      return cursor.take("]") && time.fields == 2 && time.fractionDigits > 0 ? .lrc : nil
    }
    return isLyrics(head) ? .lrc : nil
  }

  /// `[ar:Somebody]` above lines with times.
  private static func isLyrics(_ head: TextHead) -> Bool {
    let tags = [
      "[ar:", "[al:", "[ti:", "[au:", "[by:", "[re:", "[ve:", "[length:", "[offset:", "[la:",
    ]
    guard let first = head.lines.first, tags.contains(where: { head.begins(first, with: $0) })
    else { return false }
    return head.lines.contains { line in
      var cursor = LineCursor(head, line)
      return cursor.take("[") && cursor.takeTime() != nil && cursor.take("]")
    }
  }

  /// SBV, SubViewer and TMPlayer: `0:00:01.000,0:00:02.000`, `00:00:01.00,00:00:02.00`,
  /// `00:00:01:Hello`.
  private static func timed(_ head: TextHead, _ line: Range<Int>) -> FileFormat? {
    var cursor = LineCursor(head, line)
    guard let time = cursor.takeTime(), time.fields == 3 else { return nil }
    if time.fractionDigits > 0, cursor.take(","), cursor.takeTime() != nil, cursor.isAtEnd {
      return time.fractionDigits == 3 ? .sbv : .subViewer
    }
    // A space behind the colon is the name of nobody: `00:00:01: Hello` is a transcript.
    guard time.fractionDigits == 0, cursor.take(":") || cursor.take("=") || cursor.take(",") else {
      return nil
    }
    return cursor.isAtEnd || cursor.next == 0x20 ? nil : .tmPlayer
  }

  /// An element of a page or of XML where the element around it is missing.
  private static func looseMarkup(_ head: TextHead, _ line: Range<Int>) -> FileFormat? {
    let elements = ["<head", "<body", "<meta", "<script", "<title", "<link", "<div", "<p>", "<h1"]
    if elements.contains(where: { head.begins(line, with: $0) }) { return .html }
    let timed = ["<transcript", "<timedtext", "<usfsubtitles", "<sync ", "<subtitle"]
    return timed.contains(where: { head.begins(line, with: $0) }) ? .xml : nil
  }

  // MARK: JSON

  private static func json(_ head: TextHead) -> FileFormat? {
    guard let first = head.lines.first else { return nil }
    let bytes = head.bytes
    let isObject = bytes[first.lowerBound] == UInt8(ascii: "{")
    var position = first.lowerBound + 1
    while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    let opening: [Unicode.Scalar] = isObject ? ["\"", "}"] : ["\"", "{", "[", "]"]
    guard position < bytes.count, opening.contains(where: { UInt8(ascii: $0) == bytes[position] })
    else { return nil }
    let range = 0..<min(bytes.count, 1 << 12)
    func has(_ keys: String...) -> Bool {
      keys.contains { head.holds("\"\($0)\"", in: range) }
    }
    let isSpeech =
      has("segments", "transcription", "chunks", "utterances", "monologues", "words", "events")
      && has("text", "word", "segs", "start", "ts", "elements")
      || has("start", "from", "begin", "offset", "starttime", "start_time", "timestamp")
        && has("text", "content", "word", "transcript", "utf8")
    return isSpeech ? .speechJSON : .json
  }
}
