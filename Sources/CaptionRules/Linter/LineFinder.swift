// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// The line of a range within some bytes.
struct LinePlace {
  var linesAbove = 0
  var byteColumn = 1
  var characterColumn = 1
  var excerpt: [UInt8] = []
  var highlight = 0..<0
}

extension LinePlace {
  /// The line of one range, for who asks only once.
  init(of range: Range<Int>, in bytes: Span<UInt8>) {
    var lines = LineFinder()
    self = lines.place(of: range, in: bytes, offset: TextOffset(0))
  }
}

/// Finds the lines of places in a cue or a piece of stray content.
///
/// It remembers where it was, so that places that are asked for in order take time linear in the
/// bytes, however many they are and however long a line is.
struct LineFinder {
  /// How much of a long line is shown on either side of a place.
  private static let longest = 1024

  /// Which bytes the rest is about.
  private var offset = TextOffset(-1)
  private var count = -1
  /// How far lines were counted.
  private var position = 0
  private var linesAbove = 0
  private var lineStart = 0
  /// Where the line ends that begins at `lineStart`, once known.
  private var lineEnd: Int?
  /// How many characters stand between `lineStart` and `counted`.
  private var characters = 0
  private var counted = 0

  /// The line of a range.
  ///
  /// - Parameters:
  ///   - range: The place, counted in `bytes`.
  ///   - bytes: The bytes.
  ///   - offset: Where the bytes begin in the text, which tells them from others.
  /// - Returns: The line and what to show of it.
  /// - Complexity: O(distance from the place that was asked for last), where that lies before it in
  ///   the same bytes; else O(start of the range).
  mutating func place(
    of range: Range<Int>, in bytes: Span<UInt8>, offset: TextOffset
  ) -> LinePlace {
    let target = min(range.lowerBound, bytes.count)
    if offset != self.offset || bytes.count != count || target < counted {
      self = LineFinder()
      self.offset = offset
      count = bytes.count
    }
    passLines(in: bytes, upTo: target)
    passCharacters(in: bytes, upTo: target)
    // Between CR and LF the end that is known lies before the place.
    let end = max(target, lineEnd ?? self.end(in: bytes, from: target))
    lineEnd = end
    var place = LinePlace(
      linesAbove: linesAbove, byteColumn: target - lineStart + 1, characterColumn: characters + 1)
    let from = max(lineStart, target - Self.longest)
    let to = max(from, min(end, target + Self.longest))
    guard lineStart < end else { return place }
    place.excerpt.reserveCapacity(to - from)
    for index in from..<to { place.excerpt.append(bytes[index]) }
    place.highlight = target - from..<max(target, min(range.upperBound, to)) - from
    return place
  }

  private mutating func passLines(in bytes: Span<UInt8>, upTo target: Int) {
    while position < target {
      let byte = bytes[position]
      position += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { continue }
      if byte == 0x0D, position + 1 < bytes.count, bytes[position] == 0x0D,
        bytes[position + 1] == 0x0A
      {
        continue
      }
      linesAbove += 1
      lineStart = position
      lineEnd = nil
      counted = position
      characters = 0
    }
  }

  /// Counts characters from the last place to the next; a place between two characters is the end of
  /// one, and places that rules report are between two characters.
  private mutating func passCharacters(in bytes: Span<UInt8>, upTo target: Int) {
    var isASCII = true
    for index in counted..<target where bytes[index] >= 0x80 {
      isASCII = false
      break
    }
    if isASCII {
      characters += target - counted
    } else {
      var piece: [UInt8] = []
      piece.reserveCapacity(target - counted)
      for index in counted..<target { piece.append(bytes[index]) }
      characters += String(decoding: piece, as: UTF8.self).count
    }
    counted = target
  }

  private func end(in bytes: Span<UInt8>, from target: Int) -> Int {
    var end = target
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }
}
