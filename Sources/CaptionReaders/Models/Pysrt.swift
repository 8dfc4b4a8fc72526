// SPDX-License-Identifier: Apache-2.0

/// The Python library pysrt: `srtfile.py`, `srtitem.py`, `srttime.py`.
///
/// A cue is a block of lines between blank ones: an index if the first line has no arrow, a timing line,
/// text. A block that is anything else is passed over without a word.
enum Pysrt: ReaderModel {
  static let program = Program(
    name: "pysrt", source: "pysrt/srtfile.py, pysrt/srtitem.py, pysrt/srttime.py",
    version: "1.1.2 (2020)", isHeldAgainstProgram: true, actsOnMarkup: false)

  static func read(_ text: [UInt8], _ part: FilePart) -> Reading {
    var reading = Reading(captions: [])
    var block: [Range<Int>] = []
    for line in LineBreaks.unicode(text, from: text.markCount) {
      if UnicodeSpaces.trimmed(text, line, isPython: true).isEmpty {
        take(text, block, &reading)
        block.removeAll(keepingCapacity: true)
      } else {
        block.append(line)
      }
    }
    take(text, block, &reading)
    return reading
  }

  private static func take(_ text: [UInt8], _ block: [Range<Int>], _ reading: inout Reading) {
    guard block.count >= 2 else { return }
    let hasIndex = text.first("-->", in: block[0]) == nil
    guard let (start, end) = times(text, block[hasIndex ? 1 : 0]) else { return }
    var words: [UInt8] = []
    for line in block.dropFirst(hasIndex ? 2 : 1) {
      if !words.isEmpty { words.append(0x0A) }
      words += text[UnicodeSpaces.trimmed(text, line, isPython: true, atStart: false)]
    }
    reading.show(start, end, words)
  }

  private static func times(_ text: [UInt8], _ line: Range<Int>) -> (Int64, Int64)? {
    guard let arrow = text.first("-->", in: line),
      text.first("-->", in: (arrow + 3)..<line.upperBound) == nil
    else { return nil }
    let rest = UnicodeSpaces.trimmed(
      text, (arrow + 3)..<line.upperBound, isPython: true, atEnd: false)
    let word = rest.lowerBound..<(text.first(0x20, in: rest) ?? rest.upperBound)
    guard let start = time(text, line.lowerBound..<arrow), let end = time(text, word) else {
      return nil
    }
    return (start, end)
  }

  /// A time of exactly four fields between `:`, `.` and `,`; a field that is no number counts 0.
  ///
  /// No time at all is 0.
  private static func time(_ text: [UInt8], _ range: Range<Int>) -> Int64? {
    let range = UnicodeSpaces.trimmed(text, range, isPython: true)
    if range.isEmpty { return 0 }
    var fields: [Int64] = []
    var start = range.lowerBound
    for place in range.lowerBound...range.upperBound
    where place == range.upperBound || [0x3A, 0x2E, 0x2C].contains(text[place]) {
      fields.append(number(text, start..<place))
      start = place + 1
    }
    guard fields.count == 4 else { return nil }
    let seconds = (fields[0] &* 60 &+ fields[1]) &* 60 &+ fields[2]
    return seconds &* 1000 &+ fields[3]
  }

  /// `int(…)`, or the digits at the start, or 0.
  private static func number(_ text: [UInt8], _ range: Range<Int>) -> Int64 {
    let trimmed = UnicodeSpaces.trimmed(text, range, isPython: true)
    var place = trimmed.lowerBound
    let isNegative = place < trimmed.upperBound && text[place] == 0x2D
    if isNegative || (place < trimmed.upperBound && text[place] == 0x2B) { place += 1 }
    let run = digits(text, &place, before: trimmed.upperBound)
    if run.count > 0, place == trimmed.upperBound { return isNegative ? -run.value : run.value }
    place = range.lowerBound
    return DecimalDigit.run(text, &place, before: range.upperBound).value
  }

  /// Digits, with single underscores between them.
  private static func digits(
    _ text: [UInt8], _ place: inout Int, before end: Int
  ) -> (value: Int64, count: Int) {
    var (value, count): (Int64, Int) = (0, 0)
    while place < end {
      var next = count > 0 && text[place] == 0x5F ? place + 1 : place
      guard let digit = DecimalDigit.value(text, &next, before: end) else { break }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      value = overflow ? value : product &+ digit
      count += 1
      place = next
    }
    return (value, count)
  }
}
