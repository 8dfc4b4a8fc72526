// SPDX-License-Identifier: Apache-2.0

/// The Python library pysubs2: `formats/subrip.py`, and how `formats/__init__.py` tells formats apart.
///
/// A cue is a line with two times, wherever they stand in it, and everything to the next such line; a
/// number at the end of that is the index of the next cue.
enum Pysubs2: ReaderModel {
  static let program = Program(
    name: "pysubs2", source: "pysubs2/formats/subrip.py, pysubs2/formats/__init__.py",
    version: "1.8.1 (2025)", isHeldAgainstProgram: true, actsOnMarkup: true)

  static func read(_ text: [UInt8], _ part: FilePart) -> Reading {
    let lines = LineBreaks.universal(text, from: 0)
    if part == .whole, !Pysubs2Recognition.isSubRip(text) { return .refused(.notRecognized) }
    var reading = Reading(captions: [])
    var times: (Int64, Int64)?
    var first = 0
    for (number, line) in lines.enumerated() {
      guard let found = Self.times(text, line) else { continue }
      if let times {
        reading.show(times.0, times.1, Pysubs2Text.shown(text, lines[first..<number]))
      }
      times = found
      first = number + 1
    }
    if let times { reading.show(times.0, times.1, Pysubs2Text.shown(text, lines[first...])) }
    return reading
  }

  /// The times of a line that has exactly two.
  static func times(_ text: [UInt8], _ line: Range<Int>) -> (Int64, Int64)? {
    guard text.first(0x3A, in: line) != nil else { return nil }
    var found: [Int64] = []
    var place = line.lowerBound
    while place < line.upperBound {
      if let time = time(text, place, line.upperBound) {
        if found.count == 2 { return nil }
        found.append(time.value)
        place = time.end
      } else {
        place += 1
      }
    }
    return found.count == 2 ? (found[0], found[1]) : nil
  }

  /// `h:m:s.f`, each field of one or two digits, and up to three of a fraction.
  private static func time(
    _ text: [UInt8], _ start: Int, _ end: Int
  ) -> (value: Int64, end: Int)? {
    var place = start
    var seconds: Int64 = 0
    for index in 0..<3 {
      let run = DecimalDigit.run(text, &place, before: end, atMost: 2)
      guard run.count > 0, place < end else { return nil }
      seconds = seconds * 60 + run.value
      guard index < 2 ? text[place] == 0x3A : text[place] == 0x2E || text[place] == 0x2C else {
        return nil
      }
      place += 1
    }
    let fraction = DecimalDigit.run(text, &place, before: end, atMost: 3)
    guard fraction.count > 0 else { return nil }
    let scale: Int64 = [100, 10, 1][fraction.count - 1]
    return (seconds * 1000 + fraction.value * scale, place)
  }
}

/// How pysubs2 tells formats by the first 10,000 characters: one must fit, and no other.
enum Pysubs2Recognition {
  static func isSubRip(_ text: [UInt8]) -> Bool {
    var (end, characters) = (0, 0)
    while end < text.count, characters < 10_000 {
      end += 1
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      characters += 1
    }
    let head = Array(text[..<end])
    let whole = 0..<end
    if ["[Script Info]", "[V4+ Styles]", "http://www.w3.org/ns/ttml"].contains(where: {
      head.first($0, in: whole) != nil
    }) {
      return false
    }
    let start = UnicodeSpaces.trimmed(head, whole, isPython: true).lowerBound
    if head.has("WEBVTT", at: start, before: end) || head.has("<SAMI>", at: start, before: end) {
      return false
    }
    var hasTimes = false
    for line in LineBreaks.unicode(head, from: 0) {
      if isTMPlayer(head, line) || isMicroDVD(head, line) || isMPL2(head, line) { return false }
      hasTimes = hasTimes || Pysubs2.times(head, line) != nil
    }
    return hasTimes
  }

  /// `00:00:01:` and something behind it.
  private static func isTMPlayer(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    var place = line.lowerBound
    for width in [1...2, 2...2, 2...2] {
      let run = DecimalDigit.run(text, &place, before: line.upperBound, atMost: 2)
      guard width.contains(run.count), place < line.upperBound, text[place] == 0x3A else {
        return false
      }
      place += 1
    }
    return place < line.upperBound
  }

  /// `{1}{2}` and something behind it.
  private static func isMicroDVD(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    var place = line.lowerBound
    func blanks() { while place < line.upperBound, text[place] == 0x20 { place += 1 } }
    for _ in 0..<2 {
      blanks()
      guard place < line.upperBound, text[place] == 0x7B else { return false }
      place += 1
      blanks()
      guard DecimalDigit.run(text, &place, before: line.upperBound).count > 0 else { return false }
      blanks()
      guard place < line.upperBound, text[place] == 0x7D else { return false }
      place += 1
    }
    return place < line.upperBound
  }

  /// `[1][2]`.
  private static func isMPL2(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    var place = line.lowerBound
    for _ in 0..<2 {
      guard place < line.upperBound, text[place] == 0x5B else { return false }
      place += 1
      if place < line.upperBound, text[place] == 0x2D { place += 1 }
      guard DecimalDigit.run(text, &place, before: line.upperBound).count > 0,
        place < line.upperBound, text[place] == 0x5D
      else { return false }
      place += 1
    }
    return true
  }
}
