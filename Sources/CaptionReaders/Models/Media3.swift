// SPDX-License-Identifier: Apache-2.0

/// Media3, the player of Android applications: `SubripParser.java`, and the lines of
/// `ParsableByteArray.java`.
///
/// An index alone on its line, a timing line right below it, and the text to the next empty line.
enum Media3: ReaderModel {
  static let program = Program(
    name: "Media3 (ExoPlayer)",
    source: "libraries/extractor/…/text/subrip/SubripParser.java, "
      + "libraries/common/…/util/ParsableByteArray.java",
    version: "081a432e7d9a (2025)", isHeldAgainstProgram: false, actsOnMarkup: true)

  static func read(_ text: [UInt8], _ part: FilePart) -> Reading {
    var reading = Reading(captions: [])
    let lines = lines(of: text)
    var next = 0
    while next < lines.count {
      let index = lines[next]
      next += 1
      guard isInteger(text, index) else { continue }
      guard next < lines.count else { break }
      let timing = lines[next]
      next += 1
      guard let (start, end) = times(text, timing) else { continue }
      var words: [UInt8] = []
      while next < lines.count, !lines[next].isEmpty {
        if !words.isEmpty { words.append("<br>") }
        appendText(text, lines[next], to: &words)
        next += 1
      }
      next += 1
      reading.show(start, end, AndroidHTML.shown(words))
    }
    return reading
  }

  /// Each line loses a byte-order mark at its start.
  private static func lines(of text: [UInt8]) -> [Range<Int>] {
    var lines = LineBreaks.universal(text)
    guard text.contains(0xEF) else { return lines }
    for index in lines.indices {
      let start = lines[index].lowerBound
      // Only the first line loses two: the mark of the file is taken before its lines are.
      for _ in 0..<(index == 0 ? 2 : 1)
      where text.has("\u{FEFF}", at: lines[index].lowerBound, before: lines[index].upperBound) {
        lines[index] = (lines[index].lowerBound + 3)..<lines[index].upperBound
      }
      assert(lines[index].lowerBound >= start)
    }
    return lines
  }

  /// `Integer.parseInt`: a sign and digits, within 32 bits.
  private static func isInteger(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    var place = line.lowerBound
    guard place < line.upperBound else { return false }
    let isNegative = text[place] == 0x2D
    if isNegative || text[place] == 0x2B { place += 1 }
    guard place < line.upperBound else { return false }
    var value: Int64 = 0
    while place < line.upperBound {
      guard let digit = DecimalDigit.value(text, &place, before: line.upperBound) else {
        return false
      }
      value = value * 10 + digit
      if value > Int64(Int32.max) + (isNegative ? 1 : 0) { return false }
    }
    return true
  }

  /// The whole line is two times and an arrow; hours and milliseconds may be missing.
  private static func times(_ text: [UInt8], _ line: Range<Int>) -> (Int64, Int64)? {
    var place = line.lowerBound
    func spaces() { while place < line.upperBound, isSpaceOfC(text[place]) { place += 1 } }
    spaces()
    guard let start = time(text, &place, line.upperBound) else { return nil }
    spaces()
    guard text.has("-->", at: place, before: line.upperBound) else { return nil }
    place += 3
    spaces()
    guard let end = time(text, &place, line.upperBound) else { return nil }
    spaces()
    return place == line.upperBound ? (start, end) : nil
  }

  private static func time(_ text: [UInt8], _ place: inout Int, _ end: Int) -> Int64? {
    var fields: [Int64] = []
    while fields.count < 3 {
      let start = place
      var value: Int64 = 0
      while place < end, isDigit(text[place]) {
        value = value * 10 + Int64(text[place] &- 0x30)
        place += 1
        if place - start > 15 { return nil }
      }
      guard place > start else { return nil }
      fields.append(value)
      guard place < end, text[place] == 0x3A else { break }
      if fields.count < 3 { place += 1 }
    }
    guard fields.count >= 2 else { return nil }
    var time = fields.reduce(0) { $0 * 60 + $1 } * 1000
    if place + 3 < end, text[place] == 0x2C,
      (1...3).allSatisfy({ isDigit(text[place + $0]) })
    {
      time += (1...3).reduce(0) { $0 * 10 + Int64(text[place + $1] &- 0x30) }
      place += 4
    }
    return time
  }

  /// A line without the spaces at its ends and without `{\…}`.
  private static func appendText(_ text: [UInt8], _ line: Range<Int>, to words: inout [UInt8]) {
    let line = text.trimmed({ $0 <= 0x20 }, in: line)
    var place = line.lowerBound
    let lastBrace = text[line].lastIndex(of: 0x7D) ?? -1
    while place < line.upperBound {
      if text[place] == 0x7B, lastBrace > place + 1, text[place + 1] == 0x5C {
        place = (text.first(0x7D, in: (place + 2)..<line.upperBound) ?? lastBrace) + 1
      } else {
        words.append(text[place])
        place += 1
      }
    }
  }
}
