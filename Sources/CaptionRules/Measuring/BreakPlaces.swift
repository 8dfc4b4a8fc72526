// SPDX-License-Identifier: Apache-2.0

import CaptionText

/// The places at which a text may be broken, with the room that lies before each: the length of any
/// line is a subtraction, and no line is put together to be measured.
struct BreakPlaces {
  /// A place to break, as the end of one line and as the start of the next.
  struct Place {
    /// The end of what comes before, without spaces at its end.
    var end = 0
    /// The length of what comes before, without white space at its end.
    var endLength = 0
    /// The start of what comes behind, without spaces at its start.
    var start = 0
    /// The length of what comes before that start.
    var startLength = 0
  }

  /// The text.
  let utf8: [UInt8]
  /// The start of the text, the places in order, and its end.
  private(set) var places: [Place] = []

  private var offset = 0
  private var length = 0
  private var end = 0
  private var endLength = 0
  /// How many places wait for the character that begins their next line.
  private var waiting = 0

  /// Finds the places.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - offsets: Where it may be broken, in order, in UTF-8 bytes; one inside what a reader sees as
  ///     one character is left out.
  ///   - measure: How characters are weighed.
  /// - Complexity: O(*n*).
  init(_ text: String, at offsets: [Int], _ measure: TextMeasure) {
    utf8 = Array(text.utf8)
    places.reserveCapacity(offsets.count + 2)
    addPlace()
    var next = 0
    if let weight = measure.weightOfASCII, utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      for byte in utf8 {
        pass(offsets, &next)
        let isSpace = byte == 0x20
        take(1, weight, isSpace: isSpace, isWhite: isSpace)
      }
    } else {
      for character in text {
        pass(offsets, &next)
        take(
          character.utf8.count, measure.weight(of: character),
          isSpace: character == " " || character == "\t", isWhite: character.isBlank)
      }
    }
    settle()
    addPlace()
    settle()
  }

  /// The length of the line from one place to another.
  func length(from first: Int, to second: Int) -> Hundredths {
    Hundredths(hundredths: places[second].endLength - places[first].startLength)
  }

  /// The line from one place to another.
  func line(from first: Int, to second: Int) -> String {
    let (start, end) = (places[first].start, places[second].end)
    return String(decoding: utf8[start..<max(start, end)], as: UTF8.self)
  }

  private mutating func addPlace() {
    places.append(Place(end: end, endLength: endLength))
    waiting += 1
  }

  private mutating func pass(_ offsets: [Int], _ next: inout Int) {
    while next < offsets.count, offsets[next] < offset { next += 1 }
    if next < offsets.count, offsets[next] == offset { addPlace() }
  }

  private mutating func take(_ count: Int, _ weight: Int, isSpace: Bool, isWhite: Bool) {
    if !isSpace { settle() }
    offset += count
    length += weight
    if !isSpace { end = offset }
    if !isWhite { endLength = length }
  }

  /// Tells the places that wait where their next line starts.
  private mutating func settle() {
    guard waiting > 0 else { return }
    for index in places.count - waiting..<places.count {
      places[index].start = offset
      places[index].startLength = length
    }
    waiting = 0
  }
}
