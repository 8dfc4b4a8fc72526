// SPDX-License-Identifier: Apache-2.0

/// WebVTT as a browser reads it: `vtt_parser.cc` and `vtt_tokenizer.cc` of Chromium, which follow the
/// steps of the standard.
enum WebVTTReading {
  static func read(_ file: [UInt8]) -> Reading {
    let lines = LineBreaks.universal(file, from: file.markCount)
    guard let first = lines.first,
      file.has("WEBVTT", at: first.lowerBound, before: first.upperBound),
      first.count == 6 || [0x20, 0x09].contains(file[first.lowerBound + 6])
    else { return .refused(.notRecognized) }
    var parser = Parser(file)
    for line in lines.dropFirst() { parser.take(line) }
    parser.finish()
    return parser.reading
  }

  private enum State { case header, identifier, timing, text, bad }

  private struct Parser {
    let file: [UInt8]
    var reading = Reading(captions: [])
    var state = State.header
    var start: Int64 = 0
    var end: Int64 = 0
    var words: [UInt8] = []

    init(_ file: [UInt8]) { self.file = file }

    mutating func take(_ line: Range<Int>) {
      let hasArrow = file.first("-->", in: line) != nil
      switch state {
      case .header:
        if hasArrow { state = timing(line) == .bad ? .header : .text }
      case .identifier:
        if line.isEmpty { return }
        state = hasArrow ? timing(line) : .timing
      case .timing: state = line.isEmpty ? .identifier : timing(line)
      case .text:
        if line.isEmpty || hasArrow {
          finish()
          state = line.isEmpty ? .identifier : timing(line)
        } else {
          if !words.isEmpty { words.append(0x0A) }
          words += file[line]
        }
      case .bad:
        if line.isEmpty { state = .identifier } else if hasArrow { state = timing(line) }
      }
    }

    mutating func finish() {
      if state == .text { reading.show(start, end, WebVTTText.shown(words)) }
    }

    private mutating func timing(_ line: Range<Int>) -> State {
      words.removeAll(keepingCapacity: true)
      var place = line.lowerBound
      func spaces() { while place < line.upperBound, isSpaceOfC(file[place]) { place += 1 } }
      spaces()
      guard let first = time(&place, line.upperBound) else { return .bad }
      spaces()
      guard file.has("-->", at: place, before: line.upperBound) else { return .bad }
      place += 3
      spaces()
      guard let second = time(&place, line.upperBound) else { return .bad }
      (start, end) = (first, second)
      return .text
    }

    private func time(_ place: inout Int, _ end: Int) -> Int64? {
      func digits() -> (value: Int64, count: Int) {
        var (value, count): (Int64, Int) = (0, 0)
        while place < end, isDigit(file[place]) {
          value = min(value * 10 + Int64(file[place] &- 0x30), Int64(UInt32.max))
          count += 1
          place += 1
        }
        return (value, count)
      }
      func take(_ byte: UInt8) -> Bool {
        guard place < end, file[place] == byte else { return false }
        place += 1
        return true
      }
      let first = digits()
      guard first.count > 0, take(0x3A) else { return nil }
      let second = digits()
      guard second.count == 2 else { return nil }
      var (hours, minutes, seconds) = (Int64(0), first.value, second.value)
      if first.count != 2 || first.value > 59 || (place < end && file[place] == 0x3A) {
        guard take(0x3A) else { return nil }
        let third = digits()
        guard third.count == 2 else { return nil }
        (hours, minutes, seconds) = (first.value, second.value, third.value)
      }
      guard take(0x2E) else { return nil }
      let fraction = digits()
      guard fraction.count == 3, minutes <= 59, seconds <= 59 else { return nil }
      return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction.value
    }
  }
}

/// The text of a WebVTT cue as it is shown: without tags, character references resolved.
enum WebVTTText {
  static func shown(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == 0x3C || $0 == 0x26 || $0 == 0 }) else { return text }
    var shown: [UInt8] = []
    shown.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      switch text[position] {
      case 0x26:
        if let reference = CharacterReference(text, at: position) {
          shown += reference.text
          position = reference.end
        } else {
          shown.append(0x26)
          position += 1
        }
      case 0x3C:
        // To the next `>`, or to the end of the text: whatever stands there is a tag.
        while position < text.count, text[position] != 0x3E { position += 1 }
        position += 1
      case 0: position += 1
      default:
        shown.append(text[position])
        position += 1
      }
    }
    return shown
  }
}
