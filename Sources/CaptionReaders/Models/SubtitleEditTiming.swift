// SPDX-License-Identifier: Apache-2.0

/// A timing line as libse reads it: `TryReadTimeCodesLine` and `IsValidTimeCode` of `SubRip.cs`.
struct SubtitleEditTiming {
  var start: Int64
  var end: Int64
  /// Whether both fractions have two digits, and are at most 30.
  var countsFrames: Bool

  init?(_ text: [UInt8], _ range: Range<Int>) {
    guard let line = Self.normalized(text, range), Self.isValid(line) else { return nil }
    // `-->` becomes a colon, and each colon and comma ends a field.
    var fields: [[UInt8]] = [[]]
    var place = 0
    while place < line.count {
      if line.has("-->", at: place, before: line.count) {
        fields.append([])
        place += 3
      } else {
        if line[place] == 0x3A || line[place] == 0x2C {
          fields.append([])
        } else if line[place] != 0x20 {
          fields[fields.count - 1].append(line[place])
        }
        place += 1
      }
    }
    guard fields.count >= 8 else { return nil }
    var values: [Int64] = []
    for field in fields.prefix(8) {
      guard let value = Int64(String(decoding: field, as: UTF8.self)),
        Int32(exactly: value) != nil
      else { return nil }
      values.append(value)
    }
    func time(_ first: Int) -> Int64 {
      let seconds = (values[first] * 60 + values[first + 1]) * 60 + values[first + 2]
      let time = seconds * 1000 + values[first + 3]
      return fields[first].first == 0x2D && time > 0 ? -time : time
    }
    (start, end) = (time(0), time(4))
    countsFrames =
      fields[3].count == 2 && values[3] <= 30 && fields[7].count == 2 && values[7] <= 30
  }

  /// The line with the writings of the arrow and the separators that are known to be bad put right.
  private static func normalized(_ text: [UInt8], _ range: Range<Int>) -> [UInt8]? {
    var place = range.lowerBound
    while place < range.upperBound, text[place] == 0x2D || text[place] == 0x20 { place += 1 }
    guard range.upperBound - place >= 10, isDigit(text[place]) else { return nil }
    var line = Array(text[range])
    for (bad, good) in replacements { replace(bad, good, in: &line) }
    line = Array(line[UnicodeSpaces.trimmed(line, line.indices, isPython: false)])
    if line.count > 30 {
      for column in [29, 28, 27] where line[column] == 0x20 {
        line.removeLast(line.count - column)
        break
      }
    }
    line.removeAll { $0 == 0x20 }
    replace("-->", " --> ", in: &line)
    line = Array(line[UnicodeSpaces.trimmed(line, line.indices, isPython: false)])
    for index in line.indices where line[index] == 0x2E { line[index] = 0x3A }
    if line.count >= 29, line[8] == 0x3A || line[8] == 0x3B { line[8] = 0x2C }
    if (29...30).contains(line.count), line[25] == 0x3A || line[25] == 0x3B { line[25] = 0x2C }
    if line.count == 23, line[2] == 0x3A, line[5] == 0x2C, line[9] == 0x20, line[12] == 0x3E,
      line[13] == 0x20, line[16] == 0x3A, line[19] == 0x2C
    {
      line.insert(contentsOf: [0x30, 0x30, 0x3A], at: 14)
      line.insert(contentsOf: [0x30, 0x30, 0x3A], at: 0)
    }
    return line
  }

  private static let replacements: [(StaticString, StaticString)] = [
    ("،", ","), ("¡", ","), (" -> ", " --> "), (" - > ", " --> "), (" ->> ", " --> "),
    (" -- > ", " --> "), (" - -> ", " --> "), (" -->> ", " --> "), (" ---> ", " --> "),
    (": ", ":"),
  ]

  private static func replace(_ bad: StaticString, _ good: StaticString, in line: inout [UInt8]) {
    guard line.first(bad, in: line.indices) != nil else { return }
    var output: [UInt8] = []
    var place = 0
    while place < line.count {
      if line.has(bad, at: place, before: line.count) {
        output.append(good)
        place += bad.utf8CodeUnitCount
      } else {
        output.append(line[place])
        place += 1
      }
    }
    line = output
  }

  /// The steps through the characters of a line: each begins a number, goes on in it, or is a mark.
  private static func isValid(_ line: [UInt8]) -> Bool {
    var step = 0
    for byte in line where !isSpaceOfC(byte) {
      switch step {
      case 0, 2, 4, 9, 11:
        guard byte == 0x2D || isDigit(byte) else { return false }
        step += 1
      case 1, 3, 10, 12:
        if byte == 0x3A { step += 1 } else if !isDigit(byte) { return false }
      case 5, 13:
        if byte == 0x2C || byte == 0x3A { step += 1 } else if !isDigit(byte) { return false }
      case 6, 14:
        if byte == 0x2D { step += 1 } else if !isDigit(byte) { return false }
      case 7:
        guard byte == 0x2D else { return false }
        step += 1
      case 8:
        guard byte == 0x3E else { return false }
        step += 1
      default: return false
      }
    }
    return true
  }
}
