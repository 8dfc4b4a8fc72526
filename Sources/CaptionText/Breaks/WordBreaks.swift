// SPDX-License-Identifier: Apache-2.0

/// Words (Unicode Standard Annex 29), for reading speeds in words a minute.
package enum WordBreaks {
  /// How many words text has; numbers are words, punctuation is not.
  ///
  /// Languages that write without spaces are counted by ICU's dictionaries; ASCII never reaches ICU.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: A BCP 47 tag that may decide details; empty for none.
  /// - Returns: The number of words.
  /// - Complexity: O(*n*).
  package static func count(in text: String, language: String = "") -> Int {
    ranges(in: text, language: language).count
  }

  /// The words of text, in order.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: A BCP 47 tag that may decide details; empty for none.
  /// - Returns: Ranges of UTF-8 bytes.
  /// - Complexity: O(*n*).
  package static func ranges(in text: String, language: String = "") -> [Range<Int>] {
    let utf8 = text.utf8.span
    if UTF8Scan.isASCII(utf8) { return asciiRanges(in: utf8) }
    guard let iterator = BreakIterator(.words(language)) else { return [] }
    var ranges: [Range<Int>] = []
    var start = 0
    iterator.forEachBoundary(in: utf8) { end, status in
      // Statuses below 100 mark spaces and punctuation (UBRK_WORD_NONE_LIMIT).
      if status >= 100 { ranges.append(start..<end) }
      start = end
    }
    // ICU counts a row of `_` as a word; nobody reads one.
    ranges.removeAll { range in range.allSatisfy { utf8[$0] == UInt8(ascii: "_") } }
    return ranges
  }

  private enum Class {
    case letter, digit, extender, other
  }

  private static func kind(_ byte: UInt8) -> Class {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "_"): .extender
    default: .other
    }
  }

  /// Rules WB5 to WB13 for ASCII: an apostrophe or a dot between letters stays within a word, and so
  /// does a dot, a comma, a semicolon or an apostrophe between digits.
  private static func asciiRanges(in utf8: Span<UInt8>) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var hasContent = false
    for index in utf8.indices {
      let kind = kind(utf8[index])
      if kind != .other {
        if start == nil { start = index }
        if kind != .extender { hasContent = true }
      } else if let begin = start, !joins(at: index, in: utf8) {
        if hasContent { ranges.append(begin..<index) }
        start = nil
        hasContent = false
      }
    }
    if let start, hasContent { ranges.append(start..<utf8.count) }
    return ranges
  }

  private static func joins(at index: Int, in utf8: Span<UInt8>) -> Bool {
    guard index > 0, index + 1 < utf8.count else { return false }
    let (before, after) = (kind(utf8[index - 1]), kind(utf8[index + 1]))
    switch utf8[index] {
    case UInt8(ascii: "'"), UInt8(ascii: "."):
      return (before == .letter && after == .letter) || (before == .digit && after == .digit)
    case UInt8(ascii: ","), UInt8(ascii: ";"):
      return before == .digit && after == .digit
    default:
      return false
    }
  }
}
