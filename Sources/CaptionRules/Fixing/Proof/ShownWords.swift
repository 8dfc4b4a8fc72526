// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionReaders

/// The letters and digits of a text that is shown, line by line: what a proof compares.
///
/// Spaces and punctuation are left out, since programs differ in them; so is the markup that everybody
/// knows, which a library returns as text.
struct ShownWords: Hashable {
  /// The letters and digits of each line that has any, as UTF-8.
  private(set) var lines: [[UInt8]] = []
  /// The lines as they are.
  private(set) var texts: [[UInt8]] = []

  /// All letters and digits.
  var letters: [UInt8] { lines.count == 1 ? lines[0] : Array(lines.joined()) }

  var isEmpty: Bool { lines.isEmpty }

  init(_ text: String, actsOnMarkup: Bool) {
    var bytes = Array(text.utf8)
    if !actsOnMarkup, bytes.contains(where: { $0 == 0x3C || $0 == 0x7B }) {
      bytes = Self.withoutKnownMarkup(bytes)
    }
    var start = 0
    for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x0A {
      let letters = Self.letters(bytes, start..<end)
      if !letters.isEmpty {
        lines.append(letters)
        texts.append(Array(bytes[start..<end]))
      }
      start = end + 1
    }
  }

  static func == (left: ShownWords, right: ShownWords) -> Bool {
    left.lines == right.lines || left.letters == right.letters
  }

  func hash(into hasher: inout Hasher) { hasher.combine(letters) }

  /// ASCII letters and digits, and whatever is no ASCII and no punctuation or space.
  static func letters(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      let byte = bytes[place]
      if byte < 0x80 {
        if (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 { letters.append(byte) }
        place += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let end = min(place + length, range.upperBound)
      if !isPunctuation(bytes, place, end) { letters += bytes[place..<end] }
      place = end
    }
    return letters
  }

  /// The signs of Latin-1, general and East Asian punctuation, arrows, notes, byte-order marks.
  private static func isPunctuation(_ bytes: [UInt8], _ place: Int, _ end: Int) -> Bool {
    switch bytes[place] {
    case 0xC2: true
    case 0xD8: place + 1 < end && bytes[place + 1] == 0x8C
    case 0xE2: true
    case 0xE3: place + 1 < end && bytes[place + 1] == 0x80
    case 0xEF:
      place + 1 < end && bytes[place + 1] != 0xBD || place + 2 < end && bytes[place + 2] < 0xA0
    default: false
    }
  }

  private static let names: Set<String> = ["b", "i", "u", "s", "font", "br"]

  /// Without `<i>`, `</font>`, `{\an8}` and their like.
  private static func withoutKnownMarkup(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x3C, let end = tagEnd(bytes, place) {
        if bytes[place..<end].contains(0x72), end - place <= 6 { output.append(0x0A) }
        place = end
      } else if bytes[place] == 0x7B, place + 1 < bytes.count, bytes[place + 1] == 0x5C,
        let end = bytes[place...].firstIndex(of: 0x7D)
      {
        place = end + 1
      } else {
        output.append(bytes[place])
        place += 1
      }
    }
    return output
  }

  private static func tagEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    var place = start + 1
    if place < bytes.count, bytes[place] == 0x2F { place += 1 }
    let name = place
    while place < bytes.count, (bytes[place] | 0x20) &- 0x61 < 26, place - name < 5 { place += 1 }
    let word = String(decoding: bytes[name..<place], as: UTF8.self).lowercased()
    guard names.contains(word) else { return nil }
    while place < bytes.count, bytes[place] != 0x3E, bytes[place] != 0x3C { place += 1 }
    return place < bytes.count && bytes[place] == 0x3E ? place + 1 : nil
  }
}
