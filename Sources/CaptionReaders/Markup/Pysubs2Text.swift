// SPDX-License-Identifier: Apache-2.0

/// What pysubs2 makes of the lines behind a timing line: without the index of the next cue, without tags
/// and overrides.
enum Pysubs2Text {
  static func shown(_ text: [UInt8], _ lines: ArraySlice<Range<Int>>) -> [UInt8] {
    guard let last = lines.last else { return [] }
    if lines.count >= 2, isNumber(text, last),
      lines.dropLast().allSatisfy({
        UnicodeSpaces.trimmed(text, $0, isPython: true).isEmpty
      })
    {
      return []
    }
    var words: [UInt8] = []
    for line in lines {
      words += text[line]
      words.append(0x0A)
    }
    words = Array(words[UnicodeSpaces.trimmed(words, words.indices, isPython: true)])
    dropNumber(&words)
    return withoutOverrides(withoutTags(words))
  }

  private static func isNumber(_ text: [UInt8], _ line: Range<Int>) -> Bool {
    let line = UnicodeSpaces.trimmed(text, line, isPython: true)
    var place = line.lowerBound
    return DecimalDigit.run(text, &place, before: line.upperBound).count > 0
      && place == line.upperBound
  }

  /// Drops newlines, spaces and a number at the end.
  private static func dropNumber(_ words: inout [UInt8]) {
    guard let newline = words.lastIndex(of: 0x0A) else { return }
    var place = newline + 1
    while place < words.count, words[place] == 0x20 { place += 1 }
    guard DecimalDigit.run(words, &place, before: words.count).count > 0, place == words.count
    else { return }
    var end = newline
    while end > 0, words[end - 1] == 0x0A { end -= 1 }
    words.removeLast(words.count - end)
  }

  /// `< *i *>` and the like become overrides, which vanish later; anything else that begins like a tag
  /// vanishes to the next `>`.
  private static func withoutTags(_ words: [UInt8]) -> [UInt8] {
    guard words.contains(0x3C) else { return words }
    var output: [UInt8] = []
    let lastAngle = words.lastIndex(of: 0x3E) ?? -1
    var position = 0
    while position < words.count {
      guard words[position] == 0x3C, lastAngle > position else {
        output.append(words[position])
        position += 1
        continue
      }
      var place = position + 1
      func blanks() { while place < words.count, words[place] == 0x20 { place += 1 } }
      blanks()
      if place < words.count, words[place] == 0x2F { place += 1 }
      blanks()
      if place < words.count, isLetter(words[place]),
        let end = words.first(0x3E, in: place..<words.count)
      {
        position = end + 1
      } else {
        output.append(0x3C)
        position += 1
      }
    }
    return output
  }

  /// Without what stands in braces; `\h` is a space, `\n` and `\N` are newlines.
  private static func withoutOverrides(_ words: [UInt8]) -> [UInt8] {
    guard words.contains(where: { $0 == 0x7B || $0 == 0x5C }) else { return words }
    var output: [UInt8] = []
    let lastBrace = words.lastIndex(of: 0x7D) ?? -1
    var position = 0
    while position < words.count {
      let byte = words[position]
      let next = position + 1 < words.count ? words[position + 1] : 0
      if byte == 0x7B, lastBrace > position {
        position = (words.first(0x7D, in: position..<words.count) ?? lastBrace) + 1
      } else if byte == 0x5C, [0x68, 0x6E, 0x4E].contains(next) {
        output.append(next == 0x68 ? 0x20 : 0x0A)
        position += 2
      } else {
        output.append(byte)
        position += 1
      }
    }
    return output
  }
}
