// SPDX-License-Identifier: Apache-2.0

/// The Python library srt: the regular expression of `srt.py`, given a text whose newlines are as they
/// stand in the file.
///
/// Cues follow each other without a gap, or the whole file is refused. The text of a cue goes on to an
/// empty line, or a newline, with what looks like an index and a time behind it.
enum SrtLibrary: ReaderModel {
  static let program = Program(
    name: "srt (Python)", source: "srt.py", version: "3.5.3 (2023)", isHeldAgainstProgram: true,
    actsOnMarkup: false)

  static func read(_ text: [UInt8], _ part: FilePart) -> Reading {
    var reading = Reading(captions: [])
    var scanner = Scanner(text)
    scanner.position = text.markCount
    while true {
      let start = scanner.position
      scanner.spaces()
      if scanner.position == text.count {
        // Spaces behind the last cue belong to none; a file of spaces has no cue.
        if start < text.count, !reading.captions.isEmpty || scanner.hasCue {
          return .refused(.error)
        }
        return reading
      }
      guard let cue = scanner.cue() else { return .refused(.error) }
      scanner.hasCue = true
      var words: [UInt8] = []
      words.reserveCapacity(cue.text.count)
      for place in cue.text
      where !(text[place] == 0x0D && place + 1 < cue.text.upperBound && text[place + 1] == 0x0A) {
        words.append(text[place])
      }
      reading.show(cue.start, cue.end, words)
    }
  }

  private struct Scanner {
    let text: [UInt8]
    var position = 0
    var hasCue = false

    init(_ text: [UInt8]) { self.text = text }

    mutating func spaces() { position = behindSpaces(position) }

    private func behindSpaces(_ start: Int) -> Int {
      var place = start
      while place < text.count {
        let count = UnicodeSpaces.count(text, at: place, before: text.count, isPython: true)
        if count == 0 { break }
        place += count
      }
      return place
    }

    /// Where a newline ends that begins at a position.
    private func newline(_ place: Int) -> Int? {
      if place < text.count, text[place] == 0x0A { return place + 1 }
      return text.has("\r\n", at: place, before: text.count) ? place + 2 : nil
    }

    /// An index, spaces, and a newline: where they end, if a time follows.
    private func index(_ start: Int) -> Int? {
      var place = start
      if place < text.count, text[place] == 0x2D { place += 1 }
      let digits = place
      while place < text.count, isDigit(text[place]) { place += 1 }
      guard place > digits else { return nil }
      if place < text.count, text[place] == 0x2E { place += 1 }
      while place < text.count, isDigit(text[place]) { place += 1 }
      let end = behindSpaces(place)
      guard end > place, text[end - 1] == 0x0A, time(end) != nil else { return nil }
      return end
    }

    /// A time: three fields, and perhaps a fourth; its milliseconds, and where it ends.
    private func time(_ start: Int) -> (value: Int64, end: Int)? {
      var place = start
      var fields: [Int64] = []
      for index in 0..<4 {
        let digits = place
        var value: Int64 = 0
        while place < text.count, isDigit(text[place]) {
          let (product, overflow) = value.multipliedReportingOverflow(by: 10)
          value = overflow ? value : product &+ Int64(text[place] &- 0x30)
          place += 1
        }
        guard place > digits || index == 3 else { return nil }
        fields.append(value)
        if index == 3 { break }
        let separator = separator(place)
        if separator == 0, index < 2 { return nil }
        place += separator
      }
      let seconds = (fields[0] &* 60 &+ fields[1]) &* 60 &+ fields[2]
      return (seconds &* 1000 &+ fields[3], place)
    }

    /// `,` `.` `:` and their full-width forms.
    private func separator(_ place: Int) -> Int {
      guard place < text.count else { return 0 }
      switch text[place] {
      case 0x2C, 0x2E, 0x3A: return 1
      case 0xEF:
        let isSeparator =
          text.has("，", at: place, before: text.count)
          || text.has("．", at: place, before: text.count)
          || text.has("：", at: place, before: text.count)
        return isSeparator ? 3 : 0
      case 0xE3: return text.has("。", at: place, before: text.count) ? 3 : 0
      default: return 0
      }
    }

    /// The cue at the position, which moves behind it.
    mutating func cue() -> (start: Int64, end: Int64, text: Range<Int>)? {
      let timing = index(position) ?? position
      guard let start = time(timing) else { return nil }
      var place = start.end
      func blanks() { while place < text.count, text[place] == 0x20 { place += 1 } }
      blanks()
      guard place + 2 < text.count, text[place] == 0x2D,
        text[place + 1] == 0x20 || text[place + 1] == 0x2D
      else { return nil }
      place += 2
      // ` *` of the expression: any spaces before the point of the arrow.
      blanks()
      guard place < text.count, text[place] == 0x3E else { return nil }
      place += 1
      blanks()
      guard let end = time(place) else { return nil }
      place = end.end
      while place < text.count, text[place] != 0x0A, text[place] != 0x0D { place += 1 }
      if place < text.count {
        guard let next = newline(place) else { return nil }
        place = next
      }
      let words = content(from: place)
      return (start.value, end.value, words)
    }

    /// The text that begins at a position: to the first newline at which the cue may end.
    private mutating func content(from start: Int) -> Range<Int> {
      var place = start
      while place < text.count {
        guard text[place] == 0x0A || text[place] == 0x0D, let first = newline(place) else {
          place += 1
          continue
        }
        if first == text.count {
          position = first
          return start..<place
        }
        if let second = newline(first), second == text.count || isCue(second) {
          position = second
          return start..<place
        }
        if index(first) != nil {
          position = first
          return start..<place
        }
        place += 1
      }
      position = text.count
      return start..<text.count
    }

    private func isCue(_ place: Int) -> Bool { index(place) != nil || time(place) != nil }
  }
}
