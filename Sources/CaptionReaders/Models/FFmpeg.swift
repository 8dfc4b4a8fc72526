// SPDX-License-Identifier: Apache-2.0

/// FFmpeg: `libavformat/srtdec.c`, `libavformat/subtitles.c`, `libavcodec/srtdec.c`; mpv reads with it.
///
/// A cue is a timing line and everything to the next one. A line that begins with a number is held back:
/// directly above the next timing line it is that cue's index. Cues are sorted, and repeated ones dropped.
enum FFmpeg: ReaderModel {
  static let program = Program(
    name: "FFmpeg, mpv",
    source: "libavformat/srtdec.c, libavformat/subtitles.c, libavcodec/htmlsubtitles.c",
    version: "5.1.9 (Debian 12)", isHeldAgainstProgram: true, actsOnMarkup: true)

  /// An event as the demuxer delivers it.
  struct Event {
    var start: Int64
    var duration: Int64
    var text: [UInt8]
    /// The decoder drops what is not UTF-8, as where a line was cut inside a character.
    var isDecodable: Bool { String(validating: text, as: UTF8.self) != nil }
  }

  static func read(_ text: [UInt8], _ part: FilePart) -> Reading {
    guard let events = events(of: text, part) else { return .refused(.notRecognized) }
    var reading = Reading(captions: [])
    reading.captions.reserveCapacity(events.count)
    for event in events where event.isDecodable {
      reading.show(
        event.start, event.start + event.duration,
        SubstationText.shown(FFmpegMarkup.substation(of: event.text)))
    }
    return reading
  }

  /// What the demuxer delivers, or `nil` where it is not chosen for the file.
  static func events(of text: [UInt8], _ part: FilePart) -> [Event]? {
    if part == .whole, !isSubRip(text) { return nil }
    var events: [Event] = []
    var lines = Lines(text, longest: 4095)
    var words: [UInt8] = []
    var held = 0..<0
    var current: Event?
    while let line = lines.next() {
      if line.isEmpty { continue }
      if let times = times(text, line) {
        if let event = current {
          // What is held back is the index of this cue, unless it is all there is, and no number.
          let number = leadingNumber(text, held)
          let isNumber = held.isEmpty || (number.isNatural && number.end == held.upperBound)
          if words.isEmpty, !isNumber { words += text[held] }
          add(event, words, to: &events)
        }
        words.removeAll(keepingCapacity: true)
        held = 0..<0
        current = Event(start: times.start, duration: times.duration, text: [])
      } else if current != nil {
        flush(&held, text, into: &words)
        if leadingNumber(text, line).isNatural {
          held = line
        } else {
          words += text[line]
          words.append(0x0A)
        }
      }
    }
    if let event = current {
      flush(&held, text, into: &words)
      add(event, words, to: &events)
    }
    order(&events)
    return events
  }

  private static func flush(_ held: inout Range<Int>, _ text: [UInt8], into words: inout [UInt8]) {
    guard !held.isEmpty else { return }
    words += text[held]
    words.append(0x0A)
    held = 0..<0
  }

  private static func add(_ event: Event, _ words: [UInt8], to events: inout [Event]) {
    var count = words.count
    while count > 0, words[count - 1] == 0x0A { count -= 1 }
    guard count > 0 else { return }
    var event = event
    event.text = Array(words[..<count])
    events.append(event)
  }

  /// Sorts by start and place, ends a cue of negative length where the next begins, and drops repeats.
  private static func order(_ events: inout [Event]) {
    var isSorted = true
    for index in events.indices.dropFirst() where events[index].start < events[index - 1].start {
      isSorted = false
    }
    if !isSorted { events.sort { $0.start < $1.start } }
    for index in events.indices.dropLast() where events[index].duration < 0 {
      events[index].duration = events[index + 1].start - events[index].start
    }
    var kept = 0
    for index in events.indices {
      if kept > 0, events[kept - 1].start == events[index].start,
        events[kept - 1].duration == events[index].duration,
        events[kept - 1].text == events[index].text
      {
        continue
      }
      if kept != index { events[kept] = events[index] }
      kept += 1
    }
    events.removeLast(events.count - kept)
  }

  /// The times of a timing line, in milliseconds: whatever follows the end is not looked at.
  private static func times(
    _ text: [UInt8], _ line: Range<Int>
  ) -> (start: Int64, duration: Int64)? {
    var scanner = FormatScanner(text, line)
    guard let start = time(&scanner), scanner.arrow(), let end = time(&scanner) else { return nil }
    return (start, Int64(Int32(truncatingIfNeeded: end - start)))
  }

  private static func time(_ scanner: inout FormatScanner) -> Int64? {
    guard let seconds = scanner.clock(), scanner.byte(0x2C) || scanner.byte(0x2E),
      let milliseconds = scanner.int()
    else { return nil }
    return seconds * 1000 + milliseconds
  }

  /// Whether the probe takes the file for SubRip: a number, and a timing line right below it.
  private static func isSubRip(_ text: [UInt8]) -> Bool {
    var lines = Lines(text, longest: 63)
    lines.skipNewlines()
    guard let index = lines.next(), leadingNumber(text, index).isNatural, let line = lines.next(),
      line.count > 0
    else { return false }
    let digit = text[line.lowerBound] == 0x2D ? line.lowerBound + 1 : line.lowerBound
    guard digit < line.upperBound, isDigit(text[digit]), text.first(" --> ", in: line) != nil
    else { return false }
    var scanner = FormatScanner(text, line)
    return time(&scanner) != nil && scanner.arrow() && time(&scanner) != nil
  }

  /// Lines as the text reader cuts them: no longer than its buffer, to the first NUL of the file, and a
  /// newline swallows the carriage returns and the line feed behind it.
  struct Lines {
    private let text: [UInt8]
    private let longest: Int
    private var position: Int
    private var isAtEnd = false

    init(_ text: [UInt8], longest: Int) {
      self.text = text
      self.longest = longest
      position = text.markCount
    }

    mutating func skipNewlines() {
      while position < text.count, text[position] == 0x0D || text[position] == 0x0A {
        position += 1
      }
    }

    mutating func next() -> Range<Int>? {
      guard !isAtEnd, position < text.count else { return nil }
      let start = position
      while position < text.count, position - start < longest, text[position] != 0x0A,
        text[position] != 0x0D
      {
        if text[position] == 0 {
          isAtEnd = true
          return nil
        }
        position += 1
      }
      let line = start..<position
      if position - start < longest, position < text.count { position += 1 }
      while position < text.count, text[position] == 0x0D { position += 1 }
      if position < text.count, text[position] == 0x0A { position += 1 }
      return line
    }
  }
}
